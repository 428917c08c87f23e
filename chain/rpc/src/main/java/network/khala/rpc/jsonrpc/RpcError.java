package network.khala.rpc.jsonrpc;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The error object of an answer.
///
/// @param code what kind it is; see `docs/protocol/rpc.md#errors`
/// @param message the kind in words
/// @param data what it was about
public record RpcError(int code, String message, Optional<JsonNode> data) {
  /// The message is no JSON, or nested too deeply.
  public static final int PARSE_ERROR = -32700;

  /// The message is no request.
  public static final int INVALID_REQUEST = -32600;

  /// There is no such method, or not for this peer.
  public static final int METHOD_NOT_FOUND = -32601;

  /// The parameters do not fit.
  public static final int INVALID_PARAMS = -32602;

  /// The node failed.
  public static final int INTERNAL = -32603;

  /// The address of the peer has used up what its calls may cost.
  public static final int RATE_LIMITED = -32999;

  /// The connection has as many subscriptions as it may have.
  public static final int TOO_MANY_SUBSCRIPTIONS = -32006;

  /// The request is longer than allowed.
  public static final int REQUEST_TOO_BIG = -32007;

  /// The answer would be longer than allowed.
  public static final int RESPONSE_TOO_BIG = -32008;

  /// The batch has more requests than allowed.
  public static final int BATCH_TOO_BIG = -32010;

  /// An error without data.
  public static RpcError of(int code, String message) {
    return new RpcError(code, message, Optional.empty());
  }

  /// An error with text as its data.
  public static RpcError of(int code, String message, String data) {
    return new RpcError(code, message, Optional.of(JsonNodeFactory.instance.stringNode(data)));
  }

  /// Parameters that do not fit.
  public static RpcError invalidParams(String problem) {
    return of(INVALID_PARAMS, "Invalid params", problem);
  }

  static RpcError invalidRequest(String problem) {
    return of(INVALID_REQUEST, "Invalid request", problem);
  }

  /// The answer would be longer than `limit`.
  public static RpcError responseTooBig(int limit) {
    return of(RESPONSE_TOO_BIG, "Response is too big", "Exceeded max limit of " + limit);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", code).put("message", message);
    data.ifPresent(node -> json.set("data", node));
    return json;
  }
}
