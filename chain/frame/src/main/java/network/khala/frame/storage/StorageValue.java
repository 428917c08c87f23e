package network.khala.frame.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import network.khala.scale.Codec;

/// A single value.
///
/// @param <V> the value's type
public final class StorageValue<V> extends StorageEntry<V> {
  StorageValue(Declaration<V> declaration) {
    super(declaration);
  }

  /// The value, or the default where nothing is stored.
  ///
  /// @throws InvariantViolation if nothing is stored and the item has no default
  public V get() {
    return readOrDefault(prefix());
  }

  /// The stored value, if there is one; a default is not looked at.
  public Optional<V> find() {
    return Optional.ofNullable(read(prefix()));
  }

  /// Whether a value is stored.
  public boolean exists() {
    return state().contains(prefix());
  }

  /// Stores a value.
  public void set(V value) {
    write(prefix(), value);
  }

  /// Removes the value.
  public void clear() {
    state().delete(prefix());
  }

  /// The stored value, if there was one, which is removed.
  public Optional<V> take() {
    Optional<V> value = find();
    clear();
    return value;
  }

  /// Replaces the value, or the default where nothing is stored.
  public void mutate(UnaryOperator<V> change) {
    set(change.apply(get()));
  }

  @Override
  public List<Hasher> hashers() {
    return List.of();
  }

  @Override
  public List<Codec<?>> keyCodecs() {
    return List.of();
  }
}
