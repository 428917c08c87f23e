package network.khala.crypto.internal;

import static network.khala.crypto.internal.ReferenceCurve.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class Scalar25519Test {
  @Provide
  Arbitrary<byte[]> numbers() {
    Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofSize(32);
    Arbitrary<byte[]> edges =
        Arbitraries.integers()
            .between(-2, 2)
            .flatMap(
                offset ->
                    Arbitraries.integers()
                        .between(0, 15)
                        .map(
                            multiple ->
                                ReferenceCurve.toBytes(
                                    ORDER
                                        .multiply(BigInteger.valueOf(multiple))
                                        .add(BigInteger.valueOf(offset)))));
    return Arbitraries.oneOf(random, edges);
  }

  @Property(tries = 3000)
  void multiplyAdd_anyNumbers_equalsReference(
      @ForAll("numbers") byte[] a, @ForAll("numbers") byte[] b, @ForAll("numbers") byte[] c) {
    assertThat(value(Scalar25519.multiplyAdd(a, b, c)))
        .isEqualTo(value(a).multiply(value(b)).add(value(c)).mod(ORDER));
    assertThat(value(Scalar25519.add(a, b))).isEqualTo(value(a).add(value(b)).mod(ORDER));
    assertThat(value(Scalar25519.negate(a))).isEqualTo(value(a).negate().mod(ORDER));
    assertThat(value(Scalar25519.reduce(a))).isEqualTo(value(a).mod(ORDER));
  }

  @Property(tries = 3000)
  void reduceWide_anyNumber_equalsReference(@ForAll @Size(64) byte[] wide) {
    assertThat(value(Scalar25519.reduceWide(wide))).isEqualTo(value(wide).mod(ORDER));
  }

  @Test
  void reduceWide_extremes_equalReference() {
    byte[] wide = new byte[64];
    assertThat(value(Scalar25519.reduceWide(wide))).isZero();
    Arrays.fill(wide, (byte) 0xff);
    assertThat(value(Scalar25519.reduceWide(wide))).isEqualTo(value(wide).mod(ORDER));
  }

  @Property(tries = 1000)
  void isCanonical_anyNumber_isBelowTheOrder(@ForAll("numbers") byte[] a) {
    assertThat(Scalar25519.isCanonical(a)).isEqualTo(value(a).compareTo(ORDER) < 0);
  }

  @Property(tries = 500)
  void cofactor_multipliedAndDivided_givesItBack(@ForAll("numbers") byte[] a) {
    byte[] scalar = Scalar25519.reduce(a);
    byte[] product = Scalar25519.multiplyByCofactor(scalar);
    assertThat(value(product)).isEqualTo(value(scalar).shiftLeft(3));
    assertThat(Scalar25519.divideByCofactor(product)).isEqualTo(scalar);
  }

  private static BigInteger value(byte[] littleEndian) {
    return ReferenceCurve.fromBytes(littleEndian);
  }
}
