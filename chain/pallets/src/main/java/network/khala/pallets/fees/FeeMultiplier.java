package network.khala.pallets.fees;

import java.math.BigInteger;
import network.khala.protocol.substrate.Weight;

/// Moves the multiplier of weight fees with the blocks' fullness: up when normal calls use more
/// than a quarter of their room, down when they use less. All numbers are in units of 10^-18 and
/// divisions round down.
final class FeeMultiplier {
  static final BigInteger ONE = BigInteger.TEN.pow(18);
  static final BigInteger MIN = BigInteger.TEN.pow(9);

  private static final BigInteger VARIABILITY = BigInteger.TEN.pow(13);
  private static final BigInteger PER_BILLION = BigInteger.TEN.pow(9);
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private static final BigInteger TARGET_DIVISOR = BigInteger.valueOf(4);

  private FeeMultiplier() {}

  /// The multiplier after a block.
  ///
  /// @param stored the multiplier before it
  /// @param used what normal calls used
  /// @param max what normal calls may use
  static BigInteger next(BigInteger stored, Weight used, Weight max) {
    BigInteger previous = stored.max(MIN);
    Dimension dimension = limiting(used.min(max), max);
    BigInteger target = dimension.max().divide(TARGET_DIVISOR);
    BigInteger distance = dimension.used().subtract(target).abs();
    BigInteger diff = ratio(distance, dimension.max());
    // t1 = v·diff, t2 = v²/2·diff²
    BigInteger first = times(VARIABILITY, diff);
    BigInteger second =
        times(times(VARIABILITY, VARIABILITY).divide(BigInteger.TWO), times(diff, diff));
    BigInteger next =
        dimension.used().compareTo(target) >= 0
            ? previous.add(times(previous, first.add(second)))
            : previous.subtract(times(previous, first.subtract(second).max(BigInteger.ZERO)));
    return next.max(MIN).min(MAX);
  }

  private record Dimension(BigInteger used, BigInteger max) {
    BigInteger perBillion() {
      return max.signum() == 0 ? PER_BILLION : used.multiply(PER_BILLION).divide(max);
    }
  }

  /// Time or proof, whichever is fuller; time where both are alike.
  private static Dimension limiting(Weight used, Weight max) {
    Dimension time = new Dimension(unsigned(used.refTime()), unsigned(max.refTime()));
    Dimension proof = new Dimension(unsigned(used.proofSize()), unsigned(max.proofSize()));
    return proof.perBillion().compareTo(time.perBillion()) > 0 ? proof : time;
  }

  private static BigInteger ratio(BigInteger part, BigInteger whole) {
    return whole.signum() == 0 ? BigInteger.ZERO : part.multiply(ONE).divide(whole);
  }

  private static BigInteger times(BigInteger left, BigInteger right) {
    return left.multiply(right).divide(ONE);
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }
}
