package network.khala.protocol.substrate;

import java.nio.charset.StandardCharsets;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;

/// Where a storage item lies in the state: `twox128(pallet) ‖ twox128(item)`, and for maps one
/// hashed part for each key.
public final class StorageKey {
  private StorageKey() {}

  /// The key of a single value, and the prefix of a map.
  ///
  /// @param pallet the pallet's name in metadata
  /// @param item the item's name in metadata
  public static Bytes of(String pallet, String item) {
    return twox128(pallet).concat(twox128(item));
  }

  /// Appends a key part hashed by `Twox64Concat`.
  ///
  /// @param prefix the key so far
  /// @param part the encoded key part
  public static Bytes twox64Concat(Bytes prefix, byte[] part) {
    return prefix.concat(Bytes.wrap(Hashing.twox64(part))).concat(Bytes.of(part));
  }

  /// Appends a key part hashed by `Blake2_128Concat`.
  ///
  /// @param prefix the key so far
  /// @param part the encoded key part
  public static Bytes blake2b128Concat(Bytes prefix, byte[] part) {
    return prefix.concat(Bytes.wrap(Hashing.blake2b128(part))).concat(Bytes.of(part));
  }

  private static Bytes twox128(String name) {
    return Bytes.wrap(Hashing.twox128(name.getBytes(StandardCharsets.UTF_8)));
  }
}
