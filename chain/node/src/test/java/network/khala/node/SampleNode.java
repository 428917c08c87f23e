package network.khala.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import network.khala.engines.BlockSchedule;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.scale.Bytes32;

/// A node of a development chain that makes blocks when it is told to.
public final class SampleNode {
  /// Its chain.
  public static final ChainSpec SPEC = Presets.development(3000, Bytes32.ZERO);

  private SampleNode() {}

  /// A node on a base path, with so many more blocks.
  public static Node open(Path basePath, int blocks) throws IOException {
    Node node = Node.open(config(basePath), Presets.authority(), InstantSource.system());
    for (int i = 0; i < blocks; i++) {
      node.produceBlock();
    }
    return node;
  }

  /// Where its database lies.
  public static Path database(Path basePath) {
    return config(basePath).databasePath();
  }

  private static NodeConfig config(Path basePath) {
    return new NodeConfig(
        SPEC,
        basePath,
        Pruning.DEFAULT,
        new StoreOptions(8L << 20, 1L << 20),
        PoolLimits.DEFAULT,
        new BlockSchedule.Instant());
  }
}
