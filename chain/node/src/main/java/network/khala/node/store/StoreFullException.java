package network.khala.node.store;

import org.jspecify.annotations.Nullable;

/// There is too little room on the disk. What was stored before is whole.
public final class StoreFullException extends StoreException {
  private final boolean retryable;

  private StoreFullException(String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  /// Noticed before anything was written.
  static StoreFullException before(String message) {
    return new StoreFullException(message, null, true);
  }

  /// Noticed in the middle of a write: whether the batch counts shows at the next start.
  static StoreFullException during(String message, Throwable cause) {
    return new StoreFullException(message, cause, false);
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
