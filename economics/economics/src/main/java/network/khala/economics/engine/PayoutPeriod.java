package network.khala.economics.engine;

import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;

/// What a payout reads and changes of a worker.
///
/// Source: `docs/protocol/tokenomics.md#payout`.
///
/// @param v its V
/// @param deductible growth of V since the period began
/// @param startMillis when the period began, u64
/// @param startBlock the block of that, u32
public record PayoutPeriod(U64F64 v, U64F64 deductible, long startMillis, long startBlock) {
  /// What a heartbeat in `block` pays for this period: `budget = share / shareSum ·
  /// budget_per_block · (block − startBlock)`, split by the treasury ratio. V falls by the smaller
  /// of its growth and the payout, and a new period begins.
  ///
  /// Nothing is paid and nothing changes if there are no shares, V has not grown, no block has
  /// passed, or the worker's share is zero.
  ///
  /// @param share of the worker, after this heartbeat's measurement
  /// @param shareSum of all workers, at the begin of the block
  public Outcome pay(
      TokenomicParameters parameters, U64F64 share, U64F64 shareSum, BlockContext block) {
    boolean nothing =
        shareSum.isZero() || deductible.isZero() || block.number() <= startBlock || share.isZero();
    if (nothing) {
      return new Outcome(false, U64F64.ZERO, U64F64.ZERO, this);
    }
    U64F64 budget =
        share
            .dividedBy(shareSum)
            .times(parameters.budgetPerBlock())
            .timesInteger(block.number() - startBlock);
    U64F64 payout = budget.times(parameters.payoutRatio());
    U64F64 treasury = budget.times(parameters.treasuryRatio());
    U64F64 reduced = v.minusOrZero(deductible.min(payout));
    PayoutPeriod next =
        new PayoutPeriod(reduced, U64F64.ZERO, block.timestampMillis(), block.number());
    return new Outcome(true, payout, treasury, next);
  }

  /// A new period from `block` on, with the same V.
  public PayoutPeriod closed(BlockContext block) {
    return new PayoutPeriod(v, U64F64.ZERO, block.timestampMillis(), block.number());
  }

  /// What came of a heartbeat.
  ///
  /// @param paid whether the period was paid and closed
  /// @param payout the worker's part, in tokens
  /// @param treasury the treasury's part, in tokens
  /// @param next the period that follows, or the same one
  public record Outcome(boolean paid, U64F64 payout, U64F64 treasury, PayoutPeriod next) {}
}
