package network.khala.scale;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import network.khala.scale.TypeDef.Field;

/// A component of a record as a field on the wire. The kinds differ in how they take the value out
/// of the record: numbers and booleans without boxing.
abstract sealed class Component {
  final RecordComponent declaration;
  final Codec<Object> codec;

  /// The step of an error's path that leads here.
  final String step;

  @SuppressWarnings("unchecked") // The codec was made for the component's type.
  private Component(RecordComponent declaration, Codec<?> codec, String step) {
    this.declaration = declaration;
    this.codec = (Codec<Object>) codec;
    this.step = step;
  }

  static Component of(RecordComponent declaration, Codec<?> codec, String step) {
    Class<?> type = declaration.getType();
    if (type == int.class && codec instanceof IntCodec number) {
      return new IntComponent(declaration, number, step);
    }
    if (type == long.class && codec instanceof LongCodec number) {
      return new LongComponent(declaration, number, step);
    }
    if (type == boolean.class && codec instanceof BoolCodec) {
      return new BooleanComponent(declaration, codec, step);
    }
    return new ObjectComponent(declaration, codec, step);
  }

  /// Encodes this component of the given record.
  abstract void encode(Object value, ScaleWriter out);

  /// This component of the given record.
  abstract Object get(Object value);

  Field describe(TypeRegistry registry, boolean named) {
    TypeName typeName = declaration.getAnnotation(TypeName.class);
    return new Field(
        named ? Optional.of(name()) : Optional.empty(),
        registry.register(codec),
        Optional.ofNullable(typeName).map(TypeName::value),
        Names.docs(declaration));
  }

  String name() {
    return Names.orElse(declaration, Names.snakeCase(declaration.getName()));
  }

  static List<Field> describe(List<Component> components, TypeRegistry registry, boolean named) {
    return components.stream().map(component -> component.describe(registry, named)).toList();
  }

  private static MethodHandle accessor(RecordComponent component, Class<?> result) {
    Method method = component.getAccessor();
    method.setAccessible(true);
    try {
      return MethodHandles.lookup().unreflect(method).asType(methodType(result, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("accessible methods are accessible", e);
    }
  }

  /// Passes on what a record's own code throws.
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }

  private static final class IntComponent extends Component {
    private final MethodHandle accessor;
    private final IntCodec number;

    IntComponent(RecordComponent declaration, IntCodec codec, String step) {
      super(declaration, codec, step);
      this.accessor = accessor(declaration, int.class);
      this.number = codec;
    }

    private int value(Object value) {
      try {
        return (int) accessor.invokeExact(value);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    @Override
    void encode(Object value, ScaleWriter out) {
      number.write(value(value), out);
    }

    @Override
    Object get(Object value) {
      return value(value);
    }
  }

  private static final class LongComponent extends Component {
    private final MethodHandle accessor;
    private final LongCodec number;

    LongComponent(RecordComponent declaration, LongCodec codec, String step) {
      super(declaration, codec, step);
      this.accessor = accessor(declaration, long.class);
      this.number = codec;
    }

    private long value(Object value) {
      try {
        return (long) accessor.invokeExact(value);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    @Override
    void encode(Object value, ScaleWriter out) {
      number.write(value(value), out);
    }

    @Override
    Object get(Object value) {
      return value(value);
    }
  }

  private static final class BooleanComponent extends Component {
    private final MethodHandle accessor;

    BooleanComponent(RecordComponent declaration, Codec<?> codec, String step) {
      super(declaration, codec, step);
      this.accessor = accessor(declaration, boolean.class);
    }

    private boolean value(Object value) {
      try {
        return (boolean) accessor.invokeExact(value);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    @Override
    void encode(Object value, ScaleWriter out) {
      out.bool(value(value));
    }

    @Override
    Object get(Object value) {
      return value(value);
    }
  }

  private static final class ObjectComponent extends Component {
    private final MethodHandle accessor;

    ObjectComponent(RecordComponent declaration, Codec<?> codec, String step) {
      super(declaration, codec, step);
      this.accessor = accessor(declaration, Object.class);
    }

    @Override
    void encode(Object value, ScaleWriter out) {
      codec.encode(get(value), out);
    }

    @Override
    Object get(Object value) {
      try {
        return (Object) accessor.invokeExact(value);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }
  }
}
