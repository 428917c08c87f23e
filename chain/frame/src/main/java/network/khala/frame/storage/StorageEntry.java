package network.khala.frame.storage;

import java.util.List;
import network.khala.frame.state.OverlayState;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import org.jspecify.annotations.Nullable;

/// One storage item of a pallet: where it lies, how keys and values are encoded, and what metadata
/// says about it.
///
/// @param <V> the value's type
public abstract sealed class StorageEntry<V> permits StorageValue, StorageKeyed {
  private final String name;
  private final Bytes prefix;
  private final Codec<V> valueCodec;
  private final @Nullable V defaultValue;
  private final OverlayState state;

  StorageEntry(Declaration<V> declaration) {
    this.name = declaration.name();
    this.prefix = StoragePrefix.of(declaration.pallet(), declaration.name());
    this.valueCodec = declaration.valueCodec();
    this.defaultValue = declaration.defaultValue();
    this.state = declaration.state();
  }

  /// What every kind of item is declared with.
  record Declaration<V>(
      String pallet,
      String name,
      Codec<V> valueCodec,
      @Nullable V defaultValue,
      OverlayState state) {}

  /// The name in metadata.
  public final String name() {
    return name;
  }

  /// The 32 bytes that every key of this item begins with.
  public final Bytes prefix() {
    return prefix;
  }

  /// How values are encoded.
  public final Codec<V> valueCodec() {
    return valueCodec;
  }

  /// Whether an absent entry reads as a default (metadata `Default`) or as nothing (`Optional`).
  public final boolean hasDefault() {
    return defaultValue != null;
  }

  /// What metadata gives as the value of an absent entry.
  public final byte[] fallback() {
    return defaultValue == null ? new byte[] {0} : valueCodec.encode(defaultValue);
  }

  /// The hashers of the key's parts; none for a plain value.
  public abstract List<Hasher> hashers();

  /// The codecs of the key's parts; as many as there are hashers.
  public abstract List<Codec<?>> keyCodecs();

  /// Where the entries lie.
  final OverlayState state() {
    return state;
  }

  final @Nullable V read(Bytes key) {
    return state.get(key, valueCodec);
  }

  final V readOrDefault(Bytes key) {
    V value = read(key);
    if (value != null) {
      return value;
    }
    if (defaultValue == null) {
      throw new InvariantViolation(name + " has no entry " + key + " and no default");
    }
    return defaultValue;
  }

  final void write(Bytes key, V value) {
    state.put(key, value, valueCodec);
  }
}
