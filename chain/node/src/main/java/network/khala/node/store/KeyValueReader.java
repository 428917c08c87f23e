package network.khala.node.store;

import org.jspecify.annotations.Nullable;

/// Reads from a key-value store. Keys are ordered as unsigned bytes.
public interface KeyValueReader {
  /// The value under `key`, or null if there is none.
  ///
  /// @throws StoreException if the store cannot say
  byte @Nullable [] get(Column column, byte[] key);

  /// A cursor over what the column holds now; later writes do not show. Close it soon.
  ///
  /// @throws StoreException if the store cannot say
  Cursor cursor(Column column);
}
