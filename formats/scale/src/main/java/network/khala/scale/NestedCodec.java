package network.khala.scale;

import java.util.Comparator;
import java.util.function.Supplier;

/// A reference to a type that may contain itself; each passage counts as one level of nesting. The
/// type is looked up on use, since it is still being built when the reference to it is made.
final class NestedCodec<T> implements Codec<T> {
  private final Object key;
  private final Supplier<Codec<T>> target;

  NestedCodec(Object key, Supplier<Codec<T>> target) {
    this.key = key;
    this.target = target;
  }

  @Override
  public void encode(T value, ScaleWriter out) {
    target.get().encode(value, out);
  }

  @Override
  public T decode(ScaleReader in) {
    in.enter(key.toString());
    try {
      return target.get().decode(in);
    } finally {
      in.leave();
    }
  }

  @Override
  public Object typeKey() {
    return key;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    return target.get().describe(registry);
  }

  @Override
  public Comparator<T> order() {
    return (left, right) -> target.get().order().compare(left, right);
  }
}
