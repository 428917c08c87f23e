package network.khala.crypto.internal;

import static network.khala.crypto.internal.ReferenceCurve.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ShortFractionTest {
  @Property(tries = 5000)
  void of_randomScalar_isItWithHalfTheBits(@ForAll @Size(64) byte[] wide) {
    assertIsFraction(ReferenceCurve.fromBytes(wide).mod(ORDER));
  }

  /// Powers of two and fractions of the order make the partial quotients huge.
  @Property(tries = 2000)
  void of_craftedScalar_isIt(
      @ForAll @IntRange(max = 252) int bit,
      @ForAll @IntRange(min = -3, max = 3) int offset,
      @ForAll @IntRange(min = 1, max = 1000) int divisor) {
    BigInteger nearPower = BigInteger.ONE.shiftLeft(bit).add(BigInteger.valueOf(offset)).mod(ORDER);
    assertIsEqual(nearPower, fraction(nearPower));
    BigInteger nearPart =
        ORDER.divide(BigInteger.valueOf(divisor)).add(BigInteger.valueOf(offset)).mod(ORDER);
    assertIsEqual(nearPart, fraction(nearPart));
  }

  @Test
  void of_smallScalar_isItOverOne() {
    for (int k = 0; k < 5; k++) {
      ShortFraction fraction = fraction(BigInteger.valueOf(k));
      assertThat(ReferenceCurve.fromBytes(fraction.numerator)).isEqualTo(k);
      assertThat(ReferenceCurve.fromBytes(fraction.denominator)).isOne();
      assertThat(fraction.negative).isFalse();
    }
  }

  private static void assertIsFraction(BigInteger k) {
    ShortFraction fraction = fraction(k);
    assertIsEqual(k, fraction);
    assertThat(ReferenceCurve.fromBytes(fraction.numerator).bitLength()).isLessThanOrEqualTo(127);
    assertThat(ReferenceCurve.fromBytes(fraction.denominator).bitLength()).isLessThanOrEqualTo(127);
  }

  private static void assertIsEqual(BigInteger k, ShortFraction fraction) {
    BigInteger numerator = ReferenceCurve.fromBytes(fraction.numerator);
    BigInteger denominator = ReferenceCurve.fromBytes(fraction.denominator);
    assertThat(denominator.mod(ORDER).signum()).isPositive();
    assertThat(fraction.negative ? numerator.negate().mod(ORDER) : numerator)
        .isEqualTo(denominator.multiply(k).mod(ORDER));
  }

  private static ShortFraction fraction(BigInteger k) {
    return ShortFraction.of(ReferenceCurve.toBytes(k));
  }
}
