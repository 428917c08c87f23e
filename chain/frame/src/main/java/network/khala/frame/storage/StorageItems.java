package network.khala.frame.storage;

import java.util.ArrayList;
import java.util.List;
import network.khala.frame.state.OverlayState;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import org.jspecify.annotations.Nullable;

/// Declares the storage items of one pallet, in the order in which metadata lists them. Items
/// without a default are `Optional` in metadata, the others `Default`.
public final class StorageItems {
  private final String pallet;
  private final OverlayState state;
  private final CodecFactory codecs;
  private final List<StorageEntry<?>> entries = new ArrayList<>();

  /// The items of `pallet`, none yet.
  public StorageItems(String pallet, OverlayState state, CodecFactory codecs) {
    this.pallet = pallet;
    this.state = state;
    this.codecs = codecs;
  }

  /// The codec of a type in this runtime.
  public <T> Codec<T> codec(Class<T> type) {
    return codecs.of(type);
  }

  /// A value that may be absent.
  public <V> StorageValue<V> value(String name, Codec<V> codec) {
    return add(new StorageValue<>(declare(name, codec, null)));
  }

  /// A value that reads as a default where nothing is stored.
  public <V> StorageValue<V> value(String name, Codec<V> codec, V defaultValue) {
    return add(new StorageValue<>(declare(name, codec, defaultValue)));
  }

  /// A map whose entries may be absent.
  public <K, V> StorageMap<K, V> map(
      String name, Hasher hasher, Codec<K> keyCodec, Codec<V> valueCodec) {
    return add(new StorageMap<>(declare(name, valueCodec, null), hasher, keyCodec));
  }

  /// A map whose entries read as a default where nothing is stored.
  public <K, V> StorageMap<K, V> map(
      String name, Hasher hasher, Codec<K> keyCodec, Codec<V> valueCodec, V defaultValue) {
    return add(new StorageMap<>(declare(name, valueCodec, defaultValue), hasher, keyCodec));
  }

  /// A map from two keys, hashed one by one, whose entries may be absent.
  public <A, B, V> StorageNMap<KeyPair<A, B>, V> doubleMap(
      String name, Hasher hasherA, Codec<A> a, Hasher hasherB, Codec<B> b, Codec<V> valueCodec) {
    return add(
        new StorageNMap<>(
            declare(name, valueCodec, null), List.of(hasherA, hasherB), KeyPair.shape(a, b)));
  }

  /// A map from two keys, hashed one by one, with a default.
  public <A, B, V> StorageNMap<KeyPair<A, B>, V> doubleMap(
      String name,
      Hasher hasherA,
      Codec<A> a,
      Hasher hasherB,
      Codec<B> b,
      Codec<V> valueCodec,
      V defaultValue) {
    return add(
        new StorageNMap<>(
            declare(name, valueCodec, defaultValue),
            List.of(hasherA, hasherB),
            KeyPair.shape(a, b)));
  }

  /// A map from three keys, hashed one by one, all by the same hasher.
  public <A, B, C, V> StorageNMap<KeyTriple<A, B, C>, V> tripleMap(
      String name, Hasher hasher, Codec<A> a, Codec<B> b, Codec<C> c, Codec<V> valueCodec) {
    return add(
        new StorageNMap<>(
            declare(name, valueCodec, null),
            List.of(hasher, hasher, hasher),
            KeyTriple.shape(a, b, c)));
  }

  /// What was declared, in order.
  public List<StorageEntry<?>> entries() {
    return List.copyOf(entries);
  }

  private <V> StorageEntry.Declaration<V> declare(
      String name, Codec<V> codec, @Nullable V defaultValue) {
    return new StorageEntry.Declaration<>(pallet, name, codec, defaultValue, state);
  }

  private <E extends StorageEntry<?>> E add(E entry) {
    entries.add(entry);
    return entry;
  }
}
