package network.khala.scale;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The annotations at one use of a type. Each must be taken up by the type that it stands at; one
/// that is not is a mistake of the declaration.
final class TypeUse {
  private static final String HERE = TypeUse.class.getPackageName();

  private final String type;
  private final List<Annotation> open = new ArrayList<>();

  TypeUse(AnnotatedType use) {
    this.type = use.getType().getTypeName();
    for (Annotation annotation : use.getAnnotations()) {
      if (annotation.annotationType().getPackageName().equals(HERE)) {
        open.add(annotation);
      }
    }
  }

  /// The codec of a built-in type.
  Optional<Codec<?>> builtIn(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of(Codecs.BOOL);
    }
    if (type == int.class || type == Integer.class) {
      return Optional.of(intCodec());
    }
    if (type == long.class || type == Long.class) {
      return Optional.of(longCodec());
    }
    if (type == BigInteger.class) {
      return Optional.of(bigIntegerCodec());
    }
    if (type == String.class) {
      Bound bound = take(Bound.class);
      return Optional.of(bound == null ? Codecs.STRING : Codecs.boundedString(bound.value()));
    }
    if (type == Bytes.class) {
      return Optional.of(bytesCodec());
    }
    if (type == Bytes32.class) {
      return Optional.of(Codecs.BYTES32);
    }
    if (type == BitVec.class) {
      return Optional.of(Codecs.BIT_VEC);
    }
    return type == Unit.class ? Optional.of(Codecs.UNIT) : Optional.empty();
  }

  Codec<?> list(Codec<?> item) {
    Length length = take(Length.class);
    if (length != null) {
      return Codecs.array(item, length.value());
    }
    Bound bound = take(Bound.class);
    if (bound == null) {
      return Codecs.list(item);
    }
    return bound.weak()
        ? Codecs.weakBoundedList(item, bound.value())
        : Codecs.boundedList(item, bound.value());
  }

  Codec<?> set(Codec<?> item) {
    Bound bound = take(Bound.class);
    return bound == null ? Codecs.set(item) : Codecs.boundedSet(item, bound.value());
  }

  Codec<?> map(Codec<?> key, Codec<?> value) {
    Bound bound = take(Bound.class);
    return bound == null ? Codecs.map(key, value) : Codecs.boundedMap(key, value, bound.value());
  }

  /// Applies what every type takes and checks that nothing is left.
  Codec<?> finish(Codec<?> codec) {
    Newtype newtype = take(Newtype.class);
    Codec<?> result = newtype == null ? codec : Codecs.newtype(newtype.value(), codec);
    if (take(Compact.class) != null) {
      result = Codecs.compact(result);
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException(
          open.stream()
                  .map(annotation -> "@" + annotation.annotationType().getSimpleName())
                  .collect(Collectors.joining(" "))
              + " does not go with "
              + type);
    }
    return result;
  }

  private Codec<?> intCodec() {
    if (take(U8.class) != null) {
      return Codecs.U8;
    }
    if (take(U16.class) != null) {
      return Codecs.U16;
    }
    if (take(I8.class) != null) {
      return Codecs.I8;
    }
    if (take(I16.class) != null) {
      return Codecs.I16;
    }
    if (take(I32.class) != null) {
      return Codecs.I32;
    }
    if (take(Percent.class) != null) {
      return Codecs.PERCENT;
    }
    if (take(PerU16.class) != null) {
      return Codecs.PER_U16;
    }
    throw new IllegalArgumentException("an int needs @U8, @U16, @I8, @I16, @I32 or a part");
  }

  private Codec<?> longCodec() {
    if (take(U32.class) != null) {
      return Codecs.U32;
    }
    if (take(I64.class) != null) {
      return Codecs.I64;
    }
    if (take(Perbill.class) != null) {
      return Codecs.PERBILL;
    }
    if (take(Permill.class) != null) {
      return Codecs.PERMILL;
    }
    return take(Perquintill.class) != null ? Codecs.PERQUINTILL : Codecs.U64;
  }

  private Codec<?> bigIntegerCodec() {
    if (take(U256.class) != null) {
      return Codecs.U256;
    }
    if (take(I128.class) != null) {
      return Codecs.I128;
    }
    if (take(I256.class) != null) {
      return Codecs.I256;
    }
    return take(FixedU128.class) != null ? Codecs.FIXED_U128 : Codecs.U128;
  }

  private Codec<?> bytesCodec() {
    Length length = take(Length.class);
    if (length != null) {
      return Codecs.fixedBytes(length.value());
    }
    Bound bound = take(Bound.class);
    return bound == null ? Codecs.BYTES : new BytesCodec(bound.value(), bound.weak());
  }

  private <A extends Annotation> @Nullable A take(Class<A> kind) {
    for (Annotation annotation : open) {
      if (kind.isInstance(annotation)) {
        open.remove(annotation);
        return kind.cast(annotation);
      }
    }
    return null;
  }
}
