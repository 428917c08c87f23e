package network.khala.economics;

import java.math.BigInteger;

/// How many workers a heartbeat challenge addresses.
///
/// Source: `docs/protocol/tokenomics.md#challenge`.
public final class ChallengeTarget {
  /// Challenges that a worker answers per hour on average.
  public static final long PER_WORKER_AND_HOUR = 2;

  /// The expected number of challenged workers per block, at most.
  public static final long EXPECTED_PER_BLOCK_MAX = 20;

  private static final int FRACTION_BITS = 32;
  private static final int PRECISION_BITS = 24;
  private static final long ALL = 1L << FRACTION_BITS;
  private static final long WORKER_HOURS_MAX = 0xffff_ffffL;
  private static final long HOUR_MILLIS = 3_600_000;

  /// ⌊(2^256 − 1) / 2^24⌋.
  private static final BigInteger STEP =
      BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE).shiftRight(PRECISION_BITS);

  private ChallengeTarget() {}

  /// The target T: a worker is challenged if its hashed key XOR the seed, as an unsigned 256-bit
  /// integer, is at most T.
  ///
  /// In units of 2^-32, rounded down: the share of challenged workers is `q = min(expected, n · c /
  /// blocksPerHour) / n`, at most 1; T is q cut to 24 bits, as a part of 2^256 − 1.
  ///
  /// @param expected challenged workers per block at most, 0 to 2^32 − 1
  /// @param onlineWorkers n, 0 to 2^32 − 1; 0 gives T = 0
  /// @param blockMillis time per block, positive
  /// @param perWorkerAndHour c, challenges per worker and hour, 0 to 2^32 − 1
  public static BigInteger compute(
      long expected, long onlineWorkers, long blockMillis, long perWorkerAndHour) {
    if (onlineWorkers == 0) {
      return BigInteger.ZERO;
    }
    long blocksPerHour = Math.max(1, HOUR_MILLIS / blockMillis);
    long perHour = saturatingTimes(onlineWorkers, perWorkerAndHour);
    long perBlock = Long.divideUnsigned(perHour << FRACTION_BITS, blocksPerHour);
    long limit = expected << FRACTION_BITS;
    long challenged = Long.compareUnsigned(limit, perBlock) < 0 ? limit : perBlock;
    long part = Math.min(ALL, Long.divideUnsigned(challenged, onlineWorkers));
    return STEP.multiply(BigInteger.valueOf(part >>> (FRACTION_BITS - PRECISION_BITS)));
  }

  /// The product of two 32-bit integers, at most 2^32 − 1.
  private static long saturatingTimes(long a, long b) {
    long product = a * b;
    return product >>> Integer.SIZE == 0 ? product : WORKER_HOURS_MAX;
  }
}
