package network.khala.rpc.jsonrpc;

import java.util.Optional;
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
  /// @param quota the address that pays for the call; absent if it is not counted
  /// @param connection the WebSocket that it asks over; absent over HTTP
  record Context(
      boolean local, boolean unsafe, Optional<String> quota, Optional<Connection> connection) {}

  /// A WebSocket, as long as it is open. Two are equal if they are the same one.
  interface Connection {
    /// Runs `task` once the connection is closed, at once if it is closed already.
    ///
    /// @return takes the task back; for what ends before the connection does, so that it is not
    ///   kept until then
    Runnable onClose(Runnable task);
  }
}
