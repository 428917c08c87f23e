package network.khala.scale;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.khala.scale.TypeDef.Variant;
import org.jspecify.annotations.Nullable;

/// A sealed interface of records as an enum: the variant's index in one byte, then the record's
/// components.
final class SealedCodec<T> implements Codec<T> {
  private static final int INDICES = 256;

  private final Class<?> type;
  private final Object key;
  private final List<TypeArgument> arguments;
  private final List<Case> cases;
  private final Map<Class<?>, Case> byClass = new LinkedHashMap<>();
  private final @Nullable Case[] byIndex = new Case[INDICES];

  SealedCodec(Class<?> type, Object key, List<TypeArgument> arguments, List<Case> cases) {
    this.type = type;
    this.key = key;
    this.arguments = arguments;
    this.cases = cases;
    for (Case each : cases) {
      byClass.put(each.type, each);
      Case other = byIndex[each.index];
      if (other != null) {
        throw new IllegalArgumentException(
            "%s: index %d belongs to %s and %s"
                .formatted(type.getName(), each.index, other.name, each.name));
      }
      byIndex[each.index] = each;
    }
  }

  @Override
  public void encode(T value, ScaleWriter out) {
    Case matching = caseOf(value);
    out.u8(matching.index);
    try {
      matching.fields.encode(value, out);
    } catch (EncodeException e) {
      throw e.within(type.getSimpleName(), matching.step);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // Every case implements the sealed interface.
  public T decode(ScaleReader in) {
    int at = in.position();
    int index = in.u8();
    Case matching = byIndex[index];
    if (matching == null) {
      throw in.errorAt(at, "variant index " + index + " is unknown", type.getSimpleName())
          .within(type.getSimpleName(), "");
    }
    try {
      return (T) matching.fields.decode(in);
    } catch (DecodeException e) {
      throw e.within(type.getSimpleName(), matching.step);
    }
  }

  @Override
  public Object typeKey() {
    return key;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    return new TypeInfo(
        Names.path(type),
        TypeArgument.describe(arguments, registry),
        new TypeDef.Variants(cases.stream().map(each -> each.describe(registry)).toList()),
        Names.docs(type));
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Comparator<T> order() {
    return (left, right) -> {
      Case mine = caseOf(left);
      Case others = caseOf(right);
      return mine == others
          ? mine.fields.order().compare(left, right)
          : Integer.compare(mine.index, others.index);
    };
  }

  private Case caseOf(T value) {
    Case matching = byClass.get(value.getClass());
    if (matching == null) {
      throw new EncodeException(value.getClass().getName() + " is no " + type.getName());
    }
    return matching;
  }

  /// One record of the interface.
  static final class Case {
    private final Class<?> type;
    private final String name;
    private final int index;
    private final String step;
    private final RecordCodec<Object> fields;

    Case(Class<?> type, RecordCodec<Object> fields) {
      this.type = type;
      this.name = Names.orElse(type, type.getSimpleName());
      this.index = Names.index(type, type.getName());
      this.step = "::" + name;
      this.fields = fields;
    }

    private Variant describe(TypeRegistry registry) {
      return new Variant(name, fields.describeFields(registry), index, Names.docs(type));
    }
  }
}
