package network.khala.scale;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `BTreeMap<K, V>` and its bounded form: compact length, then keys and values in turn, ascending
/// by key. Decoding takes any order; of equal keys the last one's value stays.
final class MapCodec<K, V> implements Codec<SortedMap<K, V>> {
  private final Codec<K> key;
  private final Codec<V> value;
  private final int max;
  private final Shape shape;

  /// Found on first use: a recursive type's order is not known while it is being built.
  private @Nullable Comparator<K> order;

  MapCodec(Codec<K> key, Codec<V> value) {
    this(key, value, Integer.MAX_VALUE, plain(key, value));
  }

  MapCodec(Codec<K> key, Codec<V> value, int max) {
    this(
        key,
        value,
        max,
        Shape.wrapper(
            "bounded_collections::bounded_btree_map::BoundedBTreeMap",
            plain(key, value),
            registry ->
                List.of(
                    TypeParameter.of("K", registry.register(key)),
                    TypeParameter.of("V", registry.register(value)),
                    TypeParameter.skipped("S"))));
  }

  private MapCodec(Codec<K> key, Codec<V> value, int max, Shape shape) {
    this.key = key;
    this.value = value;
    this.max = max;
    this.shape = shape;
  }

  private static Shape plain(Codec<?> key, Codec<?> value) {
    Shape entry = Shape.tuple(List.of(key, value));
    Shape entries =
        new Shape(
            TypeKey.of("Vec", entry.key()),
            registry ->
                TypeInfo.of(
                    new TypeDef.Sequence(registry.register(entry.key(), entry.description()))));
    return Shape.wrapper(
        "BTreeMap",
        entries,
        registry ->
            List.of(
                TypeParameter.of("K", registry.register(key)),
                TypeParameter.of("V", registry.register(value))));
  }

  @Override
  public void encode(SortedMap<K, V> map, ScaleWriter out) {
    Items.checkLength(map.size(), max);
    SortedMap<K, V> ascending = map;
    if (!keyOrder().equals(naturalIfNull(map.comparator()))) {
      ascending = new TreeMap<>(keyOrder());
      ascending.putAll(map);
    }
    out.length(ascending.size());
    ascending.forEach(
        (k, v) -> {
          try {
            key.encode(k, out);
            value.encode(v, out);
          } catch (EncodeException e) {
            throw e.within("[" + k + "]");
          }
        });
  }

  @Override
  public SortedMap<K, V> decode(ScaleReader in) {
    int count = Items.readLength(in, max, key.minSize() + value.minSize());
    SortedMap<K, V> map = new TreeMap<>(keyOrder());
    int i = 0;
    try {
      for (; i < count; i++) {
        K k = key.decode(in);
        map.put(k, value.decode(in));
      }
    } catch (DecodeException e) {
      throw e.within("[" + i + "]");
    }
    return Collections.unmodifiableSortedMap(map);
  }

  private Comparator<K> keyOrder() {
    Comparator<K> known = order;
    if (known == null) {
      known = key.order();
      order = known;
    }
    return known;
  }

  static Comparator<?> naturalIfNull(@Nullable Comparator<?> comparator) {
    return comparator == null ? Comparator.naturalOrder() : comparator;
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
