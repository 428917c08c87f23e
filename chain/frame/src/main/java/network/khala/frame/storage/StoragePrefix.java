package network.khala.frame.storage;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;

/// Where a pallet's items lie: twox128 of the pallet's name, then twox128 of the item's.
public final class StoragePrefix {
  private static final String VERSION_ITEM = ":__STORAGE_VERSION__:";
  private static final Map<String, Bytes> HASHED = new ConcurrentHashMap<>();

  private StoragePrefix() {}

  /// The 16 bytes that all keys of a pallet begin with.
  public static Bytes ofPallet(String pallet) {
    Bytes known = HASHED.get(pallet);
    return known != null
        ? known
        : HASHED.computeIfAbsent(
            pallet, name -> Bytes.wrap(Hashing.twox128(name.getBytes(StandardCharsets.UTF_8))));
  }

  /// The 32 bytes that all keys of an item begin with.
  public static Bytes of(String pallet, String item) {
    return ofPallet(pallet).concat(ofPallet(item));
  }

  /// The key of a pallet's storage version (u16).
  public static Bytes versionOf(String pallet) {
    return of(pallet, VERSION_ITEM);
  }
}
