package network.khala.node.store;

import org.jspecify.annotations.Nullable;

/// The database stopped working for a reason that none of the other kinds names.
public final class StoreFailedException extends StoreException {
  StoreFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
