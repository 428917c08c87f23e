package network.khala.node.spec;

/// A chain spec that cannot be used.
public final class ChainSpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says which member, what is wrong and what would be right.
  public ChainSpecException(String problem) {
    super(problem);
  }
}
