package network.khala.scale;

import java.util.Comparator;
import java.util.List;

/// `[T; n]`: the items without a length.
final class ArrayCodec<T> implements Codec<List<T>> {
  private final Codec<T> item;
  private final int length;
  private final Shape shape;

  ArrayCodec(Codec<T> item, int length) {
    if (length < 0) {
      throw new IllegalArgumentException("an array of length " + length);
    }
    this.item = item;
    this.length = length;
    this.shape = Shape.array(item, length);
  }

  @Override
  public void encode(List<T> items, ScaleWriter out) {
    if (items.size() != length) {
      throw new EncodeException(items.size() + " items for an array of " + length);
    }
    Items.write(items, item, out);
  }

  @Override
  public List<T> decode(ScaleReader in) {
    return Items.read(length, item, in);
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
    return (int) Math.min((long) length * item.minSize(), Integer.MAX_VALUE);
  }

  @Override
  public Comparator<List<T>> order() {
    return Items.lexicographic(item.order());
  }
}
