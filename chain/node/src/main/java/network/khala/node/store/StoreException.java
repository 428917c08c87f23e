package network.khala.node.store;

import org.jspecify.annotations.Nullable;

/// The database cannot do what was asked. The subclass says which kind of trouble it is, the
/// message what an operator can do.
public abstract sealed class StoreException extends RuntimeException
    permits CorruptStoreException,
        NoChainException,
        StoreFailedException,
        StoreFullException,
        StoreLockedException,
        StoreUnwritableException {
  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Whether the same operation may succeed later without a restart.
  public boolean retryable() {
    return false;
  }
}
