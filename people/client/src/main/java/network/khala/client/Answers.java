package network.khala.client;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.DecodeException;
import tools.jackson.databind.JsonNode;

/// Reads the JSON of a node's answers strictly: whatever does not fit is [RpcException.Malformed].
public final class Answers {
  private static final int SHOWN_CHARS = 100;

  private Answers() {}

  /// Bytes, which travel as `0x` hexadecimal.
  public static Bytes bytes(JsonNode json) {
    if (json.isString() && json.stringValue().startsWith("0x")) {
      try {
        return Bytes.fromHex(json.stringValue());
      } catch (IllegalArgumentException e) {
        throw malformed("hexadecimal bytes", json);
      }
    }
    throw malformed("bytes as 0x…", json);
  }

  /// Bytes, or none where the answer is null.
  public static Optional<Bytes> optionalBytes(JsonNode json) {
    return json.isNull() ? Optional.empty() : Optional.of(bytes(json));
  }

  static Bytes32 hash(JsonNode json) {
    Bytes bytes = bytes(json);
    if (bytes.size() != Bytes32.SIZE) {
      throw malformed("a hash of 32 bytes", json);
    }
    return Bytes32.wrap(bytes.toArray());
  }

  /// A number from 0 to 2^63 - 1, as JSON number or `0x` hexadecimal.
  public static long number(JsonNode json) {
    if (json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= 0) {
      return json.longValue();
    }
    if (json.isString() && json.stringValue().startsWith("0x")) {
      try {
        return Long.parseLong(json.stringValue().substring(2), 16);
      } catch (NumberFormatException e) {
        throw malformed("a number", json);
      }
    }
    throw malformed("a number", json);
  }

  static String text(JsonNode json) {
    if (!json.isString()) {
      throw malformed("text", json);
    }
    return json.stringValue();
  }

  /// An array, read item by item.
  public static <T> List<T> list(JsonNode json, Function<JsonNode, T> item) {
    if (!json.isArray()) {
      throw malformed("an array", json);
    }
    List<T> items = new ArrayList<>(json.size());
    json.forEach(each -> items.add(item.apply(each)));
    return items;
  }

  static Header header(JsonNode json) {
    return new Header(
        hash(json.path("parentHash")),
        number(json.path("number")),
        hash(json.path("stateRoot")),
        hash(json.path("extrinsicsRoot")),
        list(json.path("digest").path("logs"), Answers::bytes));
  }

  static Block block(JsonNode json) {
    JsonNode block = json.path("block");
    return new Block(header(block.path("header")), list(block.path("extrinsics"), Answers::bytes));
  }

  static RuntimeVersion version(JsonNode json) {
    return new RuntimeVersion(
        text(json.path("specName")),
        number(json.path("specVersion")),
        number(json.path("transactionVersion")));
  }

  /// An unsigned integer in the JSON form of the metadata's values: small ones are numbers, large
  /// ones `0x` hexadecimal; zero where there is none.
  public static BigInteger integer(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.bigIntegerValue();
    }
    if (json.isString()) {
      return new BigInteger(1, bytes(json).toArray());
    }
    if (json.isNull() || json.isMissingNode()) {
      return BigInteger.ZERO;
    }
    throw malformed("an integer", json);
  }

  /// A value in its SCALE encoding.
  ///
  /// @param what its name in messages
  public static <T> T scale(Codec<T> codec, String what, JsonNode json) {
    try {
      return codec.decode(bytes(json));
    } catch (DecodeException e) {
      throw new RpcException.Malformed(
          "the node's " + what + " cannot be decoded: " + e.getMessage(), e);
    }
  }

  /// The exception for an answer that should hold something else.
  public static RpcException malformed(String expected, JsonNode json) {
    String shown = json.toString();
    return new RpcException.Malformed(
        "the node's answer should hold "
            + expected
            + ", not "
            + (shown.length() > SHOWN_CHARS ? shown.substring(0, SHOWN_CHARS) + "…" : shown),
        null);
  }
}
