package network.khala.rpc.node;

import java.io.IOException;
import java.util.List;
import network.khala.node.Node;
import network.khala.rpc.api.HeadFeed;
import network.khala.rpc.api.LegacyMethods;
import network.khala.rpc.backend.Backend;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.RpcService;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.metrics.MetricSource;
import network.khala.rpc.transport.TransportOptions;
import network.khala.rpc.transport.TransportServer;
import network.khala.rpc.v1.ModernMethods;

/// The JSON-RPC server of a node.
public final class NodeRpc implements AutoCloseable {
  private final HeadFeed heads;
  private final TransportServer server;
  private final List<MetricSource> metrics;

  private NodeRpc(HeadFeed heads, TransportServer server, List<MetricSource> metrics) {
    this.heads = heads;
    this.server = server;
    this.metrics = metrics;
  }

  /// How a node is served.
  ///
  /// @param transport where and for whom; its message length should be that of the limits
  /// @param limits what peers may make the node hold and do
  /// @param unsafe who may call unsafe methods
  /// @param version the program's version, for `system_version`
  public record Options(
      TransportOptions transport, RpcLimits limits, UnsafeMethods unsafe, String version) {}

  /// Starts to serve a node, which must stay open longer than the server.
  ///
  /// @throws IOException if the port is taken or cannot be used
  public static NodeRpc start(Node node, Options options) throws IOException {
    Backend backend = NodeBackend.of(node, options.version());
    var heads = new HeadFeed(backend.blocks());
    Methods methods = methods(backend, heads, options.limits().maxResponseChars());
    var service =
        new RpcService(
            methods,
            options.limits(),
            options.unsafe(),
            new RpcService.Vitals(
                () -> LegacyMethods.health(backend), () -> LegacyMethods.readiness(backend)));
    try {
      return new NodeRpc(
          heads,
          TransportServer.start(options.transport(), service),
          List.of(new NodeMetrics(node, options.version()), service.metrics()));
    } catch (IOException e) {
      heads.close();
      throw e;
    }
  }

  static Methods methods(Backend backend, HeadFeed heads, int maxAnswerChars) {
    var methods = new Methods.Builder(maxAnswerChars);
    LegacyMethods.addTo(methods, backend, heads, maxAnswerChars);
    ModernMethods.addTo(methods, backend, heads, maxAnswerChars);
    MethodCosts.addTo(methods);
    return methods.describedBy("rpc_methods").build();
  }

  /// The port that it listens on.
  public int port() {
    return server.port();
  }

  /// The figures of the node and of this server.
  public List<MetricSource> metrics() {
    return metrics;
  }

  /// The number of WebSockets that are open.
  public int connections() {
    return server.connections();
  }

  @Override
  public void close() {
    server.close();
    heads.close();
  }
}
