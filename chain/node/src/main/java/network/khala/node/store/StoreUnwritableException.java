package network.khala.node.store;

import org.jspecify.annotations.Nullable;

/// The folder or the disk of the database cannot be written to.
public final class StoreUnwritableException extends StoreException {
  StoreUnwritableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
