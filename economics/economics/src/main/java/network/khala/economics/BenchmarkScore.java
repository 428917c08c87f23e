package network.khala.economics;

/// The initial score of a worker, computed by the chain from its benchmark.
///
/// Source: `docs/protocol/tokenomics.md#score`.
public final class BenchmarkScore {
  /// No benchmark scores more.
  public static final long MAX = 6_000;

  /// Iterations per second that count as one point are one sixth of it: score is iterations per six
  /// seconds.
  static final long SECONDS_PER_POINT = 6;

  private BenchmarkScore() {}

  /// `min(6000, ⌊iterations / seconds⌋ · 6)` with seconds = ⌊duration / 1000⌋.
  ///
  /// @param iterations done between the two moments, unsigned
  /// @throws IllegalArgumentException if less than a second has passed
  public static long compute(long iterations, long startMillis, long nowMillis) {
    long seconds = nowMillis < startMillis ? 0 : (nowMillis - startMillis) / 1000;
    if (seconds < 1) {
      throw new IllegalArgumentException(
          "benchmark from " + startMillis + " to " + nowMillis + " ms is shorter than a second");
    }
    long perSecond = Long.divideUnsigned(iterations, seconds);
    boolean capped = Long.compareUnsigned(perSecond, MAX / SECONDS_PER_POINT) > 0;
    return capped ? MAX : perSecond * SECONDS_PER_POINT;
  }
}
