package network.khala.rpc.fuzz;

import network.khala.rpc.jsonrpc.DirectPeer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What every answer has to be, whatever was asked.
final class Answers {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int INTERNAL = -32603;

  private Answers() {}

  /// Asks, and checks the form of the answer.
  ///
  /// @return the result; missing if it is an error
  static JsonNode ask(DirectPeer peer, String method, String params) {
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}";
    JsonNode answer = JSON.readTree(peer.ask(request));
    JsonNode error = answer.path("error");
    boolean whole =
        answer.path("id").intValue(0) == 7 && answer.has("result") == error.isMissingNode();
    if (!whole) {
      throw new IllegalStateException(request + " got " + answer);
    }
    if (error.isObject()) {
      int code = error.path("code").intValue(INTERNAL);
      if (code == INTERNAL || error.path("message").asString("").isEmpty()) {
        throw new IllegalStateException(request + " got " + answer);
      }
    }
    return answer.path("result");
  }
}
