package network.khala.client.metadata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;

/// Keys of storage entries, without metadata:
///
/// | bytes | content |
/// | --- | --- |
/// | 16 | twox128 of the pallet's name |
/// | 16 | twox128 of the item's name |
/// | then for each part of a map's key | its hash, and its encoding where the hasher keeps it |
public final class StorageKeys {
  /// The item that holds a pallet's storage version, a `u16`.
  public static final String STORAGE_VERSION = ":__STORAGE_VERSION__:";

  private StorageKeys() {}

  /// The key of a plain item; the common beginning of all keys of a map.
  public static Bytes prefix(String pallet, String item) {
    return hashed(pallet).concat(hashed(item));
  }

  /// The key of a map's entry, or the common beginning of several where the last parts are left
  /// out.
  ///
  /// @param hashers those of the map, in order
  /// @param encodedKeys the parts of the key in their SCALE encoding, at most as many as hashers
  /// @throws IllegalArgumentException if there are more parts than hashers
  public static Bytes of(
      String pallet, String item, List<StorageHasher> hashers, List<Bytes> encodedKeys) {
    if (encodedKeys.size() > hashers.size()) {
      throw new IllegalArgumentException(
          pallet
              + "."
              + item
              + " has a key of "
              + hashers.size()
              + " parts, not "
              + encodedKeys.size());
    }
    Bytes key = prefix(pallet, item);
    for (int i = 0; i < encodedKeys.size(); i++) {
      key = key.concat(Bytes.wrap(hashers.get(i).hash(encodedKeys.get(i).toArray())));
    }
    return key;
  }

  /// A well-known key that is its own name: `:code`, say.
  public static Bytes wellKnown(String name) {
    return Bytes.wrap(name.getBytes(StandardCharsets.UTF_8));
  }

  /// twox128 of a name.
  public static Bytes hashed(String name) {
    return Bytes.wrap(Hashing.twox128(name.getBytes(StandardCharsets.UTF_8)));
  }
}
