package network.khala.node.store;

import network.khala.scale.Codec;
import network.khala.scale.DecodeException;

/// Decodes rows that this program wrote itself: anything unreadable is damage.
final class StoredRow {
  private StoredRow() {}

  /// @param what names the row, as in "the body of block 7"
  /// @throws CorruptStoreException if the row does not decode
  static <T> T decode(Codec<T> codec, byte[] row, String what) {
    try {
      return codec.decode(row);
    } catch (DecodeException e) {
      throw new CorruptStoreException(what + " is damaged: " + e.getMessage(), e);
    }
  }
}
