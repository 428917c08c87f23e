package network.khala.crypto.internal;

import java.math.BigInteger;
import org.bouncycastle.util.BigIntegers;

/// `u · G + v · Q` for public scalars, with one chain of doublings (Straus' method over
/// non-adjacent forms). Time depends on the scalars.
public final class P256Sum {
  /// The number of points, a prime: scalars count modulo it.
  public static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private P256Sum() {}

  /// The sum, for scalars in [0, [#ORDER]).
  public static P256Point compute(BigInteger u, BigInteger v, P256Multiples q) {
    P256Multiples.Term[] ofBase = terms(P256Multiples.OF_GENERATOR, u);
    P256Multiples.Term[] ofPoint = terms(q, v);
    P256Point sum = new P256Point();
    P256Point.Scratch scratch = new P256Point.Scratch();
    int length = Math.max(length(ofBase), length(ofPoint));
    for (int i = length - 1; i >= 0; i--) {
      sum.twice(scratch);
      addDigits(ofBase, i, sum, scratch);
      addDigits(ofPoint, i, sum, scratch);
    }
    return sum;
  }

  private static void addDigits(
      P256Multiples.Term[] terms, int i, P256Point sum, P256Point.Scratch scratch) {
    for (P256Multiples.Term term : terms) {
      term.addDigit(i, sum, scratch);
    }
  }

  private static int length(P256Multiples.Term[] terms) {
    int length = 0;
    for (P256Multiples.Term term : terms) {
      length = Math.max(length, term.length());
    }
    return length;
  }

  /// The terms of `scalar` times a point. Digits are signed, so scalars of 256 bits are replaced by
  /// their opposites, which have fewer.
  private static P256Multiples.Term[] terms(P256Multiples point, BigInteger scalar) {
    boolean negative = scalar.bitLength() == 256;
    BigInteger magnitude = negative ? ORDER.subtract(scalar) : scalar;
    P256Multiples.Term[] terms = point.terms(littleEndian(magnitude));
    if (negative) {
      for (P256Multiples.Term term : terms) {
        term.negate();
      }
    }
    return terms;
  }

  private static byte[] littleEndian(BigInteger scalar) {
    byte[] bytes = BigIntegers.asUnsignedByteArray(32, scalar);
    for (int i = 0; i < 16; i++) {
      byte swapped = bytes[i];
      bytes[i] = bytes[31 - i];
      bytes[31 - i] = swapped;
    }
    return bytes;
  }
}
