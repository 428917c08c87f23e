package network.khala.crypto.internal;

import java.math.BigInteger;
import java.util.Optional;

/// edwards25519 and ristretto255 in the plainest form: affine points over [BigInteger].
record ReferenceCurve(BigInteger x, BigInteger y) {
  static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  static final BigInteger ORDER =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final BigInteger TWO_TO_256 = BigInteger.ONE.shiftLeft(256);
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger I =
      even(BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P));
  private static final BigInteger INVSQRT_A_MINUS_D =
      new Root(BigInteger.ONE, BigInteger.ONE.negate().subtract(D).mod(P)).value;

  static final ReferenceCurve NEUTRAL = new ReferenceCurve(BigInteger.ZERO, BigInteger.ONE);
  static final ReferenceCurve BASE =
      decompress(
              toBytes(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P)))
          .orElseThrow();

  static BigInteger fromBytes(byte[] littleEndian) {
    byte[] bigEndian = new byte[littleEndian.length + 1];
    for (int i = 0; i < littleEndian.length; i++) {
      bigEndian[littleEndian.length - i] = littleEndian[i];
    }
    return new BigInteger(bigEndian);
  }

  static byte[] toBytes(BigInteger value) {
    byte[] bigEndian = value.mod(TWO_TO_256).toByteArray();
    byte[] littleEndian = new byte[32];
    for (int i = 0; i < Math.min(32, bigEndian.length); i++) {
      littleEndian[i] = bigEndian[bigEndian.length - 1 - i];
    }
    return littleEndian;
  }

  ReferenceCurve plus(ReferenceCurve q) {
    BigInteger k = D.multiply(x).multiply(q.x).multiply(y).multiply(q.y);
    BigInteger sumX = x.multiply(q.y).add(q.x.multiply(y));
    BigInteger sumY = y.multiply(q.y).add(x.multiply(q.x));
    return new ReferenceCurve(
        sumX.multiply(BigInteger.ONE.add(k).modInverse(P)).mod(P),
        sumY.multiply(BigInteger.ONE.subtract(k).modInverse(P)).mod(P));
  }

  ReferenceCurve times(BigInteger scalar) {
    ReferenceCurve result = NEUTRAL;
    for (int i = scalar.bitLength() - 1; i >= 0; i--) {
      result = result.plus(result);
      if (scalar.testBit(i)) {
        result = result.plus(this);
      }
    }
    return result;
  }

  byte[] compress() {
    byte[] encoded = toBytes(y);
    encoded[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
    return encoded;
  }

  static Optional<ReferenceCurve> decompress(byte[] encoded) {
    BigInteger y = fromBytes(encoded).clearBit(255).mod(P);
    BigInteger ySquared = y.multiply(y);
    Root x =
        new Root(
            ySquared.subtract(BigInteger.ONE).mod(P), D.multiply(ySquared).add(BigInteger.ONE));
    boolean negative = encoded[31] < 0;
    return x.square
        ? Optional.of(new ReferenceCurve(negative ? x.value.negate().mod(P) : x.value, y))
        : Optional.empty();
  }

  byte[] encodeRistretto() {
    BigInteger u1 = BigInteger.ONE.subtract(y.multiply(y)).mod(P);
    BigInteger u2 = x.multiply(y).mod(P);
    BigInteger root = new Root(BigInteger.ONE, u1.multiply(u2).multiply(u2).mod(P)).value;
    BigInteger denominator1 = root.multiply(u1).mod(P);
    BigInteger denominator2 = root.multiply(u2).mod(P);
    BigInteger inverseOfZ = denominator1.multiply(denominator2).multiply(u2).mod(P);
    boolean rotate = isNegative(u2.multiply(inverseOfZ));
    BigInteger rotatedX = rotate ? y.multiply(I).mod(P) : x;
    BigInteger rotatedY = rotate ? x.multiply(I).mod(P) : y;
    BigInteger denominator = rotate ? denominator1.multiply(INVSQRT_A_MINUS_D) : denominator2;
    if (isNegative(rotatedX.multiply(inverseOfZ))) {
      rotatedY = rotatedY.negate();
    }
    return toBytes(even(denominator.multiply(BigInteger.ONE.subtract(rotatedY)).mod(P)));
  }

  static Optional<ReferenceCurve> decodeRistretto(byte[] encoded) {
    BigInteger s = fromBytes(encoded);
    if (s.compareTo(P) >= 0 || s.testBit(0)) {
      return Optional.empty();
    }
    BigInteger u1 = BigInteger.ONE.subtract(s.multiply(s)).mod(P);
    BigInteger u2 = BigInteger.ONE.add(s.multiply(s)).mod(P);
    BigInteger v = D.multiply(u1).multiply(u1).negate().subtract(u2.multiply(u2)).mod(P);
    Root root = new Root(BigInteger.ONE, v.multiply(u2).multiply(u2).mod(P));
    BigInteger denominatorX = root.value.multiply(u2).mod(P);
    BigInteger x = even(s.shiftLeft(1).multiply(denominatorX).mod(P));
    BigInteger y = u1.multiply(root.value).multiply(denominatorX).multiply(v).mod(P);
    return root.square && !isNegative(x.multiply(y)) && y.signum() != 0
        ? Optional.of(new ReferenceCurve(x, y))
        : Optional.empty();
  }

  private static boolean isNegative(BigInteger a) {
    return a.mod(P).testBit(0);
  }

  /// a or p - a, whichever is even.
  private static BigInteger even(BigInteger a) {
    return a.testBit(0) ? P.subtract(a) : a;
  }

  /// The even square root of u/v, or of i u/v.
  private static final class Root {
    final boolean square;
    final BigInteger value;

    Root(BigInteger u, BigInteger v) {
      BigInteger v3 = v.modPow(BigInteger.valueOf(3), P);
      BigInteger v7 = v.modPow(BigInteger.valueOf(7), P);
      BigInteger exponent = P.subtract(BigInteger.valueOf(5)).shiftRight(3);
      BigInteger r = u.multiply(v3).multiply(u.multiply(v7).modPow(exponent, P)).mod(P);
      BigInteger check = v.multiply(r).multiply(r).mod(P);
      boolean negated = check.equals(u.negate().mod(P));
      boolean negatedTimesI = check.equals(u.negate().multiply(I).mod(P));
      square = check.equals(u.mod(P)) || negated;
      value = even(negated || negatedTimesI ? r.multiply(I).mod(P) : r);
    }
  }
}
