package network.khala.crypto.internal;

import static network.khala.crypto.internal.ReferenceCurve.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

final class EdwardsPointTest {
  @Test
  void base_compressed_isThatOfRfc8032() {
    assertThat(EdwardsPoint.base().compress()).isEqualTo(ReferenceCurve.BASE.compress());
    assertThat(EdwardsPoint.base().compress()[0]).isEqualTo((byte) 0x58);
  }

  @Property(tries = 50)
  void multiply_baseAndPoint_equalReference(
      @ForAll @Size(32) byte[] first, @ForAll @Size(32) byte[] second) {
    byte[] a = below255(first);
    byte[] b = below255(second);
    ReferenceCurve expected = ReferenceCurve.BASE.times(ReferenceCurve.fromBytes(a));
    EdwardsPoint point = FixedBase.multiply(a);
    assertThat(point.compress()).isEqualTo(expected.compress());
    assertThat(VariableBase.multiply(b, point).compress())
        .isEqualTo(expected.times(ReferenceCurve.fromBytes(b)).compress());
  }

  @Property(tries = 30)
  void publicSum_fewTerms_equalsReference(
      @ForAll @Size(32) byte[] first,
      @ForAll @Size(32) byte[] second,
      @ForAll @Size(32) byte[] third,
      @ForAll @IntRange(max = 2) int terms) {
    byte[] a = Scalar25519.reduce(first);
    EdwardsPoint p = FixedBase.multiply(below255(second));
    EdwardsPoint q = FixedBase.multiply(below255(third));
    byte[] b = below255(third);
    PublicSum sum = new PublicSum();
    sum.addBase(a);
    ReferenceCurve expected = ReferenceCurve.BASE.times(ReferenceCurve.fromBytes(a));
    if (terms > 0) {
      sum.add(b, p);
      expected = expected.plus(reference(p).times(ReferenceCurve.fromBytes(b)));
    }
    if (terms > 1) {
      sum.add(a, q);
      expected = expected.plus(reference(q).times(ReferenceCurve.fromBytes(a)));
    }
    assertThat(sum.compute().compress()).isEqualTo(expected.compress());
  }

  @Test
  void publicSum_nothingOrZeros_isNeutral() {
    assertThat(new PublicSum().compute().isNeutral()).isTrue();
    PublicSum zeros = new PublicSum();
    zeros.addBase(new byte[32]);
    zeros.add(new byte[32], EdwardsPoint.base());
    assertThat(zeros.compute().isNeutral()).isTrue();
  }

  @Test
  void multiply_specialScalars_equalReference() {
    for (BigInteger scalar :
        new BigInteger[] {
          BigInteger.ZERO,
          BigInteger.ONE,
          BigInteger.TWO,
          BigInteger.valueOf(8),
          ORDER.subtract(BigInteger.ONE),
          ORDER,
          ORDER.add(BigInteger.ONE),
          BigInteger.ONE.shiftLeft(255).subtract(BigInteger.ONE)
        }) {
      byte[] encoded = ReferenceCurve.toBytes(scalar);
      byte[] expected = ReferenceCurve.BASE.times(scalar).compress();
      assertThat(FixedBase.multiply(encoded).compress()).isEqualTo(expected);
      assertThat(VariableBase.multiply(encoded, EdwardsPoint.base()).compress())
          .isEqualTo(expected);
    }
    assertThat(FixedBase.multiply(ReferenceCurve.toBytes(ORDER)).isNeutral()).isTrue();
  }

  @Property(tries = 300)
  void decompress_anyBytes_acceptsWhatTheReferenceAccepts(@ForAll @Size(32) byte[] encoded) {
    assertThat(EdwardsPoint.decompress(encoded).map(EdwardsPoint::compress).map(Bytes::wrap))
        .isEqualTo(
            ReferenceCurve.decompress(encoded).map(ReferenceCurve::compress).map(Bytes::wrap));
  }

  @Test
  void doubleTimes_threeTimesOnItself_isEightfold() {
    EdwardsPoint p = EdwardsPoint.base();
    p.doubleTimes(p, 3);
    assertThat(p.compress()).isEqualTo(ReferenceCurve.BASE.times(BigInteger.valueOf(8)).compress());
  }

  private static ReferenceCurve reference(EdwardsPoint p) {
    return ReferenceCurve.decompress(p.compress()).orElseThrow();
  }

  private static byte[] below255(byte[] bytes) {
    byte[] scalar = bytes.clone();
    scalar[31] &= 0x7f;
    return scalar;
  }
}
