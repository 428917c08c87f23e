package network.khala.client.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;

/// A storage item of a pallet: a value, or a map.
///
/// @param pallet the pallet's storage prefix, usually its name
/// @param name the item's name
/// @param modifier what a read gives where there is no entry
/// @param hashers those of the key's parts, in order; none for a plain value
/// @param keyTypes the types of the key's parts, as many as hashers
/// @param valueType the type of the value
/// @param fallback the encoded default
/// @param docs documentation, a line each
public record StorageItem(
    String pallet,
    String name,
    Modifier modifier,
    List<StorageHasher> hashers,
    List<Integer> keyTypes,
    int valueType,
    Bytes fallback,
    List<String> docs) {

  /// What a read gives where there is no entry. The order of the constants is their number on the
  /// wire.
  public enum Modifier {
    /// Nothing.
    OPTIONAL,
    /// The item's default.
    DEFAULT,
    /// A failure.
    REQUIRED
  }

  /// Copies the lists.
  public StorageItem {
    hashers = List.copyOf(hashers);
    keyTypes = List.copyOf(keyTypes);
    docs = List.copyOf(docs);
    if (hashers.size() != keyTypes.size()) {
      throw new IllegalArgumentException(
          name + ": " + hashers.size() + " hashers for " + keyTypes.size() + " key parts");
    }
  }

  /// Whether the item is a map.
  public boolean isMap() {
    return !hashers.isEmpty();
  }

  /// The key of the value, or the common beginning of all entries.
  public Bytes prefix() {
    return StorageKeys.prefix(pallet, name);
  }

  /// The key of an entry; where the last parts are left out, the common beginning of several.
  ///
  /// @param encodedKeys the parts in their SCALE encoding
  /// @throws IllegalArgumentException if there are too many parts
  public Bytes key(List<Bytes> encodedKeys) {
    return StorageKeys.of(pallet, name, hashers, encodedKeys);
  }

  /// What a read gives where there is no entry.
  public Optional<Bytes> absent() {
    return modifier == Modifier.OPTIONAL ? Optional.empty() : Optional.of(fallback);
  }

  /// Reads the parts of an entry's key back.
  ///
  /// @param key the whole key
  /// @param sizes gives the number of bytes that a value of the type takes at the start of the
  ///   bytes
  /// @return one for each part, empty where the hasher does not keep it
  /// @throws DecodeException if the key is not one of this item
  public List<Optional<Bytes>> keyParts(Bytes key, EncodedSize sizes) {
    int at = prefix().size();
    if (!key.startsWith(prefix())) {
      throw new DecodeException(0, "the key is not one of " + pallet + "." + name, "storage key");
    }
    List<Optional<Bytes>> parts = new ArrayList<>(hashers.size());
    for (int i = 0; i < hashers.size(); i++) {
      at += hashers.get(i).hashSize();
      if (at > key.size()) {
        throw new DecodeException(key.size(), "the key ends within its part " + i, "storage key");
      }
      if (hashers.get(i).reversible()) {
        int size = sizes.of(keyTypes.get(i), key.slice(at, key.size()));
        parts.add(Optional.of(key.slice(at, at + size)));
        at += size;
      } else {
        parts.add(Optional.empty());
      }
    }
    if (at != key.size()) {
      throw new DecodeException(at, "the key goes on after its last part", "storage key");
    }
    return parts;
  }

  /// Measures encodings.
  @FunctionalInterface
  public interface EncodedSize {
    /// The number of bytes that a value of the type takes at the start of `bytes`.
    int of(int type, Bytes bytes);
  }
}
