package network.khala.rpc.jsonrpc;

import tools.jackson.databind.JsonNode;

/// Answers a call at once and has more to do afterwards.
@FunctionalInterface
public interface Opening {
  /// The result, and what follows it.
  ///
  /// @param context who asks
  /// @throws RpcException with the error to be sent instead
  Opened to(Params params, Answer.Context context);

  /// A result and what is done once the peer has been told it, so that what `then` sends to a
  /// subscription comes after the result.
  record Opened(JsonNode result, Runnable then) {
    /// A result that nothing follows.
    public static Opened only(JsonNode result) {
      return new Opened(result, () -> {});
    }
  }
}
