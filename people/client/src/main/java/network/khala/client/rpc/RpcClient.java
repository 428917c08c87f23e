package network.khala.client.rpc;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JSON-RPC 2.0 calls to one node. Safe for use by several threads.
///
/// Over `ws://` and `wss://` one connection carries all calls and subscriptions. When it breaks,
/// calls underway fail with [RpcException.Disconnected], the client connects again with growing
/// pauses, later calls wait for that within their time limit, and subscriptions that can be
/// repeated without harm are made again. Over `http://` and `https://` there are no subscriptions.
public interface RpcClient extends AutoCloseable {

  /// Connects to a node with the default limits.
  ///
  /// @throws RpcException if the first attempt fails
  /// @throws IllegalArgumentException if the scheme is none of ws, wss, http, https
  static RpcClient connect(URI endpoint) {
    return connect(endpoint, RpcOptions.DEFAULT);
  }

  /// Connects to a node.
  ///
  /// @throws RpcException if the first attempt fails
  /// @throws IllegalArgumentException if the scheme is none of ws, wss, http, https
  static RpcClient connect(URI endpoint, RpcOptions options) {
    String scheme = endpoint.getScheme();
    return switch (scheme == null ? "" : scheme) {
      case "ws", "wss" -> new WebSocketRpcClient(endpoint, options);
      case "http", "https" -> new HttpRpcClient(endpoint, options);
      default ->
          throw new IllegalArgumentException(
              "node address " + endpoint + ": its scheme must be ws, wss, http or https");
    };
  }

  /// The node's address.
  URI endpoint();

  /// Calls `method` and waits for its result, JSON null included. Parameters may be null, strings,
  /// numbers, booleans, byte strings (sent as `0x` hexadecimal), JSON nodes, and lists of these.
  ///
  /// @throws RpcException if no result comes
  default JsonNode call(String method, @Nullable Object... params) {
    return Futures.await(callAsync(method, Arrays.asList(params)));
  }

  /// Calls `method`; the future ends with its result or with an [RpcException].
  CompletableFuture<JsonNode> callAsync(String method, List<? extends @Nullable Object> params);

  /// Subscribes and waits until the node has confirmed.
  ///
  /// @throws RpcException if the node refuses or does not answer
  /// @throws UnsupportedOperationException over HTTP
  RpcSubscription subscribe(SubscriptionKind kind, List<? extends @Nullable Object> params);

  /// Ends all subscriptions and the connection. Calls underway fail with [RpcException.Closed].
  @Override
  void close();
}
