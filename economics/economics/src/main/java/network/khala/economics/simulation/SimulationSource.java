package network.khala.economics.simulation;

import java.util.List;
import java.util.function.BiConsumer;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.engine.BlockContext;
import network.khala.economics.engine.BlockResult;
import network.khala.economics.engine.EngineMessage;
import network.khala.economics.engine.Sender;

/// Where the blocks of a simulation come from. Used once, in the order of blocks.
public interface SimulationSource {
  /// Number of blocks; the first is 1.
  long blocks();

  /// Blocks in an hour, the grid of the result.
  long blocksPerHour();

  /// The parameters that the engine starts with.
  TokenomicParameters initialParameters();

  /// The workers; results name them by their index here.
  List<SimulatedWorker> workers();

  /// Number and timestamp of a block.
  BlockContext context(long block);

  /// Hands over the messages of a block, in order.
  void messages(long block, BiConsumer<Sender, EngineMessage> engine);

  /// Shows what the block gave.
  void observe(long block, BlockResult result);
}
