package network.khala.scale;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Variant;

/// `Option<T>`: `00`, or `01` and the value. That holds for `Option<bool>` too.
final class OptionCodec<T> implements Codec<Optional<T>> {
  private final Codec<T> item;

  OptionCodec(Codec<T> item) {
    this.item = item;
  }

  @Override
  public void encode(Optional<T> value, ScaleWriter out) {
    out.bool(value.isPresent());
    if (value.isPresent()) {
      item.encode(value.get(), out);
    }
  }

  @Override
  public Optional<T> decode(ScaleReader in) {
    return in.tag("Option") == 0 ? Optional.empty() : Optional.of(item.decode(in));
  }

  @Override
  public Object typeKey() {
    return TypeKey.of("Option", item.typeKey());
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    int type = registry.register(item);
    return TypeInfo.of(
            "Option",
            new TypeDef.Variants(
                List.of(Variant.of("None", 0), Variant.of("Some", 1, Field.unnamed(type)))))
        .withParams(List.of(TypeParameter.of("T", type)));
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Comparator<Optional<T>> order() {
    Comparator<T> some = item.order();
    return (left, right) ->
        left.isPresent() && right.isPresent()
            ? some.compare(left.get(), right.get())
            : Boolean.compare(left.isPresent(), right.isPresent());
  }
}
