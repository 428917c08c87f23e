package network.khala.economics;

import java.util.OptionalLong;

/// The initial score of a worker, computed by the chain from its benchmark.
///
/// Source: `docs/protocol/tokenomics.md#score`.
public final class BenchmarkScore {
  /// No benchmark scores more.
  public static final long MAX = 6_000;

  /// A point of score is an iteration in this time.
  static final long SECONDS_PER_POINT = 6;

  private BenchmarkScore() {}

  /// `min(6000, ⌊iterations / seconds⌋ · 6)` with seconds = ⌊duration / 1000⌋; empty if less than a
  /// second has passed.
  ///
  /// @param iterations done between the two moments, u64
  /// @param startMillis when the worker says that it began, u64
  /// @param nowMillis timestamp of the block that carries the report
  public static OptionalLong compute(long iterations, long startMillis, long nowMillis) {
    if (Long.compareUnsigned(nowMillis, startMillis) <= 0) {
      return OptionalLong.empty();
    }
    long seconds = Long.divideUnsigned(nowMillis - startMillis, 1000);
    if (seconds == 0) {
      return OptionalLong.empty();
    }
    long perSecond = Long.divideUnsigned(iterations, seconds);
    boolean capped = Long.compareUnsigned(perSecond, MAX / SECONDS_PER_POINT) > 0;
    return OptionalLong.of(capped ? MAX : perSecond * SECONDS_PER_POINT);
  }
}
