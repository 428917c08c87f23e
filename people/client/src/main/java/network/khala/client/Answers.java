package network.khala.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// Reads the JSON of a node's answers strictly.
final class Answers {
  private Answers() {}

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

  static Bytes32 hash(JsonNode json) {
    Bytes bytes = bytes(json);
    if (bytes.size() != Bytes32.SIZE) {
      throw malformed("a hash of 32 bytes", json);
    }
    return Bytes32.wrap(bytes.toArray());
  }

  static long number(JsonNode json) {
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

  static <T> List<T> list(JsonNode json, Function<JsonNode, T> item) {
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
