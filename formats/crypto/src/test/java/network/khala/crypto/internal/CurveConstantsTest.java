package network.khala.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CurveConstantsTest {
  private static final Field25519 ONE = CurveConstants.ONE;
  private static final Field25519 D = CurveConstants.D;

  @Test
  void d_times121666_isMinus121665() {
    Field25519 product = times(D, Field25519.of(121_666));
    assertEqual(product, minus(new Field25519(), Field25519.of(121_665)));
    assertEqual(CurveConstants.TWO_D, minus(D, minus(new Field25519(), D)));
  }

  @Test
  void squareRoots_squared_areTheirRadicands() {
    Field25519 minusOne = minus(new Field25519(), ONE);
    assertEqual(squared(CurveConstants.SQRT_MINUS_ONE), minusOne);
    assertThat(CurveConstants.SQRT_MINUS_ONE.negativeMask()).isZero();
    assertEqual(squared(CurveConstants.SQRT_AD_MINUS_ONE), minus(minusOne, D));
    Field25519 quotient = times(squared(CurveConstants.INVSQRT_A_MINUS_D), minus(minusOne, D));
    assertEqual(quotient, ONE);
  }

  @Test
  void functionsOfD_recomputed_areEqual() {
    assertEqual(CurveConstants.ONE_MINUS_D_SQUARED, minus(ONE, squared(D)));
    assertEqual(CurveConstants.D_MINUS_ONE_SQUARED, squared(minus(D, ONE)));
  }

  private static Field25519 times(Field25519 a, Field25519 b) {
    Field25519 product = new Field25519();
    product.multiply(a, b);
    return product;
  }

  private static Field25519 squared(Field25519 a) {
    return times(a, a);
  }

  private static Field25519 minus(Field25519 a, Field25519 b) {
    Field25519 difference = new Field25519();
    difference.subtract(a, b);
    return difference;
  }

  private static void assertEqual(Field25519 actual, Field25519 expected) {
    assertThat(actual.encode()).isEqualTo(expected.encode());
  }
}
