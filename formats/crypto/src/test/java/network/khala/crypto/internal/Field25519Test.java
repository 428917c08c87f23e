package network.khala.crypto.internal;

import static network.khala.crypto.internal.ReferenceCurve.P;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class Field25519Test {
  private static final long LOOSE = 1L << 53;
  private static final long REDUCED_MIN = -(1L << 16);
  private static final long REDUCED_MAX = (1L << 51) + (1L << 16);

  /// Loose elements: limbs of any sign up to 2^53, the extremes often.
  @Provide
  Arbitrary<long[]> loose() {
    return Arbitraries.longs()
        .between(-LOOSE, LOOSE)
        .edgeCases(edges -> edges.add(-LOOSE, LOOSE, 0L, 1L, -1L, (1L << 51) - 1, 1L << 51))
        .array(long[].class)
        .ofSize(5);
  }

  @Provide
  Arbitrary<byte[]> encodings() {
    return Arbitraries.bytes().array(byte[].class).ofSize(32);
  }

  @Property(tries = 5000)
  void multiply_looseFactors_equalsReferenceAndIsReduced(
      @ForAll("loose") long[] a, @ForAll("loose") long[] b) {
    Field25519 product = new Field25519();
    product.multiply(Field25519.ofLimbs(a), Field25519.ofLimbs(b));
    assertThat(value(product)).isEqualTo(value(a).multiply(value(b)).mod(P));
    assertReduced(product);
  }

  @Property(tries = 5000)
  void square_looseElement_equalsReferenceAndIsReduced(@ForAll("loose") long[] a) {
    Field25519 square = new Field25519();
    square.square(Field25519.ofLimbs(a));
    assertThat(value(square)).isEqualTo(value(a).pow(2).mod(P));
    assertReduced(square);
  }

  @Test
  void multiply_extremesInEveryCombinationOfLimbs_equalsReference() {
    long[] extremes = {-LOOSE, 0, LOOSE};
    for (int i = 0; i < 243; i++) {
      for (int j = 0; j < 243; j++) {
        long[] a = new long[5];
        long[] b = new long[5];
        for (int limb = 0, x = i, y = j; limb < 5; limb++, x /= 3, y /= 3) {
          a[limb] = extremes[x % 3];
          b[limb] = extremes[y % 3];
        }
        Field25519 product = new Field25519();
        product.multiply(Field25519.ofLimbs(a), Field25519.ofLimbs(b));
        assertReduced(product);
        if (i % 9 == 0) {
          assertThat(value(product)).isEqualTo(value(a).multiply(value(b)).mod(P));
        }
      }
    }
  }

  @Property(tries = 2000)
  void addSubtractNegate_anyElements_equalReference(
      @ForAll("encodings") byte[] a, @ForAll("encodings") byte[] b) {
    Field25519 x = Field25519.decode(a, 0);
    Field25519 y = Field25519.decode(b, 0);
    Field25519 result = new Field25519();
    result.add(x, y);
    assertThat(value(result)).isEqualTo(value(x).add(value(y)).mod(P));
    result.subtract(x, y);
    assertThat(value(result)).isEqualTo(value(x).subtract(value(y)).mod(P));
    result.negate(x);
    assertThat(value(result)).isEqualTo(value(x).negate().mod(P));
    result.carry();
    assertThat(value(result)).isEqualTo(value(x).negate().mod(P));
    assertReduced(result);
  }

  @Property(tries = 1000)
  void operations_resultIsAnArgument_sameResult(
      @ForAll("loose") long[] a, @ForAll("loose") long[] b) {
    Field25519 x = Field25519.ofLimbs(a);
    Field25519 y = Field25519.ofLimbs(b);
    Field25519 expected = new Field25519();

    expected.multiply(x, y);
    Field25519 alias = x.copy();
    alias.multiply(alias, y);
    assertThat(alias.limbs()).isEqualTo(expected.limbs());
    alias = y.copy();
    alias.multiply(x, alias);
    assertThat(alias.limbs()).isEqualTo(expected.limbs());
    expected.multiply(x, x);
    alias = x.copy();
    alias.multiply(alias, alias);
    assertThat(alias.limbs()).isEqualTo(expected.limbs());
    expected.square(x);
    alias = x.copy();
    alias.square(alias);
    assertThat(alias.limbs()).isEqualTo(expected.limbs());

    Field25519 p = half(x);
    Field25519 q = half(y);
    expected.subtract(p, q);
    alias = q.copy();
    alias.subtract(p, alias);
    assertThat(alias.limbs()).isEqualTo(expected.limbs());
    expected.add(p, q);
    alias = q.copy();
    alias.add(p, alias);
    assertThat(alias.limbs()).isEqualTo(expected.limbs());
  }

  @Property(tries = 50)
  void invertAndPower_anyElement_equalReference(@ForAll("loose") long[] a) {
    Field25519 x = Field25519.ofLimbs(a);
    BigInteger value = value(a).mod(P);
    assertThat(value(Powers.inverse(x)))
        .isEqualTo(value.signum() == 0 ? BigInteger.ZERO : value.modInverse(P));
    Field25519[] powers = Powers.rootPowers(x, CurveConstants.D);
    BigInteger exponent = P.subtract(BigInteger.valueOf(5)).shiftRight(3);
    assertThat(value(powers[0])).isEqualTo(value.modPow(exponent, P));
    assertThat(value(powers[1])).isEqualTo(value(CurveConstants.D).modPow(exponent, P));
  }

  @Test
  void encode_valuesAroundTheModulus_isCanonical() {
    for (int offset = -40; offset <= 40; offset++) {
      for (BigInteger multiple : new BigInteger[] {BigInteger.ZERO, P}) {
        BigInteger number = multiple.add(BigInteger.valueOf(offset));
        if (number.signum() >= 0 && number.bitLength() <= 255) {
          Field25519 element = Field25519.decode(ReferenceCurve.toBytes(number), 0);
          assertThat(value(element)).isEqualTo(number.mod(P));
        }
        Field25519 small = Field25519.of(Math.abs(offset));
        small.negateMasked(offset >> 31);
        assertThat(value(small)).isEqualTo(BigInteger.valueOf(offset).mod(P));
      }
    }
  }

  @Property(tries = 2000)
  void encode_looseElement_equalsReference(@ForAll("loose") long[] a) {
    assertThat(value(Field25519.ofLimbs(a))).isEqualTo(value(a).mod(P));
  }

  @Property(tries = 1000)
  void masks_anyElements_tellWhatTheySay(
      @ForAll("encodings") byte[] a, @ForAll("encodings") byte[] b) {
    Field25519 x = Field25519.decode(a, 0);
    Field25519 y = Field25519.decode(b, 0);
    assertThat(x.equalMask(y)).isEqualTo(value(x).equals(value(y)) ? -1 : 0);
    assertThat(x.equalMask(x.copy())).isEqualTo(-1);
    assertThat(x.zeroMask()).isEqualTo(value(x).signum() == 0 ? -1 : 0);
    assertThat(x.negativeMask()).isEqualTo(value(x).testBit(0) ? -1 : 0);
    Field25519 absolute = new Field25519();
    absolute.absolute(x);
    assertThat(value(absolute).testBit(0)).isFalse();
    Field25519 selected = x.copy();
    selected.setMasked(y, 0);
    assertThat(selected.limbs()).isEqualTo(x.limbs());
    selected.setMasked(y, -1);
    assertThat(selected.limbs()).isEqualTo(y.limbs());
  }

  @Test
  void zeroMask_zeroInItsForms_isSet() {
    assertThat(new Field25519().zeroMask()).isEqualTo(-1);
    assertThat(Field25519.decode(ReferenceCurve.toBytes(P), 0).zeroMask()).isEqualTo(-1);
    Field25519 difference = Field25519.of(5);
    difference.subtract(difference, Field25519.of(5));
    assertThat(difference.zeroMask()).isEqualTo(-1);
  }

  private static Field25519 half(Field25519 a) {
    long[] limbs = a.limbs();
    for (int i = 0; i < 5; i++) {
      limbs[i] /= 2;
    }
    return Field25519.ofLimbs(limbs);
  }

  private static void assertReduced(Field25519 a) {
    for (long limb : a.limbs()) {
      if (limb <= REDUCED_MIN || limb >= REDUCED_MAX) {
        throw new AssertionError("limb " + limb + " is not reduced");
      }
    }
  }

  private static BigInteger value(Field25519 a) {
    return ReferenceCurve.fromBytes(a.encode());
  }

  private static BigInteger value(long[] limbs) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 4; i >= 0; i--) {
      value = value.shiftLeft(51).add(BigInteger.valueOf(limbs[i]));
    }
    return value;
  }
}
