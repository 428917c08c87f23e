package network.khala.relayer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.DecodeException;
import tools.jackson.databind.JsonNode;

/// Reads a node's answers strictly: whatever does not fit is [RpcException.Malformed].
final class Json {
  private static final long MAX_BLOCK = 0xffff_ffffL;

  private Json() {}

  static Bytes bytes(JsonNode json) {
    if (json.isString() && json.stringValue().startsWith("0x")) {
      try {
        return Bytes.fromHex(json.stringValue());
      } catch (IllegalArgumentException e) {
        throw malformed("hexadecimal bytes", json);
      }
    }
    throw malformed("bytes as 0x…", json);
  }

  static Optional<Bytes> optionalBytes(JsonNode json) {
    return json.isNull() ? Optional.empty() : Optional.of(bytes(json));
  }

  static List<Bytes> byteList(JsonNode json) {
    List<Bytes> items = new ArrayList<>(json.size());
    array(json).forEach(item -> items.add(bytes(item)));
    return items;
  }

  static JsonNode array(JsonNode json) {
    if (!json.isArray()) {
      throw malformed("an array", json);
    }
    return json;
  }

  static long block(JsonNode json) {
    if (json.isIntegralNumber()
        && json.canConvertToLong()
        && json.longValue() >= 0
        && json.longValue() <= MAX_BLOCK) {
      return json.longValue();
    }
    throw malformed("a block number", json);
  }

  static long sequence(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.bigIntegerValue().longValue();
    }
    throw malformed("a sequence", json);
  }

  /// An integer in the JSON form of the metadata's values: small ones are numbers, large ones
  /// hexadecimal text; zero where there is none.
  static BigInteger integer(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.bigIntegerValue();
    }
    if (json.isString() && json.stringValue().startsWith("0x")) {
      return new BigInteger(json.stringValue().substring(2), 16);
    }
    if (json.isNull() || json.isMissingNode()) {
      return BigInteger.ZERO;
    }
    throw malformed("an integer", json);
  }

  static <T> T scale(Codec<T> codec, String what, JsonNode json) {
    Bytes bytes = bytes(json);
    try {
      return codec.decode(bytes);
    } catch (DecodeException e) {
      throw new RpcException.Malformed(
          "the node's " + what + " cannot be decoded: " + e.getMessage(), e);
    }
  }

  static RpcException malformed(String expected, JsonNode json) {
    String shown = json.toString();
    return new RpcException.Malformed(
        "the node's answer should hold "
            + expected
            + ", not "
            + (shown.length() > 100 ? shown.substring(0, 100) + "…" : shown),
        null);
  }
}
