package network.khala.scale;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/// Derives the codec of one type and of those that it is made of. A type that is met again while it
/// is being derived is referred to by a [NestedCodec].
final class Derivation {
  private final CodecFactory factory;
  private final Map<TypeKey, Codec<?>> finished = new LinkedHashMap<>();
  private final Set<TypeKey> underWay = new LinkedHashSet<>();

  Derivation(CodecFactory factory) {
    this.factory = factory;
  }

  static TypeKey key(Class<?> type, List<? extends Codec<?>> arguments) {
    return new TypeKey(type, arguments.stream().<Object>map(Codec::typeKey).toList());
  }

  Codec<?> derive(Class<?> type, List<? extends Codec<?>> arguments) {
    Codec<?> codec = ofClass(type, arguments);
    factory.keep(finished);
    return codec;
  }

  private Codec<?> ofClass(Class<?> type, List<? extends Codec<?>> arguments) {
    Codec<?> bound = factory.binding(type);
    if (bound != null) {
      return nested(bound);
    }
    TypeKey key = key(type, arguments);
    Codec<?> known = factory.known(key);
    if (known == null) {
      known = finished.get(key);
    }
    if (known != null) {
      return known;
    }
    if (!underWay.add(key)) {
      return new NestedCodec<>(key, () -> later(key));
    }
    Codec<?> codec = build(type, key, arguments);
    underWay.remove(key);
    finished.put(key, codec);
    return codec;
  }

  private static <T> Codec<T> nested(Codec<T> bound) {
    return new NestedCodec<>(bound.typeKey(), () -> bound);
  }

  @SuppressWarnings("unchecked") // The key was made from the type of the reference.
  private <T> Codec<T> later(TypeKey key) {
    Codec<?> codec = finished.get(key);
    if (codec == null) {
      throw new IllegalStateException(key + " is still being derived");
    }
    return (Codec<T>) codec;
  }

  private Codec<?> build(Class<?> type, TypeKey key, List<? extends Codec<?>> codecs) {
    EncodedBy own = type.getAnnotation(EncodedBy.class);
    if (own != null) {
      return instantiate(own.value());
    }
    if (type.isEnum()) {
      return enumCodec(type);
    }
    TypeVariable<?>[] variables = type.getTypeParameters();
    if (variables.length != codecs.size()) {
      throw new IllegalArgumentException(
          "%s has %d type parameters, %d arguments are given"
              .formatted(type.getName(), variables.length, codecs.size()));
    }
    Map<TypeVariable<?>, Codec<?>> environment = new LinkedHashMap<>();
    List<TypeArgument> arguments = new ArrayList<>();
    for (int i = 0; i < variables.length; i++) {
      environment.put(variables[i], codecs.get(i));
      arguments.add(new TypeArgument(variables[i].getName(), codecs.get(i)));
    }
    if (type.isRecord()) {
      return recordCodec(type, key, arguments, environment);
    }
    if (type.isSealed() && type.isInterface()) {
      return sealedCodec(type, key, arguments);
    }
    throw new IllegalArgumentException(
        type.getName()
            + " has no codec: it is no record, enum or sealed interface of records,"
            + " nor annotated or bound");
  }

  private RecordCodec<Object> recordCodec(
      Class<?> type,
      TypeKey key,
      List<TypeArgument> arguments,
      Map<TypeVariable<?>, Codec<?>> environment) {
    boolean tuple = type.isAnnotationPresent(Tuple.class);
    List<Component> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String step = "." + (tuple ? components.size() : component.getName());
      components.add(Component.of(component, codecOf(type, component, environment), step));
    }
    if (!Names.path(type).isEmpty()) {
      return new RecordCodec<>(type, key, arguments, components);
    }
    if (!tuple) {
      throw new IllegalArgumentException(type.getName() + " has no path, so it must be a @Tuple");
    }
    return new RecordCodec<>(type, RecordCodec.tupleKey(components), arguments, components);
  }

  private Codec<?> sealedCodec(Class<?> type, TypeKey key, List<TypeArgument> arguments) {
    List<SealedCodec.Case> cases = new ArrayList<>();
    for (Class<?> variant : type.getPermittedSubclasses()) {
      if (!variant.isRecord()) {
        throw new IllegalArgumentException(
            variant.getName() + " is no record, so it is no variant of " + type.getName());
      }
      Map<TypeVariable<?>, Codec<?>> environment = variables(variant, type, arguments);
      cases.add(
          new SealedCodec.Case(
              variant, recordCodec(variant, TypeKey.of(variant), List.of(), environment)));
    }
    return new SealedCodec<>(type, key, arguments, cases);
  }

  /// What stands for the type variables of a variant: whatever stands for those of its interface.
  private static Map<TypeVariable<?>, Codec<?>> variables(
      Class<?> variant, Class<?> type, List<TypeArgument> arguments) {
    Map<TypeVariable<?>, Codec<?>> environment = new LinkedHashMap<>();
    for (Type implemented : variant.getGenericInterfaces()) {
      if (implemented instanceof ParameterizedType generic && generic.getRawType() == type) {
        Type[] actual = generic.getActualTypeArguments();
        for (int i = 0; i < actual.length; i++) {
          if (actual[i] instanceof TypeVariable<?> variable) {
            environment.put(variable, arguments.get(i).codec());
          }
        }
      }
    }
    return environment;
  }

  private Codec<?> codecOf(
      Class<?> owner, RecordComponent component, Map<TypeVariable<?>, Codec<?>> environment) {
    try {
      return codecOf(component.getAnnotatedType(), environment);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          owner.getName() + "." + component.getName() + ": " + e.getMessage(), e);
    }
  }

  private Codec<?> codecOf(AnnotatedType use, Map<TypeVariable<?>, Codec<?>> environment) {
    TypeUse annotations = new TypeUse(use);
    Codec<?> codec =
        switch (use.getType()) {
          case TypeVariable<?> variable -> argument(variable, environment);
          case Class<?> type -> annotations.builtIn(type).orElseGet(() -> ofClass(type, List.of()));
          case ParameterizedType generic when use instanceof AnnotatedParameterizedType annotated ->
              ofGeneric((Class<?>) generic.getRawType(), annotated, annotations, environment);
          default -> throw new IllegalArgumentException(use.getType() + " has no codec");
        };
    return annotations.finish(codec);
  }

  private Codec<?> ofGeneric(
      Class<?> raw,
      AnnotatedParameterizedType use,
      TypeUse annotations,
      Map<TypeVariable<?>, Codec<?>> environment) {
    List<Codec<?>> arguments = new ArrayList<>();
    for (AnnotatedType argument : use.getAnnotatedActualTypeArguments()) {
      arguments.add(codecOf(argument, environment));
    }
    Codec<?> first = arguments.getFirst();
    if (raw == List.class) {
      return annotations.list(first);
    }
    if (raw == Optional.class) {
      return Codecs.option(first);
    }
    if (raw == SortedSet.class) {
      return annotations.set(first);
    }
    if (raw == SortedMap.class) {
      return annotations.map(first, arguments.get(1));
    }
    if (raw == Result.class) {
      return Codecs.result(first, arguments.get(1));
    }
    return ofClass(raw, arguments);
  }

  private static Codec<?> argument(
      TypeVariable<?> variable, Map<TypeVariable<?>, Codec<?>> environment) {
    Codec<?> codec = environment.get(variable);
    if (codec == null) {
      throw new IllegalArgumentException("nothing stands for type variable " + variable);
    }
    return codec;
  }

  private static Codec<?> instantiate(Class<? extends Codec<?>> type) {
    try {
      Constructor<? extends Codec<?>> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          type.getName() + " cannot be made by a constructor without parameters", e);
    }
  }

  /// `type` is an enum, but only a raw one to the compiler.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Codec<?> enumCodec(Class<?> type) {
    return new EnumCodec(type);
  }
}
