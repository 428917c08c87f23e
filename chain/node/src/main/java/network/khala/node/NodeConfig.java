package network.khala.node;

import java.nio.file.Path;
import network.khala.engines.BlockSchedule;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.ChainSpec;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;

/// How a node is run.
///
/// @param spec the chain
/// @param basePath where its database lies
/// @param pruning which states are kept
/// @param store how the database is opened
/// @param pool how much the pool holds
/// @param schedule when blocks are made
public record NodeConfig(
    ChainSpec spec,
    Path basePath,
    Pruning pruning,
    StoreOptions store,
    PoolLimits pool,
    BlockSchedule schedule) {
  /// Where the database lies under the base path.
  public Path databasePath() {
    return basePath.resolve("chains").resolve(spec.id()).resolve("db");
  }
}
