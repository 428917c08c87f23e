package network.khala.node.chain;

import java.util.List;
import network.khala.node.pool.PooledTransaction;
import network.khala.protocol.substrate.Hash;

/// What an author wants to put into its next block.
///
/// @param timestampMillis the block's time; moved on where it is not after its parent's
/// @param transactions candidates, best first; as many go in as there is room for
/// @param deadlineNanos `System.nanoTime` after which no further transaction is tried
public record BlockDraft(
    long timestampMillis, List<PooledTransaction> transactions, long deadlineNanos) {
  /// What became of the candidates.
  ///
  /// @param number the block that was made
  /// @param included how many went in
  /// @param invalid those that turned out not to be includable any more
  public record Outcome(long number, int included, List<Hash> invalid) {}
}
