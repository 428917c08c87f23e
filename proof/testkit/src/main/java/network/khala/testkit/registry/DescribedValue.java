package network.khala.testkit.registry;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.TypeRegistry;
import network.khala.scale.dynamic.DynamicCodec;
import network.khala.scale.dynamic.Value;
import tools.jackson.databind.JsonNode;

/// Reads bytes by a codec's description alone, as a client does that has only the metadata, and
/// compares the value with the notation of the vector files.
final class DescribedValue {
  private DescribedValue() {}

  static Value read(Codec<?> codec, Bytes encoded) {
    TypeRegistry types = new TypeRegistry();
    int number = types.register(codec);
    return new DynamicCodec(types.toPortable()).decode(number, encoded);
  }

  /// Whether the vector file says the same: numbers may be numbers or text, a struct of one unnamed
  /// field is that field, and a variant without fields may be its bare name.
  static boolean matches(JsonNode expected, Value actual) {
    return switch (actual) {
      case Value.Bool(boolean flag) -> expected.isBoolean() && expected.asBoolean() == flag;
      case Value.Int(BigInteger number) -> isNumber(expected, number);
      case Value.Text(String text) -> expected.isString() && expected.asString().equals(text);
      case Value.Blob(Bytes content) ->
          expected.isString() && expected.asString().equals(content.toHex());
      case Value.Sequence(List<Value> items) ->
          areItems(expected, items) || isNumber(expected, ofLimbs(items));
      case Value.Composite(List<Value.Member> members) -> areMembers(expected, members);
      case Value.Variant(String name, List<Value.Member> members) ->
          isVariant(expected, name, members);
      case Value.Char _, Value.Bits _ -> false;
    };
  }

  private static boolean isNumber(JsonNode expected, BigInteger number) {
    if (expected.isString() && expected.asString().startsWith("0x")) {
      byte[] bigEndian = HexFormat.of().parseHex(expected.asString().substring(2));
      return new BigInteger(1, bigEndian).equals(number);
    }
    return (expected.isString() || expected.isNumber())
        && expected.asString().equals(number.toString());
  }

  /// The number that a `U256` is described as: four `u64`, the lowest first; −1 if it is not one.
  private static BigInteger ofLimbs(List<Value> items) {
    BigInteger number = BigInteger.ZERO;
    for (Value item : items.reversed()) {
      if (items.size() != 4 || !(item instanceof Value.Int(BigInteger limb))) {
        return BigInteger.ONE.negate();
      }
      number = number.shiftLeft(Long.SIZE).add(limb);
    }
    return number;
  }

  private static boolean areItems(JsonNode expected, List<Value> items) {
    if (!expected.isArray() || expected.size() != items.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!matches(expected.get(i), items.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areMembers(JsonNode expected, List<Value.Member> members) {
    if (members.stream().allMatch(member -> member.name().isEmpty())) {
      return members.size() == 1
          ? matches(expected, members.getFirst().value())
          : areItems(expected, members.stream().map(Value.Member::value).toList());
    }
    return expected.isObject()
        && List.copyOf(expected.propertyNames())
            .equals(members.stream().map(member -> member.name().orElseThrow()).toList())
        && members.stream()
            .allMatch(member -> matches(expected.get(member.name().orElseThrow()), member.value()));
  }

  private static boolean isVariant(JsonNode expected, String name, List<Value.Member> members) {
    if (name.equals("None") && members.isEmpty()) {
      return expected.isNull();
    }
    if (name.equals("Some")) {
      return areMembers(expected, members);
    }
    if (members.isEmpty() && expected.isString()) {
      return expected.asString().equals(name);
    }
    return expected.isObject()
        && expected.size() == 1
        && expected.has(name)
        && (members.isEmpty()
            ? expected.get(name).isNull()
            : areMembers(expected.get(name), members));
  }
}
