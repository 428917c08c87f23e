package network.khala.node.store;

import org.jspecify.annotations.Nullable;

/// What is on disk is damaged. The database must be restored from a backup, or deleted and synced
/// again.
public final class CorruptStoreException extends StoreException {
  /// Says what is damaged.
  public CorruptStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
