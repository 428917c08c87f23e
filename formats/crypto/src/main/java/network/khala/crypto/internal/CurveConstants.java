package network.khala.crypto.internal;

import java.math.BigInteger;

/// Constants of the curve -x² + y² = 1 + d x² y² over [Field25519] and of ristretto255 over it (RFC
/// 9496 §4.1). A test checks each against the equation that defines it.
final class CurveConstants {
  /// d = -121665/121666.
  static final Field25519 D =
      parse("37095705934669439343138083508754565189542113879843219016388785533085940283555");

  static final Field25519 TWO_D = carriedSum(D, D);

  static final Field25519 ONE = Field25519.of(1);

  /// The square root of -1 that is not negative.
  static final Field25519 SQRT_MINUS_ONE =
      parse("19681161376707505956807079304988542015446066515923890162744021073123829784752");

  /// A square root of a d - 1, a = -1.
  static final Field25519 SQRT_AD_MINUS_ONE =
      parse("25063068953384623474111414158702152701244531502492656460079210482610430750235");

  /// A square root of 1/(a - d).
  static final Field25519 INVSQRT_A_MINUS_D =
      parse("54469307008909316920995813868745141605393597292927456921205312896311721017578");

  /// 1 - d².
  static final Field25519 ONE_MINUS_D_SQUARED =
      parse("1159843021668779879193775521855586647937357759715417654439879720876111806838");

  /// (d - 1)².
  static final Field25519 D_MINUS_ONE_SQUARED =
      parse("40440834346308536858101042469323190826248399146238708352240133220865137265952");

  private CurveConstants() {}

  private static Field25519 parse(String decimal) {
    byte[] bigEndian = new BigInteger(decimal).toByteArray();
    byte[] littleEndian = new byte[32];
    for (int i = 0; i < bigEndian.length; i++) {
      littleEndian[i] = bigEndian[bigEndian.length - 1 - i];
    }
    return Field25519.decode(littleEndian, 0);
  }

  private static Field25519 carriedSum(Field25519 a, Field25519 b) {
    Field25519 sum = new Field25519();
    sum.add(a, b);
    sum.carry();
    return sum;
  }
}
