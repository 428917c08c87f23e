package network.khala.scale;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import network.khala.scale.TypeDef.Variant;
import org.jspecify.annotations.Nullable;

/// A Java enum as an enum without fields: the constant's index in one byte.
final class EnumCodec<T extends Enum<T>> implements Codec<T> {
  private static final int INDICES = 256;

  private final Class<T> type;
  private final Map<T, Integer> indices;
  private final @Nullable Object[] byIndex = new Object[INDICES];
  private final List<Variant> variants = new ArrayList<>();

  EnumCodec(Class<T> type) {
    this.type = type;
    this.indices = new EnumMap<>(type);
    for (T constant : type.getEnumConstants()) {
      Field field = declaration(constant);
      int index = Names.index(field, type.getName() + "." + constant.name());
      if (byIndex[index] != null) {
        throw new IllegalArgumentException(
            "%s: index %d belongs to %s and %s"
                .formatted(type.getName(), index, byIndex[index], constant));
      }
      byIndex[index] = constant;
      indices.put(constant, index);
      variants.add(
          new Variant(
              Names.orElse(field, Names.camelCase(constant.name())),
              List.of(),
              index,
              Names.docs(field)));
    }
  }

  @Override
  public void encode(T value, ScaleWriter out) {
    out.u8(index(value));
  }

  @Override
  @SuppressWarnings("unchecked") // The table holds this type's constants only.
  public T decode(ScaleReader in) {
    int at = in.position();
    int index = in.u8();
    Object constant = byIndex[index];
    if (constant == null) {
      throw in.errorAt(at, "variant index " + index + " is unknown", type.getSimpleName())
          .within(type.getSimpleName(), "");
    }
    return (T) constant;
  }

  @Override
  public Object typeKey() {
    return TypeKey.of(type);
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    return new TypeInfo(
        Names.path(type), List.of(), new TypeDef.Variants(variants), Names.docs(type));
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Comparator<T> order() {
    return Comparator.comparingInt(this::index);
  }

  private int index(T constant) {
    Integer index = indices.get(constant);
    if (index == null) {
      throw new IllegalStateException("every constant has an index");
    }
    return index;
  }

  private Field declaration(T constant) {
    try {
      return type.getField(constant.name());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("every constant is a field", e);
    }
  }
}
