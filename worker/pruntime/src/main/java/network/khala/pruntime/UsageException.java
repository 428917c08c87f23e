package network.khala.pruntime;

/// The command line is wrong. The text is for the operator.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String text) {
    super(text, null, false, false);
  }
}
