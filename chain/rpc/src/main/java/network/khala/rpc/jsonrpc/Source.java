package network.khala.rpc.jsonrpc;

/// Feeds a subscription.
@FunctionalInterface
public interface Source {
  /// Starts to feed. The subscription's id reaches the peer before anything that is sent here.
  ///
  /// @return what ends the feeding; called once, also if the sink was closed by the source
  /// @throws RpcException with the error to be sent instead
  Runnable start(Params params, Answer.Context context, Sink sink);
}
