package network.khala.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

final class FieldP256Test {
  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

  /// Numbers below p whose limbs are often at an edge, where carries go far.
  @Provide
  Arbitrary<BigInteger> elements() {
    Arbitrary<Long> limbs =
        Arbitraries.oneOf(
            Arbitraries.longs(),
            Arbitraries.of(0L, 1L, -1L, -2L, 0xffff_ffffL, 0x1_0000_0000L, 0xffff_ffff_0000_0001L));
    return limbs.array(long[].class).ofSize(4).map(FieldP256Test::number);
  }

  private static BigInteger number(long[] limbs) {
    BigInteger number = BigInteger.ZERO;
    for (long limb : limbs) {
      number = number.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(limb)));
    }
    return number.mod(P);
  }

  private static FieldP256 element(BigInteger number) {
    return FieldP256.decode(BigIntegers.asUnsignedByteArray(32, number.mod(P)), 0);
  }

  @Property(tries = 20_000)
  void operations_anyElements_equalThoseOfIntegers(
      @ForAll("elements") BigInteger a, @ForAll("elements") BigInteger b) {
    FieldP256 result = new FieldP256();
    result.multiply(element(a), element(b));
    assertThat(result.isEqual(element(a.multiply(b)))).isTrue();
    result.add(element(a), element(b));
    assertThat(result.isEqual(element(a.add(b)))).isTrue();
    result.subtract(element(a), element(b));
    assertThat(result.isEqual(element(a.subtract(b)))).isTrue();
    result.negate(element(a));
    assertThat(result.isEqual(element(a.negate()))).isTrue();
    assertThat(element(a).isEqual(element(b))).isEqualTo(a.equals(b));
    assertThat(element(a).isZero()).isEqualTo(a.signum() == 0);
  }

  @Property(tries = 20_000)
  void operations_intoTheirArgument_giveTheSame(
      @ForAll("elements") BigInteger a, @ForAll("elements") BigInteger b) {
    FieldP256 left = element(a);
    FieldP256 right = element(b);
    left.multiply(left, right);
    left.add(left, right);
    left.subtract(left, right);
    right.square(right);
    assertThat(left.isEqual(element(a.multiply(b)))).isTrue();
    assertThat(right.isEqual(element(b.multiply(b)))).isTrue();
  }

  @Property(tries = 200)
  void invert_anyElement_multipliesToOne(@ForAll("elements") BigInteger a) {
    FieldP256 inverse = new FieldP256();
    inverse.invert(element(a));
    inverse.multiply(inverse, element(a));
    assertThat(inverse.isEqual(a.signum() == 0 ? new FieldP256() : FieldP256.one())).isTrue();
  }

  @Test
  void decode_fromPOn_refused() {
    for (BigInteger number :
        new BigInteger[] {
          P, P.add(BigInteger.ONE), P.setBit(96), BigInteger.TWO.pow(256).subtract(BigInteger.ONE)
        }) {
      byte[] bytes = BigIntegers.asUnsignedByteArray(32, number);
      assertThatThrownBy(() -> FieldP256.decode(bytes, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not below p");
    }
    assertThat(element(P.subtract(BigInteger.ONE)).isZero()).isFalse();
  }
}
