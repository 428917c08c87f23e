package network.khala.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Collects type descriptions and numbers them. Types with equal keys are one type; types that only
/// look alike stay apart. For one thread.
public final class TypeRegistry {
  private final Map<Object, Integer> numbers = new LinkedHashMap<>();
  private final List<@Nullable TypeInfo> types = new ArrayList<>();

  /// The number of the codec's type, which is described now if it is new. A type gets its number
  /// before those that it is made of, so recursive types end.
  public int register(Codec<?> codec) {
    return register(codec.typeKey(), codec::describe);
  }

  /// The number of the type with the given key, for types that have no codec.
  public int register(Object key, Function<TypeRegistry, TypeInfo> description) {
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int number = types.size();
    numbers.put(key, number);
    types.add(null);
    types.set(number, description.apply(this));
    return number;
  }

  /// What was registered so far. Fields of structs and enums without a name of their type get one
  /// that is made from the type.
  public PortableRegistry toPortable() {
    List<TypeInfo> described = new ArrayList<>(types.size());
    for (TypeInfo type : types) {
      if (type == null) {
        throw new IllegalStateException("a type is still being described");
      }
      described.add(type);
    }
    return new PortableRegistry(FieldTypeNames.complete(described));
  }
}
