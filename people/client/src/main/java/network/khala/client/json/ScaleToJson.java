package network.khala.client.json;

import java.util.List;
import java.util.function.UnaryOperator;
import network.khala.client.metadata.Names;
import network.khala.crypto.Ss58;
import network.khala.scale.DecodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads values and builds their JSON.
final class ScaleToJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Items without bytes cost nothing in the input, so their number has a limit of its own.
  private static final int MAX_EMPTY_ITEMS = 65_536;

  private static final int FLAG_BITS_MAX = 128;

  private final PortableRegistry types;
  private final int addressPrefix;
  private final ScaleReader in;

  ScaleToJson(PortableRegistry types, int addressPrefix, ScaleReader in) {
    this.types = types;
    this.addressPrefix = addressPrefix;
    this.in = in;
  }

  JsonNode value(int number) {
    TypeInfo type = types.type(number);
    in.enter(type.pathText());
    JsonNode json =
        switch (Meaning.of(type)) {
          case PLAIN, ADDRESS -> shaped(type);
          case ACCOUNT -> NODES.stringNode(Ss58.encode(addressPrefix, in.bytes32()));
          case U256 -> Numbers.node(in.u256(), 256);
          case OPTION -> option(type);
          case MAP -> map(type);
          case OPAQUE -> bytes(in.length(Integer.MAX_VALUE, 1));
          case ERA -> era();
          case DATA -> data(type);
          case FLAGS -> flags(type);
          case CALL -> call(type);
          case EVENT -> event(type);
        };
    in.leave();
    return json;
  }

  private JsonNode shaped(TypeInfo type) {
    return switch (type.def()) {
      case TypeDef.Composite(List<TypeDef.Field> fields) -> fields(fields);
      case TypeDef.Variants(List<TypeDef.Variant> variants) -> variants(type, variants);
      case TypeDef.Sequence(int item) ->
          Meaning.isByte(types, item)
              ? bytes(in.length(Integer.MAX_VALUE, 1))
              : items(item, in.length(Integer.MAX_VALUE, 0));
      case TypeDef.Array(long length, int item) -> array(length, item);
      case TypeDef.Tuple(List<Integer> members) -> tuple(members);
      case TypeDef.Primitive primitive -> primitive(primitive);
      case TypeDef.Compact(int inner) -> compact(inner);
      case TypeDef.BitSequence _ -> bits();
    };
  }

  private JsonNode fields(List<TypeDef.Field> fields) {
    if (fields.isEmpty()) {
      return NODES.nullNode();
    }
    if (!Meaning.isTuple(fields)) {
      return object(fields, Names::camel);
    }
    if (fields.size() == 1) {
      return value(fields.getFirst().type());
    }
    return tuple(fields.stream().map(TypeDef.Field::type).toList());
  }

  private ObjectNode object(List<TypeDef.Field> fields, UnaryOperator<String> printed) {
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).name().orElse(Integer.toString(i));
      try {
        object.set(printed.apply(name), value(fields.get(i).type()));
      } catch (DecodeException e) {
        throw e.within("." + name);
      }
    }
    return object;
  }

  private JsonNode tuple(List<Integer> members) {
    return switch (members.size()) {
      case 0 -> NODES.nullNode();
      case 1 -> value(members.getFirst());
      default -> {
        ArrayNode array = NODES.arrayNode(members.size());
        members.forEach(member -> array.add(value(member)));
        yield array;
      }
    };
  }

  private JsonNode variants(TypeInfo type, List<TypeDef.Variant> variants) {
    if (variants.isEmpty()) {
      throw in.error("a type without variants has no value", type.pathText());
    }
    TypeDef.Variant variant = variant(type);
    if (Meaning.isBasic(variants)) {
      return NODES.stringNode(variant.name());
    }
    try {
      ObjectNode object = NODES.objectNode();
      object.set(Names.camel(variant.name()), fields(variant.fields()));
      return object;
    } catch (DecodeException e) {
      throw e.within("::" + variant.name());
    }
  }

  private TypeDef.Variant variant(TypeInfo type) {
    int at = in.position();
    int index = in.u8();
    return ((TypeDef.Variants) type.def())
        .variants().stream()
            .filter(variant -> variant.index() == index)
            .findFirst()
            .orElseThrow(() -> in.errorAt(at, "variant " + index + " is unknown", type.pathText()));
  }

  private ArrayNode items(int item, int count) {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < count; i++) {
      int before = in.position();
      try {
        array.add(value(item));
      } catch (DecodeException e) {
        throw e.within("[" + i + "]");
      }
      if (in.position() == before && i >= MAX_EMPTY_ITEMS) {
        throw in.error(count + " items without bytes", "at most " + MAX_EMPTY_ITEMS);
      }
    }
    return array;
  }

  private JsonNode array(long length, int item) {
    if (Meaning.isByte(types, item)) {
      return bytes(boundedLength(length));
    }
    return items(item, boundedLength(length));
  }

  private int boundedLength(long length) {
    if (length > Integer.MAX_VALUE) {
      throw in.error("an array of " + length + " items", "at most 2^31 - 1");
    }
    return (int) length;
  }

  private JsonNode bytes(int length) {
    return NODES.stringNode(Numbers.hex(in.raw(length)));
  }

  /// Bits are stored in bytes, the first in the lowest bit, whatever the type says of words: for
  /// little-endian words both are the same but for padding, and chains use bytes only.
  private JsonNode bits() {
    long count = in.compactU32();
    long bytes = (count + 7) / 8;
    if (bytes > in.remaining()) {
      throw in.error(count + " bits need " + bytes + " bytes", "bits");
    }
    return bytes((int) bytes);
  }

  private JsonNode primitive(TypeDef.Primitive primitive) {
    return switch (primitive) {
      case BOOL -> NODES.booleanNode(in.bool());
      case CHAR, U32 -> Numbers.node(in.u32(), 32);
      case STR -> NODES.stringNode(in.string());
      case U8 -> Numbers.node(in.u8(), 8);
      case U16 -> Numbers.node(in.u16(), 16);
      case U64 -> Numbers.node(in.u64(), 64);
      case U128 -> Numbers.node(in.u128(), 128);
      case U256 -> Numbers.node(in.u256(), 256);
      case I8 -> NODES.numberNode(in.i8());
      case I16 -> NODES.numberNode(in.i16());
      case I32 -> NODES.numberNode(in.i32());
      case I64 -> Numbers.node(java.math.BigInteger.valueOf(in.i64()), 64);
      case I128 -> Numbers.node(in.i128(), 128);
      case I256 -> Numbers.node(in.i256(), 256);
    };
  }

  private JsonNode compact(int number) {
    TypeInfo type = types.type(number);
    return switch (type.def()) {
      case TypeDef.Primitive.U8 -> Numbers.node(in.compactU8(), 8);
      case TypeDef.Primitive.U16 -> Numbers.node(in.compactU16(), 16);
      case TypeDef.Primitive.U32 -> Numbers.node(in.compactU32(), 32);
      case TypeDef.Primitive.U64 -> Numbers.node(in.compactU64(), 64);
      case TypeDef.Primitive.U128 -> Numbers.node(in.compactU128(), 128);
      case TypeDef.Composite(List<TypeDef.Field> fields) when fields.size() == 1 ->
          compact(fields.getFirst().type());
      case TypeDef.Tuple(List<Integer> members) when members.isEmpty() -> NODES.nullNode();
      case TypeDef.Composite(List<TypeDef.Field> fields) when fields.isEmpty() -> NODES.nullNode();
      default -> throw in.error("type " + number + " has no compact form", "Compact");
    };
  }

  private JsonNode option(TypeInfo type) {
    TypeDef.Variant variant = variant(type);
    return variant.fields().isEmpty() ? NODES.nullNode() : fields(variant.fields());
  }

  private JsonNode map(TypeInfo type) {
    List<Integer> pair = mapTypes(types, type);
    int count = in.length(Integer.MAX_VALUE, 1);
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < count; i++) {
      JsonNode key = value(pair.getFirst());
      object.set(key.isString() ? key.stringValue() : key.toString(), value(pair.getLast()));
    }
    return object;
  }

  /// The types of a map's keys and values: it is declared as a list of pairs.
  static List<Integer> mapTypes(PortableRegistry types, TypeInfo type) {
    if (type.def() instanceof TypeDef.Composite(List<TypeDef.Field> fields)
        && fields.size() == 1
        && types.type(fields.getFirst().type()).def() instanceof TypeDef.Sequence(int item)
        && types.type(item).def() instanceof TypeDef.Tuple(List<Integer> pair)
        && pair.size() == 2) {
      return pair;
    }
    throw new DecodeException(0, "type " + type.pathText() + " is no list of pairs", "BTreeMap");
  }

  private JsonNode era() {
    byte first = in.raw(1)[0];
    return first == 0
        ? NODES.objectNode().put("immortalEra", "0x00")
        : NODES.objectNode().put("mortalEra", Numbers.hex(new byte[] {first, in.raw(1)[0]}));
  }

  /// Raw data of n bytes has a variant of its own for each n.
  private JsonNode data(TypeInfo type) {
    TypeDef.Variant variant = variant(type);
    String name = variant.name().startsWith("Raw") ? "Raw" : variant.name();
    ObjectNode object = NODES.objectNode();
    object.set(Names.camel(name), fields(variant.fields()));
    return object;
  }

  private JsonNode flags(TypeInfo type) {
    JsonNode number = shaped(type);
    return Flags.of(types, type)
        .flatMap(flags -> flags.names(Numbers.parse(number, FLAG_BITS_MAX, false)))
        .orElse(number);
  }

  private JsonNode call(TypeInfo type) {
    int pallet = in.u8();
    TypeInfo calls = inner(type, pallet);
    TypeDef.Variant call = variant(calls);
    ObjectNode object = NODES.objectNode();
    object.put("callIndex", index(pallet, call));
    try {
      object.set("args", object(call.fields(), name -> name));
    } catch (DecodeException e) {
      throw e.within(calls.pathText() + "::" + call.name());
    }
    return object;
  }

  private JsonNode event(TypeInfo type) {
    int pallet = in.u8();
    TypeDef.Variant event = variant(inner(type, pallet));
    ObjectNode object = NODES.objectNode();
    object.put("index", index(pallet, event));
    ArrayNode data = object.putArray("data");
    event.fields().forEach(field -> data.add(value(field.type())));
    return object;
  }

  private static String index(int pallet, TypeDef.Variant variant) {
    return Numbers.hex(new byte[] {(byte) pallet, (byte) variant.index()});
  }

  private TypeInfo inner(TypeInfo outer, int pallet) {
    return ((TypeDef.Variants) outer.def())
        .variants().stream()
            .filter(variant -> variant.index() == pallet && variant.fields().size() == 1)
            .map(variant -> types.type(variant.fields().getFirst().type()))
            .filter(type -> type.def() instanceof TypeDef.Variants)
            .findFirst()
            .orElseThrow(() -> in.error("pallet " + pallet + " is unknown", outer.pathText()));
  }
}
