package network.khala.relayer;

/// Chain and enclave do not come together although both answer. Says what a person can do.
final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  FeedException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  String advice() {
    return advice;
  }
}
