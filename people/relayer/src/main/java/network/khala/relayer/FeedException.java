package network.khala.relayer;

import network.khala.protocol.earning.EarningState.Cause;

/// Chain and enclave do not come together although both answer. Says what a person can do.
final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String advice;
  private final Cause cause;

  /// Blocks or messages do not get through.
  FeedException(String message, String advice) {
    this(message, advice, Cause.CATCHING_UP);
  }

  /// Something else does not.
  FeedException(String message, String advice, Cause cause) {
    super(message);
    this.advice = advice;
    this.cause = cause;
  }

  /// What it means for the worker's earning.
  Cause cause() {
    return cause;
  }

  String advice() {
    return advice;
  }
}
