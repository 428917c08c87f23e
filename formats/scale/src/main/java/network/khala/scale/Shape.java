package network.khala.scale;

import java.util.List;
import java.util.function.Function;
import network.khala.scale.TypeDef.Primitive;

/// The key and the description of a type that is not derived from a class.
record Shape(Object key, Function<TypeRegistry, TypeInfo> description) {
  static Shape primitive(Primitive primitive) {
    return new Shape(TypeKey.of(primitive.text()), _ -> TypeInfo.of(primitive));
  }

  /// A compact form.
  static Shape compact(Codec<?> number) {
    return new Shape(
        TypeKey.of("Compact", number.typeKey()),
        registry -> TypeInfo.of(new TypeDef.Compact(registry.register(number))));
  }

  /// A list of any length.
  static Shape sequence(Codec<?> item) {
    return new Shape(
        TypeKey.of("Vec", item.typeKey()),
        registry -> TypeInfo.of(new TypeDef.Sequence(registry.register(item))));
  }

  /// A list of fixed length.
  static Shape array(Codec<?> item, int length) {
    return new Shape(
        TypeKey.of("[]", item.typeKey(), length),
        registry -> TypeInfo.of(new TypeDef.Array(length, registry.register(item))));
  }

  /// A tuple.
  static Shape tuple(List<? extends Codec<?>> members) {
    List<Object> keys = members.stream().<Object>map(Codec::typeKey).toList();
    return new Shape(
        new TypeKey("()", keys),
        registry ->
            TypeInfo.of(new TypeDef.Tuple(members.stream().map(registry::register).toList())));
  }

  /// A struct with a path around one unnamed field.
  static Shape newtype(String path, Codec<?> inner) {
    return new Shape(
        TypeKey.of(path, inner.typeKey()),
        registry -> TypeInfo.of(path, TypeDef.Composite.of(registry.register(inner))));
  }

  /// A generic struct with a path around one unnamed field.
  static Shape wrapper(
      String path, Shape inner, Function<TypeRegistry, List<TypeParameter>> params) {
    return new Shape(
        TypeKey.of(path, inner.key()),
        registry ->
            TypeInfo.of(
                    path, TypeDef.Composite.of(registry.register(inner.key(), inner.description())))
                .withParams(params.apply(registry)));
  }

  /// A list whose length has a bound; the bound's own type `S` is left out.
  static Shape boundedVec(boolean weak, Shape vec, Codec<?> item) {
    return wrapper(
        "bounded_collections::"
            + (weak ? "weak_bounded_vec::Weak" : "bounded_vec::")
            + "BoundedVec",
        vec,
        registry ->
            List.of(TypeParameter.of("T", registry.register(item)), TypeParameter.skipped("S")));
  }

  TypeInfo describe(TypeRegistry registry) {
    return description.apply(registry);
  }
}
