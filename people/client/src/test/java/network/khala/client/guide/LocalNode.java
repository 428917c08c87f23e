package network.khala.client.guide;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.node.NodeRpc;
import network.khala.rpc.transport.TransportOptions;
import network.khala.scale.Bytes32;

/// A node of a development chain, with blocks on demand, that can be stopped and started again.
final class LocalNode implements AutoCloseable {
  private final NodeConfig config;
  private Node node;
  private NodeRpc rpc;

  LocalNode(Path folder) throws IOException {
    config =
        new NodeConfig(
            Presets.development(3000, Bytes32.ZERO),
            folder,
            Pruning.DEFAULT,
            new StoreOptions(8L << 20, 1L << 20),
            PoolLimits.DEFAULT,
            new BlockSchedule.Instant());
    node = Node.open(config, Presets.authority(), InstantSource.system());
    rpc = serve(0);
    node.start();
  }

  private NodeRpc serve(int port) throws IOException {
    return NodeRpc.start(
        node,
        new NodeRpc.Options(
            TransportOptions.local(port), RpcLimits.DEFAULT, UnsafeMethods.AUTO, "test"));
  }

  void restart() throws IOException {
    int port = rpc.port();
    close();
    node = Node.open(config, Presets.authority(), InstantSource.system());
    rpc = serve(port);
    node.start();
  }

  void makeBlock() {
    node.produceBlock();
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + rpc.port());
  }

  @Override
  public void close() {
    rpc.close();
    node.close();
  }
}
