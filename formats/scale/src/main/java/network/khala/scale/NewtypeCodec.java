package network.khala.scale;

import java.util.Comparator;

/// A struct with a path around one unnamed field: the field's bytes, a type of its own.
final class NewtypeCodec<T> implements Codec<T> {
  private final Codec<T> inner;
  private final Shape shape;

  NewtypeCodec(String path, Codec<T> inner) {
    this(inner, Shape.newtype(path, inner));
  }

  private NewtypeCodec(Codec<T> inner, Shape shape) {
    this.inner = inner;
    this.shape = shape;
  }

  /// The compact form: the inner number's bytes, described as compact form of this type.
  ///
  /// @throws IllegalArgumentException if the inner type has none
  NewtypeCodec<T> compact() {
    return new NewtypeCodec<>(Codecs.compact(inner), Shape.compact(this));
  }

  @Override
  public void encode(T value, ScaleWriter out) {
    inner.encode(value, out);
  }

  @Override
  public T decode(ScaleReader in) {
    return inner.decode(in);
  }

  @Override
  public Object typeKey() {
    return shape.key();
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    return shape.describe(registry);
  }

  @Override
  public int minSize() {
    return inner.minSize();
  }

  @Override
  public Comparator<T> order() {
    return inner.order();
  }
}
