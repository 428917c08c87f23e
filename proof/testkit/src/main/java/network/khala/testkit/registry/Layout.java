package network.khala.testkit.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.khala.scale.Codec;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;
import tools.jackson.databind.JsonNode;

/// Compares a codec's own description with a layout table. A struct of one unnamed field counts as
/// that field, since it adds no bytes.
final class Layout {
  private static final Map<String, TypeDef.Primitive> PRIMITIVES =
      Map.of(
          "bool", TypeDef.Primitive.BOOL,
          "Text", TypeDef.Primitive.STR,
          "u8", TypeDef.Primitive.U8,
          "u16", TypeDef.Primitive.U16,
          "u32", TypeDef.Primitive.U32,
          "u64", TypeDef.Primitive.U64,
          "u128", TypeDef.Primitive.U128,
          "U256", TypeDef.Primitive.U256,
          "i32", TypeDef.Primitive.I32);

  /// Variants that this network added to enums of the tables.
  private static final Set<String> OWN_VARIANTS = Set.of("TdxDcap", "Tdx", "Development", "V4");

  private final JsonNode definitions;
  private final PortableRegistry registry;

  private Layout(JsonNode definitions, PortableRegistry registry) {
    this.definitions = definitions;
    this.registry = registry;
  }

  /// Where the description differs from the named definition; empty if nowhere.
  static Optional<String> difference(JsonNode definitions, String name, Codec<?> codec) {
    TypeRegistry types = new TypeRegistry();
    int number = types.register(codec);
    return new Layout(definitions, types.toPortable()).compare(name, number, name);
  }

  private Optional<String> compare(String expected, int type, String path) {
    String text = expected.strip();
    TypeInfo described = flattened(type);
    if (definitions.has(text)) {
      JsonNode definition = definitions.get(text);
      return definition.isString()
          ? compare(definition.asString(), type, path)
          : compareDefinition(definition, described, path);
    }
    if (text.equals("U256")) {
      return check(isU256(described), path, text, described);
    }
    TypeDef.Primitive primitive = PRIMITIVES.get(text);
    if (primitive != null) {
      return check(described.def() == primitive, path, text, described);
    }
    if (text.equals("Null")) {
      return check(described.def().equals(TypeDef.UNIT), path, text, described);
    }
    if (text.startsWith("[u8;")) {
      long length = Long.parseLong(text.substring(4, text.length() - 1).strip());
      return described.def() instanceof TypeDef.Array(long actual, int item) && actual == length
          ? compare("u8", item, path)
          : check(false, path, text, described);
    }
    if (text.startsWith("(")) {
      return compareAll(split(text.substring(1, text.length() - 1)), members(described), path);
    }
    return compareGeneric(text, described, path);
  }

  private Optional<String> compareGeneric(String text, TypeInfo described, String path) {
    int open = text.indexOf('<');
    if (open < 0) {
      throw new IllegalArgumentException("type name " + text);
    }
    List<String> arguments = split(text.substring(open + 1, text.length() - 1));
    return switch (text.substring(0, open)) {
      case "Vec" ->
          described.def() instanceof TypeDef.Sequence(int item)
              ? compare(arguments.getFirst(), item, path + "[]")
              : check(false, path, text, described);
      case "Option" ->
          described.name().equals("Option")
              ? compare(arguments.getFirst(), parameter(described, 0), path + "?")
              : check(false, path, text, described);
      case "BTreeMap" ->
          described.name().equals("BTreeMap")
              ? compareAll(
                  arguments, List.of(parameter(described, 0), parameter(described, 1)), path)
              : check(false, path, text, described);
      default -> throw new IllegalArgumentException("type name " + text);
    };
  }

  private Optional<String> compareDefinition(JsonNode definition, TypeInfo described, String path) {
    if (!definition.has("_enum")) {
      return described.def() instanceof TypeDef.Composite(List<TypeDef.Field> fields)
          ? compareFields(definition, fields, path)
          : check(false, path, "a struct", described);
    }
    if (!(described.def() instanceof TypeDef.Variants(List<TypeDef.Variant> all))) {
      return check(false, path, "an enum", described);
    }
    JsonNode expected = definition.get("_enum");
    List<TypeDef.Variant> variants =
        all.stream()
            .filter(one -> expected.has(one.name()) || !OWN_VARIANTS.contains(one.name()))
            .toList();
    if (expected.size() != variants.size()) {
      return Optional.of(path + ": " + variants.size() + " variants instead of " + expected.size());
    }
    for (TypeDef.Variant variant : variants) {
      JsonNode wanted = expected.get(variant.name());
      String inner = path + "::" + variant.name();
      if (wanted == null || wanted.get("index").asInt() != variant.index()) {
        return Optional.of(inner + " with index " + variant.index());
      }
      Optional<String> difference =
          compareVariant(wanted.get("type").asString(), variant.fields(), inner);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> compareVariant(
      String expected, List<TypeDef.Field> fields, String path) {
    if (fields.isEmpty()) {
      return expected.equals("Null") ? Optional.empty() : Optional.of(path + " has no fields");
    }
    if (fields.getFirst().name().isPresent()) {
      return compareFields(definitions.get(expected), fields, path);
    }
    return compare(expected, fields.getFirst().type(), path);
  }

  private Optional<String> compareFields(
      JsonNode expected, List<TypeDef.Field> fields, String path) {
    List<String> wanted = List.copyOf(expected.propertyNames());
    List<String> found = fields.stream().map(field -> field.name().orElse("")).toList();
    if (!wanted.equals(found)) {
      return Optional.of(path + ": fields " + found + " instead of " + wanted);
    }
    for (TypeDef.Field field : fields) {
      String name = field.name().orElse("");
      Optional<String> difference =
          compare(expected.get(name).asString(), field.type(), path + "." + name);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> compareAll(List<String> expected, List<Integer> types, String path) {
    if (expected.size() != types.size()) {
      return Optional.of(path + ": " + types.size() + " members instead of " + expected.size());
    }
    for (int i = 0; i < types.size(); i++) {
      Optional<String> difference = compare(expected.get(i), types.get(i), path + "." + i);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private boolean isU256(TypeInfo described) {
    return switch (described.def()) {
      case TypeDef.Primitive primitive -> primitive == TypeDef.Primitive.U256;
      case TypeDef.Array(long length, int item) ->
          length == 4 && registry.type(item).def() == TypeDef.Primitive.U64;
      default -> false;
    };
  }

  private TypeInfo flattened(int type) {
    TypeInfo described = registry.type(type);
    return described.def() instanceof TypeDef.Composite(List<TypeDef.Field> fields)
            && fields.size() == 1
            && fields.getFirst().name().isEmpty()
            && !described.name().equals("BTreeMap")
        ? flattened(fields.getFirst().type())
        : described;
  }

  private static List<Integer> members(TypeInfo described) {
    return switch (described.def()) {
      case TypeDef.Tuple(List<Integer> types) -> types;
      case TypeDef.Composite(List<TypeDef.Field> fields) ->
          fields.stream().map(TypeDef.Field::type).toList();
      default -> List.of();
    };
  }

  private static int parameter(TypeInfo described, int place) {
    return described.params().get(place).type().orElseThrow();
  }

  private static Optional<String> check(
      boolean equal, String path, String expected, TypeInfo described) {
    return equal ? Optional.empty() : Optional.of(path + ": " + described + " is not " + expected);
  }

  /// Splits at the commas outside of brackets.
  private static List<String> split(String arguments) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < arguments.length(); i++) {
      switch (arguments.charAt(i)) {
        case '<', '(', '[' -> depth++;
        case '>', ')', ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(arguments.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(arguments.substring(start));
    return parts;
  }
}
