package network.khala.economics;

/// The reduction of the subsidy to three quarters every 180 days.
///
/// Source: `docs/protocol/tokenomics.md#halving`.
public final class Halving {
  private static final long INTERVAL_MILLIS = 180L * 86_400_000;
  private static final U64F64 REMAINDER = U64F64.parse("0.75");

  private Halving() {}

  /// The number of blocks in 180 days, rounded down.
  ///
  /// @param blockMillis time per block, 1 to 3,600,000
  /// @throws IllegalArgumentException for another block time
  public static long defaultIntervalBlocks(long blockMillis) {
    TokenomicPlan.requireBlockTime(blockMillis);
    return INTERVAL_MILLIS / blockMillis;
  }

  /// Whether block `n` halves: it is the last of an interval counted from `start`.
  ///
  /// @param interval blocks, 0 = never
  public static boolean isDue(long n, long start, long interval) {
    return interval > 0 && n >= start && (n - start) % interval == interval - 1;
  }

  /// The budget after a halving: three quarters of it, rounded down.
  public static U64F64 apply(U64F64 budgetPerBlock) {
    return budgetPerBlock.times(REMAINDER);
  }
}
