package network.khala.scale;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import network.khala.scale.TypeDef.Field;
import org.jspecify.annotations.Nullable;

/// A record as a struct or tuple: its components in order.
final class RecordCodec<T> implements Codec<T> {
  private final Class<?> type;
  private final Object key;
  private final List<TypeArgument> arguments;
  private final Component[] components;
  private final boolean named;
  private final int minSize;

  /// Made on first use, by whichever thread comes first.
  private @Nullable MethodHandle constructor;

  RecordCodec(Class<?> type, Object key, List<TypeArgument> arguments, List<Component> components) {
    this.type = type;
    this.key = key;
    this.arguments = arguments;
    this.components = components.toArray(Component[]::new);
    this.named = !type.isAnnotationPresent(Tuple.class);
    long least = 0;
    for (Component component : components) {
      least += component.codec.minSize();
    }
    this.minSize = (int) Math.min(least, Integer.MAX_VALUE);
  }

  /// The key of a record without a path: that of the plain tuple of its members.
  static Object tupleKey(List<Component> components) {
    return Shape.tuple(components.stream().map(component -> component.codec).toList()).key();
  }

  @Override
  public void encode(T value, ScaleWriter out) {
    int i = 0;
    try {
      for (; i < components.length; i++) {
        components[i].encode(value, out);
      }
    } catch (EncodeException e) {
      throw e.within(type.getSimpleName(), components[i].step);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // The constructor makes records of this codec's type.
  public T decode(ScaleReader in) {
    int at = in.position();
    Object[] values = new Object[components.length];
    int i = 0;
    try {
      for (; i < values.length; i++) {
        values[i] = components[i].codec.decode(in);
      }
    } catch (DecodeException e) {
      throw e.within(type.getSimpleName(), components[i].step);
    }
    try {
      return (T) (Object) constructor().invokeExact(values);
    } catch (IllegalArgumentException | ArithmeticException e) {
      String problem = e.getMessage() == null ? "values do not fit together" : e.getMessage();
      throw in.errorAt(at, problem, type.getSimpleName()).within(type.getSimpleName(), "");
    } catch (Throwable e) {
      throw Handles.unchecked(e);
    }
  }

  @Override
  public Object typeKey() {
    return key;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    List<String> path = Names.path(type);
    if (path.isEmpty()) {
      return TypeInfo.of(
          new TypeDef.Tuple(
              Arrays.stream(components).map(each -> registry.register(each.codec)).toList()));
    }
    return new TypeInfo(
        path,
        TypeArgument.describe(arguments, registry),
        new TypeDef.Composite(describeFields(registry)),
        Names.docs(type));
  }

  /// The fields, for a variant that the record stands for.
  List<Field> describeFields(TypeRegistry registry) {
    return Component.describe(List.of(components), registry, named);
  }

  @Override
  public int minSize() {
    return minSize;
  }

  @Override
  public Comparator<T> order() {
    List<Comparator<Object>> orders =
        Arrays.stream(components).map(component -> component.codec.order()).toList();
    return (left, right) -> {
      for (int i = 0; i < components.length; i++) {
        int difference = orders.get(i).compare(components[i].get(left), components[i].get(right));
        if (difference != 0) {
          return difference;
        }
      }
      return 0;
    };
  }

  private MethodHandle constructor() {
    MethodHandle made = constructor;
    if (made == null) {
      made = Handles.constructor(type);
      constructor = made;
    }
    return made;
  }
}
