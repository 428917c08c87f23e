package network.khala.economics;

import java.math.BigInteger;
import java.util.Optional;

/// The performance figures that the chain keeps of a session, for display only: gatekeepers compute
/// their own.
///
/// Source: `docs/protocol/tokenomics.md#score`.
///
/// @param initialScore score at the start, 0 to 2^32 − 1
/// @param currentScore score between the last two challenges, 0 to 2^32 − 1
/// @param iterations the counter at the last answer, unsigned
/// @param challengeTimeLast second of the last answered challenge
public record SessionBenchmark(
    long initialScore, long currentScore, long iterations, long challengeTimeLast) {
  private static final BigInteger SECONDS_PER_POINT =
      BigInteger.valueOf(BenchmarkScore.SECONDS_PER_POINT);
  private static final BigInteger SCORE_MASK = BigInteger.valueOf(0xffff_ffffL);

  /// The figures after an answer, or empty if no time has passed since the last challenge:
  /// `min(⌊(iterations − last) · 6 / (now − challengeTimeLast)⌋, ⌊initialScore · 12 / 10⌋)`. A
  /// counter below the last one starts anew and gives zero.
  ///
  /// @param nowSeconds second of the block that carries the answer
  /// @param reportedIterations the counter in the answer, unsigned
  /// @param challengeSeconds second of the challenge that is answered
  public Optional<SessionBenchmark> answered(
      long nowSeconds, long reportedIterations, long challengeSeconds) {
    if (nowSeconds <= challengeTimeLast) {
      return Optional.empty();
    }
    boolean restarted = Long.compareUnsigned(reportedIterations, iterations) < 0;
    long done = restarted ? 0 : reportedIterations - iterations;
    BigInteger score =
        new BigInteger(Long.toUnsignedString(done))
            .multiply(SECONDS_PER_POINT)
            .divide(BigInteger.valueOf(nowSeconds - challengeTimeLast));
    // The quotient is a 32-bit number on the wire and keeps its low bits before the cap applies.
    long wrapped = score.and(SCORE_MASK).longValue();
    long cap = initialScore * 12 / 10;
    return Optional.of(
        new SessionBenchmark(
            initialScore, Math.min(wrapped, cap), reportedIterations, challengeSeconds));
  }
}
