package network.khala.scale;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `BTreeSet<T>` and its bounded form: compact length, then the members ascending. Decoding takes
/// any order, and members more than once.
final class SetCodec<T> implements Codec<SortedSet<T>> {
  private final Codec<T> item;
  private final int max;
  private final Shape shape;

  /// Found on first use: a recursive type's order is not known while it is being built.
  private @Nullable Comparator<T> order;

  SetCodec(Codec<T> item) {
    this(item, Integer.MAX_VALUE, plain(item));
  }

  SetCodec(Codec<T> item, int max) {
    this(
        item,
        max,
        Shape.wrapper(
            "bounded_collections::bounded_btree_set::BoundedBTreeSet",
            plain(item),
            registry ->
                List.of(
                    TypeParameter.of("T", registry.register(item)), TypeParameter.skipped("S"))));
  }

  private SetCodec(Codec<T> item, int max, Shape shape) {
    this.item = item;
    this.max = max;
    this.shape = shape;
  }

  private static Shape plain(Codec<?> item) {
    return Shape.wrapper(
        "BTreeSet",
        Shape.sequence(item),
        registry -> List.of(TypeParameter.of("T", registry.register(item))));
  }

  @Override
  public void encode(SortedSet<T> set, ScaleWriter out) {
    Items.checkLength(set.size(), max);
    SortedSet<T> ascending = set;
    if (!itemOrder().equals(MapCodec.naturalIfNull(set.comparator()))) {
      ascending = new TreeSet<>(itemOrder());
      ascending.addAll(set);
    }
    out.length(ascending.size());
    Items.write(ascending, item, out);
  }

  @Override
  public SortedSet<T> decode(ScaleReader in) {
    int count = Items.readLength(in, max, item.minSize());
    SortedSet<T> set = new TreeSet<>(itemOrder());
    Items.readInto(set, count, item, in);
    return Collections.unmodifiableSortedSet(set);
  }

  private Comparator<T> itemOrder() {
    Comparator<T> known = order;
    if (known == null) {
      known = item.order();
      order = known;
    }
    return known;
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
}
