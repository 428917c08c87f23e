package network.khala.scale;

import java.util.Comparator;
import java.util.List;

/// `Vec<T>` and its bounded forms: compact length, then the items.
final class ListCodec<T> implements Codec<List<T>> {
  private final Codec<T> item;
  private final int max;
  private final Shape shape;

  ListCodec(Codec<T> item) {
    this(item, Integer.MAX_VALUE, Shape.sequence(item));
  }

  ListCodec(Codec<T> item, int max, boolean weak) {
    this(item, weak ? Integer.MAX_VALUE : max, Shape.boundedVec(weak, Shape.sequence(item), item));
  }

  private ListCodec(Codec<T> item, int max, Shape shape) {
    this.item = item;
    this.max = max;
    this.shape = shape;
  }

  @Override
  public void encode(List<T> items, ScaleWriter out) {
    Items.checkLength(items.size(), max);
    out.length(items.size());
    Items.write(items, item, out);
  }

  @Override
  public List<T> decode(ScaleReader in) {
    return Items.read(Items.readLength(in, max, item.minSize()), item, in);
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
    return 1;
  }

  @Override
  public Comparator<List<T>> order() {
    return Items.lexicographic(item.order());
  }
}
