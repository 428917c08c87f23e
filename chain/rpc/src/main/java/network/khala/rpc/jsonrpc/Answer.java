package network.khala.rpc.jsonrpc;

import tools.jackson.databind.JsonNode;

/// Answers a call.
@FunctionalInterface
public interface Answer {
  /// The result.
  ///
  /// @param context who asks
  /// @throws RpcException with the error to be sent instead
  JsonNode to(Params params, Context context);

  /// Who asks.
  ///
  /// @param local whether the peer is on this machine
  /// @param unsafe whether the peer may call unsafe methods
  record Context(boolean local, boolean unsafe) {}
}
