package network.khala.frame.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// A map from two or more keys, each hashed by itself. Keys are given as a record whose parts the
/// [KeyShape] takes apart.
///
/// @param <K> the key's type, all parts together
/// @param <V> the value's type
public final class StorageNMap<K, V> extends StorageKeyed<K, V> {
  private final List<Hasher> hashers;
  private final KeyShape<K> shape;

  StorageNMap(Declaration<V> declaration, List<Hasher> hashers, KeyShape<K> shape) {
    super(declaration);
    this.hashers = List.copyOf(hashers);
    this.shape = shape;
  }

  /// How a key is taken apart and put together.
  ///
  /// @param <K> the key's type
  public interface KeyShape<K> {
    /// The codecs of the parts, in order.
    List<Codec<?>> codecs();

    /// The encoded parts of a key, in order.
    List<byte[]> parts(K key);

    /// The key made of the decoded parts.
    K join(List<Object> parts);
  }

  /// The entries whose first parts are the given encoded ones. O(such entries).
  public Iterable<Map.Entry<K, V>> entriesUnder(byte[]... firstParts) {
    return entriesFrom(hashParts(List.of(firstParts)));
  }

  /// Removes the entries whose first parts are the given encoded ones; all without an argument.
  public void clearUnder(byte[]... firstParts) {
    PrefixIteration.clear(this, hashParts(List.of(firstParts)));
  }

  @Override
  public List<Hasher> hashers() {
    return hashers;
  }

  @Override
  public List<Codec<?>> keyCodecs() {
    return shape.codecs();
  }

  @Override
  Bytes hash(K key) {
    return hashParts(shape.parts(key));
  }

  private Bytes hashParts(List<byte[]> parts) {
    ScaleWriter out = new ScaleWriter();
    out.raw(prefix());
    for (int i = 0; i < parts.size(); i++) {
      hashers.get(i).append(parts.get(i), out);
    }
    return Bytes.wrap(out.toArray());
  }

  @Override
  K keyAt(Bytes rawKey) {
    ScaleReader in = new ScaleReader(rawKey.slice(prefix().size(), rawKey.size()));
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < hashers.size(); i++) {
      in.skip(hashers.get(i).hashSize());
      parts.add(shape.codecs().get(i).decode(in));
    }
    return shape.join(parts);
  }
}
