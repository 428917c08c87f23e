package network.khala.client.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.client.metadata.Names;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes32;
import network.khala.scale.DecodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads JSON and writes the values that it stands for.
final class JsonToScale {
  private static final HexFormat HEX = HexFormat.of();

  private final PortableRegistry types;
  private final ScaleWriter out;
  private int depth;

  JsonToScale(PortableRegistry types, ScaleWriter out) {
    this.types = types;
    this.out = out;
  }

  void value(int number, JsonNode json) {
    TypeInfo type = types.type(number);
    if (depth == ScaleReader.MAX_DEPTH) {
      throw new JsonFormException("values are nested deeper than " + ScaleReader.MAX_DEPTH);
    }
    depth++;
    switch (Meaning.of(type)) {
      case PLAIN -> shaped(type, json);
      case ACCOUNT -> out.raw(account(json));
      case ADDRESS -> address(type, json);
      case U256 -> out.u256(Numbers.parse(json, 256, false));
      case OPTION -> option(type, json);
      case MAP -> map(type, json);
      case OPAQUE -> out.bytes(bytes(json));
      case ERA -> era(json);
      case DATA -> data(type, json);
      case FLAGS -> flags(type, json);
      case CALL -> call(number, type, json);
      case EVENT -> throw new JsonFormException("an event cannot be given");
    }
    depth--;
  }

  private void shaped(TypeInfo type, JsonNode json) {
    switch (type.def()) {
      case TypeDef.Composite(List<TypeDef.Field> fields) -> fields(fields, json);
      case TypeDef.Variants(List<TypeDef.Variant> variants) -> variants(type, variants, json);
      case TypeDef.Sequence(int item) -> sequence(item, json);
      case TypeDef.Array(long length, int item) -> array(length, item, json);
      case TypeDef.Tuple(List<Integer> members) -> tuple(members, json);
      case TypeDef.Primitive primitive -> primitive(primitive, json);
      case TypeDef.Compact(int inner) -> compact(inner, json);
      case TypeDef.BitSequence _ -> bits(json);
    }
  }

  /// The arguments of a call: always an object or an array, also of one argument.
  void arguments(List<TypeDef.Field> fields, JsonNode json) {
    if (fields.isEmpty()) {
      expectNothing(json);
    } else {
      object(fields, json);
    }
  }

  private void fields(List<TypeDef.Field> fields, JsonNode json) {
    if (fields.isEmpty()) {
      expectNothing(json);
    } else if (!Meaning.isTuple(fields)) {
      object(fields, json);
    } else if (fields.size() == 1) {
      value(fields.getFirst().type(), json);
    } else {
      tuple(fields.stream().map(TypeDef.Field::type).toList(), json);
    }
  }

  private void object(List<TypeDef.Field> fields, JsonNode json) {
    if (json.isArray()) {
      tuple(fields.stream().map(TypeDef.Field::type).toList(), json, fields.size());
      return;
    }
    if (!json.isObject()) {
      throw new JsonFormException(
          "an object with " + names(fields) + " is needed, not " + Texts.shortened(json));
    }
    for (String given : json.propertyNames()) {
      if (Names.find(fields, field -> field.name().orElse(""), given).isEmpty()) {
        throw new JsonFormException(
            "there is no " + Texts.quoted(given) + "; there are: " + names(fields));
      }
    }
    for (TypeDef.Field field : fields) {
      String name = field.name().orElse("");
      JsonNode member = json.has(name) ? json.get(name) : json.get(Names.camel(name));
      if (member == null) {
        throw new JsonFormException(Texts.quoted(Names.camel(name)) + " is missing");
      }
      within("." + name, () -> value(field.type(), member));
    }
  }

  private static String names(List<TypeDef.Field> fields) {
    return String.join(
        ", ", fields.stream().map(field -> Names.camel(field.name().orElse("?"))).toList());
  }

  private void tuple(List<Integer> members, JsonNode json) {
    switch (members.size()) {
      case 0 -> expectNothing(json);
      case 1 -> value(members.getFirst(), json);
      default -> tuple(members, json, members.size());
    }
  }

  private void tuple(List<Integer> members, JsonNode json, int size) {
    if (!json.isArray() || json.size() != size) {
      throw new JsonFormException(
          "an array of " + size + " is needed, not " + Texts.shortened(json));
    }
    for (int i = 0; i < size; i++) {
      int type = members.get(i);
      JsonNode item = json.get(i);
      within("[" + i + "]", () -> value(type, item));
    }
  }

  private static void expectNothing(JsonNode json) {
    if (!json.isNull() && !json.isEmpty()) {
      throw new JsonFormException("null is needed, not " + Texts.shortened(json));
    }
  }

  private void variants(TypeInfo type, List<TypeDef.Variant> variants, JsonNode json) {
    String name;
    JsonNode content;
    if (json.isString()) {
      name = json.stringValue();
      content = JsonNodeFactory.instance.nullNode();
    } else if (json.isObject() && json.size() == 1) {
      Map.Entry<String, JsonNode> member = json.properties().iterator().next();
      name = member.getKey();
      content = member.getValue();
    } else {
      throw new JsonFormException(
          "a variant of " + type.name() + " is needed, not " + Texts.shortened(json));
    }
    TypeDef.Variant variant =
        Names.find(variants, TypeDef.Variant::name, name)
            .orElseThrow(() -> noVariant(type.name(), variants, name));
    out.u8(variant.index());
    within("." + name, () -> fields(variant.fields(), content));
  }

  private static JsonFormException noVariant(
      String type, List<TypeDef.Variant> variants, String name) {
    return new JsonFormException(
        type
            + " has no "
            + Texts.quoted(name)
            + "; there are: "
            + String.join(", ", variants.stream().map(TypeDef.Variant::name).toList()));
  }

  private void sequence(int item, JsonNode json) {
    if (Meaning.isByte(types, item)) {
      out.bytes(bytes(json));
      return;
    }
    if (!json.isArray()) {
      throw new JsonFormException("an array is needed, not " + Texts.shortened(json));
    }
    out.length(json.size());
    items(item, json);
  }

  private void items(int item, JsonNode json) {
    for (int i = 0; i < json.size(); i++) {
      JsonNode each = json.get(i);
      within("[" + i + "]", () -> value(item, each));
    }
  }

  private void array(long length, int item, JsonNode json) {
    if (Meaning.isByte(types, item)) {
      byte[] bytes = bytes(json);
      if (bytes.length != length) {
        throw new JsonFormException(length + " bytes are needed, not " + bytes.length);
      }
      out.raw(bytes);
    } else if (json.isArray() && json.size() == length) {
      items(item, json);
    } else {
      throw new JsonFormException(
          "an array of " + length + " is needed, not " + Texts.shortened(json));
    }
  }

  private void bits(JsonNode json) {
    byte[] bytes = bytes(json);
    out.compactU32(8L * bytes.length).raw(bytes);
  }

  /// Bytes as hexadecimal text, as other text in UTF-8, or as an array of numbers.
  private static byte[] bytes(JsonNode json) {
    if (json.isArray()) {
      byte[] bytes = new byte[json.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = Numbers.parse(json.get(i), 8, false).byteValue();
      }
      return bytes;
    }
    if (!json.isString()) {
      throw new JsonFormException("bytes as 0x… are needed, not " + Texts.shortened(json));
    }
    String text = json.stringValue();
    if (!text.startsWith("0x")) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return HEX.parseHex(text.substring(2));
    } catch (IllegalArgumentException e) {
      throw new JsonFormException(
          Texts.quoted(text) + " is no even number of hexadecimal digits after 0x");
    }
  }

  private void primitive(TypeDef.Primitive primitive, JsonNode json) {
    switch (primitive) {
      case BOOL -> {
        if (!json.isBoolean()) {
          throw new JsonFormException("true or false is needed, not " + Texts.shortened(json));
        }
        out.bool(json.booleanValue());
      }
      case STR -> {
        if (!json.isString()) {
          throw new JsonFormException("text is needed, not " + Texts.shortened(json));
        }
        out.string(json.stringValue());
      }
      case U8 -> out.u8(Numbers.parse(json, 8, false).intValue());
      case U16 -> out.u16(Numbers.parse(json, 16, false).intValue());
      case CHAR, U32 -> out.u32(Numbers.parse(json, 32, false).longValue());
      case U64 -> out.u64(Numbers.parse(json, 64, false).longValue());
      case U128 -> out.u128(Numbers.parse(json, 128, false));
      case U256 -> out.u256(Numbers.parse(json, 256, false));
      case I8 -> out.i8(Numbers.parse(json, 8, true).intValue());
      case I16 -> out.i16(Numbers.parse(json, 16, true).intValue());
      case I32 -> out.i32(Numbers.parse(json, 32, true).intValue());
      case I64 -> out.i64(Numbers.parse(json, 64, true).longValue());
      case I128 -> out.i128(Numbers.parse(json, 128, true));
      case I256 -> out.i256(Numbers.parse(json, 256, true));
    }
  }

  private void compact(int number, JsonNode json) {
    switch (types.type(number).def()) {
      case TypeDef.Primitive.U8 -> out.compactU8(Numbers.parse(json, 8, false).intValue());
      case TypeDef.Primitive.U16 -> out.compactU16(Numbers.parse(json, 16, false).intValue());
      case TypeDef.Primitive.U32 -> out.compactU32(Numbers.parse(json, 32, false).longValue());
      case TypeDef.Primitive.U64 -> out.compactU64(Numbers.parse(json, 64, false).longValue());
      case TypeDef.Primitive.U128 -> out.compactU128(Numbers.parse(json, 128, false));
      case TypeDef.Composite(List<TypeDef.Field> fields) when fields.size() == 1 ->
          compact(fields.getFirst().type(), json);
      case TypeDef.Tuple(List<Integer> members) when members.isEmpty() -> expectNothing(json);
      case TypeDef.Composite(List<TypeDef.Field> fields) when fields.isEmpty() ->
          expectNothing(json);
      default -> throw new JsonFormException("type " + number + " has no compact form");
    }
  }

  private void option(TypeInfo type, JsonNode json) {
    List<TypeDef.Variant> variants = ((TypeDef.Variants) type.def()).variants();
    TypeDef.Variant variant =
        variants.stream()
            .filter(each -> each.fields().isEmpty() == json.isNull())
            .findFirst()
            .orElseThrow(() -> new JsonFormException("type Option is malformed"));
    out.u8(variant.index());
    if (!json.isNull()) {
      fields(variant.fields(), json);
    }
  }

  /// Entries are written in the order of the JSON; a node that is strict wants them ascending.
  private void map(TypeInfo type, JsonNode json) {
    if (!json.isObject()) {
      throw new JsonFormException("an object is needed, not " + Texts.shortened(json));
    }
    List<Integer> pair = ScaleToJson.mapTypes(types, type);
    out.length(json.size());
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      within(
          "." + entry.getKey(),
          () -> {
            value(pair.getFirst(), JsonNodeFactory.instance.stringNode(entry.getKey()));
            value(pair.getLast(), entry.getValue());
          });
    }
  }

  private static Bytes32 account(JsonNode json) {
    if (!json.isString()) {
      throw new JsonFormException("an address is needed, not " + Texts.shortened(json));
    }
    String text = json.stringValue();
    if (!text.startsWith("0x")) {
      try {
        return Ss58.decodeAccount(text);
      } catch (IllegalArgumentException e) {
        throw new JsonFormException(Texts.quoted(text) + " is no address: " + e.getMessage());
      }
    }
    byte[] key = bytes(json);
    if (key.length != Bytes32.SIZE) {
      throw new JsonFormException("an account has 32 bytes, not " + key.length);
    }
    return Bytes32.wrap(key);
  }

  /// A plain text is the variant Id.
  private void address(TypeInfo type, JsonNode json) {
    if (json.isString()) {
      out.u8(0).raw(account(json));
    } else {
      shaped(type, json);
    }
  }

  private void era(JsonNode json) {
    byte[] era = bytes(json.isObject() && json.size() == 1 ? json.iterator().next() : json);
    boolean immortal = era.length == 1 && era[0] == 0;
    boolean mortal = era.length == 2 && era[0] != 0;
    if (!immortal && !mortal) {
      throw new JsonFormException("an era is 0x00 or two bytes, not " + Numbers.hex(era));
    }
    out.raw(era);
  }

  private void data(TypeInfo type, JsonNode json) {
    if (json.isObject() && json.size() == 1 && (json.has("raw") || json.has("Raw"))) {
      byte[] raw = bytes(json.has("raw") ? json.get("raw") : json.get("Raw"));
      List<TypeDef.Variant> variants = ((TypeDef.Variants) type.def()).variants();
      String name = "Raw" + raw.length;
      TypeDef.Variant variant =
          Names.find(variants, TypeDef.Variant::name, name)
              .orElseThrow(() -> new JsonFormException(raw.length + " bytes of data are too many"));
      out.u8(variant.index()).raw(raw);
    } else {
      shaped(type, json);
    }
  }

  /// As names, or as the number.
  private void flags(TypeInfo type, JsonNode json) {
    Optional<Flags> flags = json.isArray() ? Flags.of(types, type) : Optional.empty();
    shaped(type, flags.map(one -> one.number(json)).orElse(json));
  }

  private void call(int number, TypeInfo type, JsonNode json) {
    if (json.isString()) {
      encodedCall(number, json);
    } else if (json.has("callIndex")) {
      indexedCall(type, json);
    } else {
      shaped(type, json);
    }
  }

  private void encodedCall(int number, JsonNode json) {
    byte[] encoded = bytes(json);
    var in = new ScaleReader(encoded);
    try {
      new ScaleToJson(types, Ss58.GENERIC_PREFIX, in).value(number);
      in.expectEnd();
    } catch (DecodeException e) {
      throw new JsonFormException("these bytes are no call: " + e.getMessage());
    }
    out.raw(encoded);
  }

  private void indexedCall(TypeInfo type, JsonNode json) {
    byte[] index = bytes(json.get("callIndex"));
    if (index.length != 2) {
      throw new JsonFormException("callIndex has two bytes, not " + index.length);
    }
    TypeDef.Variant pallet = byIndex(type, index[0] & 0xff);
    TypeInfo calls = types.type(pallet.fields().getFirst().type());
    TypeDef.Variant call = byIndex(calls, index[1] & 0xff);
    out.raw(index);
    JsonNode args = json.get("args");
    if (args == null && call.fields().isEmpty()) {
      return;
    }
    if (args == null) {
      throw new JsonFormException("\"args\" is missing");
    }
    within(".args", () -> arguments(call.fields(), args));
  }

  private static TypeDef.Variant byIndex(TypeInfo type, int index) {
    if (type.def() instanceof TypeDef.Variants(List<TypeDef.Variant> variants)) {
      for (TypeDef.Variant variant : variants) {
        if (variant.index() == index) {
          return variant;
        }
      }
    }
    throw new JsonFormException(type.pathText() + " has no variant with index " + index);
  }

  private void within(String step, Runnable part) {
    try {
      part.run();
    } catch (JsonFormException e) {
      throw e.within(step);
    }
  }
}
