package network.khala.node.store;

import org.jspecify.annotations.Nullable;

/// Another process uses the database.
public final class StoreLockedException extends StoreException {
  StoreLockedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
