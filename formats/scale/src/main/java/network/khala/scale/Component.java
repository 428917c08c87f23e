package network.khala.scale;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import network.khala.scale.TypeDef.Field;
import org.jspecify.annotations.Nullable;

/// A component of a record as a field on the wire. The kinds differ in how they take the value out
/// of the record: numbers and booleans without boxing.
abstract sealed class Component {
  final RecordComponent declaration;
  final Codec<Object> codec;

  /// The step of an error's path that leads here.
  final String step;

  /// What the accessor gives.
  private final Class<?> result;

  private @Nullable MethodHandle accessor;

  @SuppressWarnings("unchecked") // The codec was made for the component's type.
  private Component(RecordComponent declaration, Codec<?> codec, String step, Class<?> result) {
    this.declaration = declaration;
    this.codec = (Codec<Object>) codec;
    this.step = step;
    this.result = result;
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

  /// The accessor, made on first use by whichever thread comes first.
  final MethodHandle accessor() {
    MethodHandle made = accessor;
    if (made == null) {
      made = Handles.accessor(declaration, result);
      accessor = made;
    }
    return made;
  }

  private static final class IntComponent extends Component {
    private final IntCodec number;

    IntComponent(RecordComponent declaration, IntCodec codec, String step) {
      super(declaration, codec, step, int.class);
      this.number = codec;
    }

    private int value(Object value) {
      try {
        return (int) accessor().invokeExact(value);
      } catch (Throwable e) {
        throw Handles.unchecked(e);
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
    private final LongCodec number;

    LongComponent(RecordComponent declaration, LongCodec codec, String step) {
      super(declaration, codec, step, long.class);
      this.number = codec;
    }

    private long value(Object value) {
      try {
        return (long) accessor().invokeExact(value);
      } catch (Throwable e) {
        throw Handles.unchecked(e);
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
    BooleanComponent(RecordComponent declaration, Codec<?> codec, String step) {
      super(declaration, codec, step, boolean.class);
    }

    private boolean value(Object value) {
      try {
        return (boolean) accessor().invokeExact(value);
      } catch (Throwable e) {
        throw Handles.unchecked(e);
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
    ObjectComponent(RecordComponent declaration, Codec<?> codec, String step) {
      super(declaration, codec, step, Object.class);
    }

    @Override
    void encode(Object value, ScaleWriter out) {
      codec.encode(get(value), out);
    }

    @Override
    Object get(Object value) {
      try {
        return (Object) accessor().invokeExact(value);
      } catch (Throwable e) {
        throw Handles.unchecked(e);
      }
    }
  }
}
