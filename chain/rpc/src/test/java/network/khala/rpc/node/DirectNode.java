package network.khala.rpc.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.protocol.substrate.Era;
import network.khala.rpc.api.HeadFeed;
import network.khala.rpc.backend.Backend;
import network.khala.rpc.jsonrpc.DirectPeer;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.scale.Bytes32;

/// A node for peers without a network, in a folder that goes with the process.
public final class DirectNode {
  private final Node node;
  private final Backend backend;
  private final HeadFeed heads;

  private DirectNode(Node node) {
    this.node = node;
    this.backend = NodeBackend.of(node, "fuzz");
    this.heads = new HeadFeed(backend.blocks());
  }

  /// A new development chain of three blocks.
  public static DirectNode open() {
    try {
      Path folder = Files.createTempDirectory("khala-direct");
      Node node =
          Node.open(
              new NodeConfig(
                  Presets.development(3000, Bytes32.ZERO),
                  folder,
                  Pruning.DEFAULT,
                  new StoreOptions(8L << 20, 1L << 20),
                  PoolLimits.DEFAULT,
                  new BlockSchedule.Instant()),
              Presets.authority(),
              InstantSource.system());
      for (int i = 0; i < 3; i++) {
        node.produceBlock();
      }
      DirectNode direct = new DirectNode(node);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> direct.remove(folder)));
      return direct;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remove(Path folder) {
    heads.close();
    node.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A new peer.
  public DirectPeer peer() {
    RpcLimits limits = RpcLimits.DEFAULT;
    return new DirectPeer(NodeRpc.methods(backend, heads, limits.maxResponseChars()), limits);
  }

  /// The node as the methods see it.
  public Backend backend() {
    return backend;
  }

  /// Makes a block.
  public void makeBlock() {
    node.produceBlock();
  }

  /// The hashes of the first and the newest block.
  public List<String> hashes() {
    return List.of(node.chain().genesisHash().toHex(), node.chain().headHash().toHex());
  }

  /// Signed extrinsics that can be included, each with its length.
  public List<byte[]> extrinsics() {
    return List.of(
        Transfers.fromAlice(node, 0, Era.immortal()).toArray(),
        Transfers.fromAlice(node, 5, Era.immortal()).toArray());
  }
}
