package network.khala.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DigitsTest {
  @Property(tries = 1000)
  void radix16_anyScalar_sumsUpToIt(@ForAll @Size(32) byte[] bytes) {
    byte[] scalar = below255(bytes);
    byte[] digits = Digits.radix16(scalar);
    assertThat(digits).hasSize(64);
    for (byte digit : digits) {
      assertThat(digit).isBetween((byte) -8, (byte) 8);
    }
    assertThat(sum(digits, 4)).isEqualTo(ReferenceCurve.fromBytes(scalar));
  }

  @Test
  void radix16_largestScalar_keepsTheLastCarry() {
    byte[] scalar = ReferenceCurve.toBytes(BigInteger.ONE.shiftLeft(255).subtract(BigInteger.ONE));
    assertThat(sum(Digits.radix16(scalar), 4)).isEqualTo(ReferenceCurve.fromBytes(scalar));
  }

  @Property(tries = 1000)
  void nonAdjacent_anyScalar_sumsUpToItWithGaps(
      @ForAll @Size(32) byte[] bytes, @ForAll @IntRange(min = 2, max = 8) int width) {
    byte[] scalar = below255(bytes);
    byte[] digits = Digits.nonAdjacent(scalar, width);
    assertThat(sum(digits, 1)).isEqualTo(ReferenceCurve.fromBytes(scalar));
    int last = -width;
    for (int i = 0; i < digits.length; i++) {
      if (digits[i] != 0) {
        assertThat(Math.abs(digits[i])).isOdd().isLessThan(1 << (width - 1));
        assertThat(i - last).isGreaterThanOrEqualTo(width);
        last = i;
      }
    }
    assertThat(Digits.length(digits)).isEqualTo(last < 0 ? 0 : last + 1);
  }

  @Test
  void equalMask_smallNumbers_isSetForEqualOnes() {
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < 10; b++) {
        assertThat(Digits.equalMask(a, b)).isEqualTo(a == b ? -1 : 0);
      }
    }
  }

  private static byte[] below255(byte[] bytes) {
    byte[] scalar = bytes.clone();
    scalar[31] &= 0x7f;
    return scalar;
  }

  private static BigInteger sum(byte[] digits, int bitsPerDigit) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      sum = sum.shiftLeft(bitsPerDigit).add(BigInteger.valueOf(digits[i]));
    }
    return sum;
  }
}
