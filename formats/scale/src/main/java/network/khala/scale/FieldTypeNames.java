package network.khala.scale;

import java.util.List;
import java.util.stream.Collectors;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Variant;

/// Gives the fields of structs and enums the names of their types. Rust's derived descriptions
/// always have them, and clients rely on it. A name that the author wrote stays; where there is
/// none it is made from the described type:
///
/// | type | name |
/// | --- | --- |
/// | with a path | last segment, with its parameters: `Option<u32>`, `AccountId32` |
/// | primitive | `u32` |
/// | list, array | `Vec<u8>`, `[u8; 32]` |
/// | tuple | `(u32, bool)` |
/// | compact number | that of the number: a field is made compact by an attribute, not by its type |
/// | bit vector | `BitVec<u8, Lsb0>` |
///
/// The fields of Rust's own types (`Option`, `Result`, maps), whose path is one word, have no such
/// names there, nor here.
final class FieldTypeNames {
  private final List<TypeInfo> types;

  private FieldTypeNames(List<TypeInfo> types) {
    this.types = types;
  }

  /// The same types with a name at every field.
  static List<TypeInfo> complete(List<TypeInfo> types) {
    FieldTypeNames names = new FieldTypeNames(types);
    return types.stream().map(names::complete).toList();
  }

  private TypeInfo complete(TypeInfo type) {
    if (type.path().size() < 2) {
      return type;
    }
    return switch (type.def()) {
      case TypeDef.Composite(List<Field> fields) ->
          with(type, new TypeDef.Composite(named(fields)));
      case TypeDef.Variants(List<Variant> variants) ->
          with(type, new TypeDef.Variants(variants.stream().map(this::complete).toList()));
      case TypeDef.Sequence _,
          TypeDef.Array _,
          TypeDef.Tuple _,
          TypeDef.Primitive _,
          TypeDef.Compact _,
          TypeDef.BitSequence _ ->
          type;
    };
  }

  private static TypeInfo with(TypeInfo type, TypeDef def) {
    return new TypeInfo(type.path(), type.params(), def, type.docs());
  }

  private Variant complete(Variant variant) {
    return new Variant(variant.name(), named(variant.fields()), variant.index(), variant.docs());
  }

  private List<Field> named(List<Field> fields) {
    return fields.stream()
        .map(field -> field.typeName().isPresent() ? field : field.withTypeName(name(field.type())))
        .toList();
  }

  /// Types without a path are finite: one that contains itself has a path.
  private String name(int number) {
    TypeInfo type = types.get(number);
    if (!type.path().isEmpty()) {
      return type.params().isEmpty() ? type.name() : type.name() + "<" + arguments(type) + ">";
    }
    return switch (type.def()) {
      case TypeDef.Primitive primitive -> primitive.text();
      case TypeDef.Sequence(int item) -> "Vec<" + name(item) + ">";
      case TypeDef.Array(long length, int item) -> "[" + name(item) + "; " + length + "]";
      case TypeDef.Tuple(List<Integer> members) ->
          members.stream().map(this::name).collect(Collectors.joining(", ", "(", ")"));
      case TypeDef.Compact(int inner) -> name(inner);
      case TypeDef.BitSequence(int store, int order) ->
          "BitVec<" + name(store) + ", " + name(order) + ">";
      case TypeDef.Composite _, TypeDef.Variants _ -> "type " + number;
    };
  }

  private String arguments(TypeInfo type) {
    return type.params().stream()
        .map(parameter -> parameter.type().map(this::name).orElse(parameter.name()))
        .collect(Collectors.joining(", "));
  }
}
