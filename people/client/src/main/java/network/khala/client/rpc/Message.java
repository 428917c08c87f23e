package network.khala.client.rpc;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a node sends: an answer to a call, or a message of a subscription.
sealed interface Message {

  /// A successful answer.
  record Result(long id, JsonNode value) implements Message {}

  /// An error answer; `id` is absent when the node could not read the call's.
  record Failure(@Nullable Long id, int code, String text, @Nullable JsonNode data)
      implements Message {}

  /// A message of a subscription; `error` is set when the node ends the subscription with it.
  record Notification(JsonNode subscription, @Nullable JsonNode value, @Nullable JsonNode error)
      implements Message {}

  /// Reads messages whose text has at most `maxChars` characters.
  final class Format {
    private static final int MAX_DEPTH = 64;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonMapper mapper;

    Format(int maxChars) {
      this.mapper =
          JsonMapper.builder(
                  JsonFactory.builder()
                      .streamReadConstraints(
                          StreamReadConstraints.builder()
                              .maxNestingDepth(MAX_DEPTH)
                              .maxStringLength(maxChars)
                              .maxDocumentLength(maxChars)
                              .maxNumberLength(100)
                              .build())
                      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                      .build())
              .build();
    }

    /// The text of a call.
    String request(long id, String method, List<? extends @Nullable Object> params) {
      ObjectNode call = NODES.objectNode();
      call.put("jsonrpc", "2.0").put("id", id).put("method", method).set("params", array(params));
      return call.toString();
    }

    /// Reads what a node sent.
    ///
    /// @throws RpcException.Malformed if it is neither an answer nor a notification
    Message read(String text) {
      JsonNode root;
      try {
        root = mapper.readTree(text);
      } catch (JacksonException e) {
        throw new RpcException.Malformed(
            "the node sent no valid JSON, a member twice, or more than a limit allows", null);
      }
      if (!root.isObject()) {
        throw malformed("a JSON object was expected", root);
      }
      if (root.path("method").isString()) {
        return notification(root);
      }
      JsonNode error = root.get("error");
      if (error != null && !error.isNull()) {
        return failure(root, error);
      }
      JsonNode value = root.get("result");
      if (value == null || !root.path("id").canConvertToLong()) {
        throw malformed("an answer needs id and result or error", root);
      }
      return new Result(root.path("id").longValue(), value);
    }

    private static Message notification(JsonNode root) {
      JsonNode params = root.path("params");
      JsonNode subscription = params.path("subscription");
      JsonNode value = params.get("result");
      JsonNode error = params.get("error");
      if ((!subscription.isString() && !subscription.isIntegralNumber())
          || (value == null && error == null)) {
        throw malformed("a notification needs subscription and result", root);
      }
      return new Notification(subscription, value, error);
    }

    private static Message failure(JsonNode root, JsonNode error) {
      JsonNode id = root.path("id");
      JsonNode code = error.path("code");
      if (!code.canConvertToInt() || !error.path("message").isString()) {
        throw malformed("an error needs code and message", root);
      }
      return new Failure(
          id.canConvertToLong() ? id.longValue() : null,
          code.intValue(),
          error.path("message").stringValue(),
          error.get("data"));
    }

    private static RpcException malformed(String rule, JsonNode root) {
      String text = root.toString();
      return new RpcException.Malformed(
          "the node sent a malformed message: "
              + rule
              + ": "
              + (text.length() > 200 ? text.substring(0, 200) + "…" : text),
          null);
    }

    private static ArrayNode array(List<? extends @Nullable Object> items) {
      ArrayNode array = NODES.arrayNode(items.size());
      items.forEach(item -> array.add(node(item)));
      return array;
    }

    private static JsonNode node(@Nullable Object value) {
      return switch (value) {
        case null -> NODES.nullNode();
        case JsonNode node -> node;
        case String text -> NODES.stringNode(text);
        case Boolean flag -> NODES.booleanNode(flag);
        case Integer number -> NODES.numberNode(number);
        case Long number -> NODES.numberNode(number);
        case Bytes bytes -> NODES.stringNode(bytes.toHex());
        case Bytes32 bytes -> NODES.stringNode(bytes.toHex());
        case List<?> list -> array(list);
        default ->
            throw new IllegalArgumentException("no RPC parameter: " + value.getClass().getName());
      };
    }
  }
}
