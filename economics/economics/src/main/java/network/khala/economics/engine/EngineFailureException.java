package network.khala.economics.engine;

/// The engine cannot go on: an amount has left the range of the fixed-point type. Its state is no
/// longer that of any gatekeeper; go back to a checkpoint and find out why.
public final class EngineFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineFailureException(String message, ArithmeticException cause) {
    super(message, cause);
  }
}
