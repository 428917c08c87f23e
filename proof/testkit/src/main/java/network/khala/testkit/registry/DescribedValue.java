package network.khala.testkit.registry;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeDef.Primitive;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads bytes by a codec's description alone, as a client does that has only the metadata, and
/// gives them in the notation of the vector files.
final class DescribedValue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final PortableRegistry registry;
  private final ScaleReader in;

  private DescribedValue(PortableRegistry registry, ScaleReader in) {
    this.registry = registry;
    this.in = in;
  }

  static JsonNode read(Codec<?> codec, Bytes encoded) {
    TypeRegistry types = new TypeRegistry();
    int number = types.register(codec);
    ScaleReader in = new ScaleReader(encoded);
    JsonNode value = new DescribedValue(types.toPortable(), in).read(number);
    in.expectEnd();
    return value;
  }

  private JsonNode read(int type) {
    TypeInfo described = registry.type(type);
    if (described.pathText().equals("primitive_types::U256")) {
      return text(in.u256());
    }
    return switch (described.def()) {
      case TypeDef.Composite(List<TypeDef.Field> fields) -> fields(fields);
      case TypeDef.Variants(List<TypeDef.Variant> variants) -> variant(described, variants);
      case TypeDef.Sequence(int item) -> items(item, in.compactU32());
      case TypeDef.Array(long length, int item) -> items(item, length);
      case TypeDef.Tuple(List<Integer> types) -> {
        ArrayNode members = JSON.arrayNode();
        types.forEach(member -> members.add(read(member)));
        yield members;
      }
      case TypeDef.Compact _ -> text(in.compactU128());
      case TypeDef.BitSequence _ ->
          throw new IllegalArgumentException("bit sequences are not used");
      case Primitive primitive -> primitive(primitive);
    };
  }

  private JsonNode fields(List<TypeDef.Field> fields) {
    if (fields.size() == 1 && fields.getFirst().name().isEmpty()) {
      return read(fields.getFirst().type());
    }
    ObjectNode members = JSON.objectNode();
    for (int i = 0; i < fields.size(); i++) {
      members.set(fields.get(i).name().orElse(Integer.toString(i)), read(fields.get(i).type()));
    }
    return members;
  }

  private JsonNode variant(TypeInfo described, List<TypeDef.Variant> variants) {
    int index = in.u8();
    TypeDef.Variant variant =
        variants.stream().filter(each -> each.index() == index).findFirst().orElseThrow();
    if (described.pathText().equals("Option")) {
      return variant.fields().isEmpty()
          ? JSON.nullNode()
          : read(variant.fields().getFirst().type());
    }
    ObjectNode named = JSON.objectNode();
    named.set(
        variant.name(), variant.fields().isEmpty() ? JSON.nullNode() : fields(variant.fields()));
    return named;
  }

  private JsonNode items(int item, long count) {
    if (registry.type(item).def() == Primitive.U8) {
      return JSON.stringNode(Bytes.wrap(in.raw(Math.toIntExact(count))).toHex());
    }
    ArrayNode items = JSON.arrayNode();
    for (long i = 0; i < count; i++) {
      items.add(read(item));
    }
    return items;
  }

  private JsonNode primitive(Primitive primitive) {
    return switch (primitive) {
      case BOOL -> JSON.booleanNode(in.bool());
      case STR -> JSON.stringNode(in.string());
      case U8 -> text(BigInteger.valueOf(in.u8()));
      case U16 -> text(BigInteger.valueOf(in.u16()));
      case U32 -> text(BigInteger.valueOf(in.u32()));
      case U64 -> JSON.stringNode(Long.toUnsignedString(in.u64()));
      case U128 -> text(in.u128());
      case U256 -> text(in.u256());
      case I8 -> text(BigInteger.valueOf(in.i8()));
      case I16 -> text(BigInteger.valueOf(in.i16()));
      case I32 -> text(BigInteger.valueOf(in.i32()));
      case I64 -> text(BigInteger.valueOf(in.i64()));
      case I128 -> text(in.i128());
      case I256 -> text(in.i256());
      case CHAR -> throw new IllegalArgumentException("characters are not used");
    };
  }

  private static JsonNode text(BigInteger number) {
    return JSON.stringNode(number.toString());
  }

  /// Whether a value of the vector file says the same: numbers may be numbers or text, and a
  /// variant without fields may be its bare name.
  static boolean matches(JsonNode expected, JsonNode actual) {
    if (expected.isObject()) {
      return actual.isObject()
          && List.copyOf(expected.propertyNames()).equals(List.copyOf(actual.propertyNames()))
          && expected.properties().stream()
              .allMatch(each -> matches(each.getValue(), actual.get(each.getKey())));
    }
    if (expected.isArray()) {
      if (!actual.isArray() || actual.size() != expected.size()) {
        return isTuple(expected, actual);
      }
      for (int i = 0; i < expected.size(); i++) {
        if (!matches(expected.get(i), actual.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (expected.isNull() || actual.isNull()) {
      return expected.isNull() && actual.isNull();
    }
    if (actual.isObject()) {
      return actual.size() == 1
          && actual.has(expected.asString())
          && actual.get(expected.asString()).isNull();
    }
    return expected.asString().equals(actual.asString()) || sameNumber(expected, actual);
  }

  /// A tuple struct reads as an object with the members 0, 1, ….
  private static boolean isTuple(JsonNode expected, JsonNode actual) {
    if (!actual.isObject() || actual.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      JsonNode member = actual.get(Integer.toString(i));
      if (member == null || !matches(expected.get(i), member)) {
        return false;
      }
    }
    return true;
  }

  /// Large numbers are given as big-endian hexadecimal.
  private static boolean sameNumber(JsonNode expected, JsonNode actual) {
    String text = expected.asString();
    return text.startsWith("0x")
        && !actual.asString().startsWith("0x")
        && new BigInteger(1, HexFormat.of().parseHex(text.substring(2)))
            .toString()
            .equals(actual.asString());
  }
}
