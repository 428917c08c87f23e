package network.khala.frame.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// A map from one key, which may be a tuple that is hashed as a whole.
///
/// @param <K> the key's type
/// @param <V> the value's type
public final class StorageMap<K, V> extends StorageEntry<V> {
  private final Hasher hasher;
  private final Codec<K> keyCodec;
  private final RecentKeys<K> recent = new RecentKeys<>();

  StorageMap(Declaration<V> declaration, Hasher hasher, Codec<K> keyCodec) {
    super(declaration);
    this.hasher = hasher;
    this.keyCodec = keyCodec;
  }

  /// The raw state key of an entry.
  public Bytes keyOf(K key) {
    return recent.get(key, this::hash);
  }

  private Bytes hash(K key) {
    ScaleWriter out = new ScaleWriter();
    out.raw(prefix());
    hasher.append(keyCodec.encode(key), out);
    return Bytes.wrap(out.toArray());
  }

  /// The value under `key`, or the default.
  ///
  /// @throws InvariantViolation if there is neither
  public V get(K key) {
    return readOrDefault(keyOf(key));
  }

  /// The stored value under `key`; a default is not looked at.
  public Optional<V> find(K key) {
    return Optional.ofNullable(read(keyOf(key)));
  }

  /// Whether a value is stored under `key`.
  public boolean contains(K key) {
    return state().get(keyOf(key)) != null;
  }

  /// Stores a value under `key`.
  public void put(K key, V value) {
    write(keyOf(key), value);
  }

  /// Removes the value under `key`.
  public void remove(K key) {
    state().delete(keyOf(key));
  }

  /// The stored value under `key`, if there was one, which is removed.
  public Optional<V> take(K key) {
    Optional<V> value = find(key);
    remove(key);
    return value;
  }

  /// Replaces the value under `key`, or the default where nothing is stored.
  public void mutate(K key, UnaryOperator<V> change) {
    put(key, change.apply(get(key)));
  }

  /// All entries in the order of their raw keys, read while they are iterated. O(entries).
  ///
  /// @throws IllegalStateException if the hasher does not keep the key
  public Iterable<Map.Entry<K, V>> entries() {
    return PrefixIteration.over(this, prefix(), this::entryAt);
  }

  /// All keys in the order of their raw keys. O(entries).
  ///
  /// @throws IllegalStateException if the hasher does not keep the key
  public Iterable<K> keys() {
    return PrefixIteration.over(this, prefix(), this::keyAt);
  }

  /// Removes all entries. O(entries): only for maps whose size a rule bounds.
  public void clear() {
    PrefixIteration.clear(this, prefix());
  }

  @Override
  public List<Hasher> hashers() {
    return List.of(hasher);
  }

  @Override
  public List<Codec<?>> keyCodecs() {
    return List.of(keyCodec);
  }

  private Map.Entry<K, V> entryAt(Bytes rawKey) {
    return Map.entry(keyAt(rawKey), readOrDefault(rawKey));
  }

  private K keyAt(Bytes rawKey) {
    ScaleReader in =
        new ScaleReader(rawKey.slice(prefix().size() + hasher.hashSize(), rawKey.size()));
    return keyCodec.decode(in);
  }
}
