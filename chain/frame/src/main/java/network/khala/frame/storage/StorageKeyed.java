package network.khala.frame.storage;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import network.khala.scale.Bytes;

/// A map of any number of keys.
///
/// @param <K> the key's type, all parts together
/// @param <V> the value's type
public abstract sealed class StorageKeyed<K, V> extends StorageEntry<V>
    permits StorageMap, StorageNMap {
  private final RecentKeys<K> recent = new RecentKeys<>();

  StorageKeyed(Declaration<V> declaration) {
    super(declaration);
  }

  /// The raw state key, hashed.
  abstract Bytes hash(K key);

  /// The key of which a raw one was made.
  abstract K keyAt(Bytes rawKey);

  /// The raw state key of an entry.
  public final Bytes keyOf(K key) {
    return recent.get(key, this::hash);
  }

  /// The value under `key`, or the default.
  ///
  /// @throws InvariantViolation if there is neither
  public final V get(K key) {
    return readOrDefault(keyOf(key));
  }

  /// The stored value under `key`; a default is not looked at.
  public final Optional<V> find(K key) {
    return Optional.ofNullable(read(keyOf(key)));
  }

  /// Whether a value is stored under `key`.
  public final boolean contains(K key) {
    return state().contains(keyOf(key));
  }

  /// Stores a value under `key`.
  public final void put(K key, V value) {
    write(keyOf(key), value);
  }

  /// Removes the value under `key`.
  public final void remove(K key) {
    state().delete(keyOf(key));
  }

  /// The stored value under `key`, if there was one, which is removed.
  public final Optional<V> take(K key) {
    Optional<V> value = find(key);
    remove(key);
    return value;
  }

  /// Replaces the value under `key`, or the default where nothing is stored.
  public final void mutate(K key, UnaryOperator<V> change) {
    put(key, change.apply(get(key)));
  }

  /// All entries in the order of their raw keys, read while they are iterated. O(entries).
  ///
  /// @throws IllegalStateException if a hasher does not keep its part of the key
  public final Iterable<Map.Entry<K, V>> entries() {
    return entriesFrom(prefix());
  }

  /// All keys in the order of their raw keys. O(entries).
  ///
  /// @throws IllegalStateException if a hasher does not keep its part of the key
  public final Iterable<K> keys() {
    return PrefixIteration.over(this, prefix(), this::keyAt);
  }

  /// Removes all entries. O(entries): only for maps whose size a rule bounds.
  public final void clear() {
    PrefixIteration.clear(this, prefix());
  }

  final Iterable<Map.Entry<K, V>> entriesFrom(Bytes start) {
    return PrefixIteration.over(
        this, start, rawKey -> Map.entry(keyAt(rawKey), readOrDefault(rawKey)));
  }
}
