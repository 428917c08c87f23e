package network.khala.crypto.internal;

/// A public scalar k as a fraction of numbers of half its length: k ≡ ± numerator / denominator
/// modulo ℓ, both at most 127 bits, denominator not 0. With it a signature equation takes half the
/// doublings (Pornin, "Optimized lattice basis reduction in dimension 2, and fast Schnorr and EdDSA
/// signature verification", 2020).
///
/// Found by Euclid's algorithm on (ℓ, k), stopped half way: every remainder r satisfies r ≡ ± t k
/// with t r' <= ℓ, r' the remainder before r. Time depends on k.
public final class ShortFraction {
  /// 32 bytes, little-endian.
  public final byte[] numerator;

  /// 32 bytes, little-endian, not 0.
  public final byte[] denominator;

  /// Whether k ≡ -numerator / denominator.
  public final boolean negative;

  private static final long[] ORDER = {
    0x5812631a5cf5d3edL, 0x14def9dea2f79cd6L, 0, 0x1000000000000000L
  };

  /// A quotient of this many bits or more does not occur by chance.
  private static final int MAX_QUOTIENT_BITS = 31;

  private ShortFraction(byte[] numerator, byte[] denominator, boolean negative) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.negative = negative;
  }

  /// Splits a scalar below ℓ. A crafted scalar with a huge partial quotient is returned as it is,
  /// over 1: correct, only not short.
  public static ShortFraction of(byte[] scalar) {
    long[] a = ORDER.clone();
    long[] b = new long[4];
    for (int i = 0; i < 4; i++) {
      b[i] = LittleEndian.getLong(scalar, 8 * i);
    }
    long[] ta = {0, 0};
    long[] tb = {1, 0};
    boolean negative = false;
    while (bitLength(b) > 127) {
      int shift = bitLength(a) - 62;
      long quotient = shiftRight(a, shift) / (shiftRight(b, shift) + 1);
      if (quotient >> MAX_QUOTIENT_BITS != 0) {
        return new ShortFraction(scalar.clone(), encode(1, 0, 0, 0), false);
      }
      // The estimate is never too large, and may be too small: then the loop comes back here
      // with the same b.
      quotient = Math.max(quotient, 1);
      subtractMultiple(a, b, quotient);
      addMultiple(ta, tb, quotient);
      if (compare(a, b) < 0) {
        long[] swap = a;
        a = b;
        b = swap;
        swap = ta;
        ta = tb;
        tb = swap;
        negative = !negative;
      }
    }
    return new ShortFraction(encode(b[0], b[1], b[2], b[3]), encode(tb[0], tb[1], 0, 0), negative);
  }

  private static byte[] encode(long w0, long w1, long w2, long w3) {
    byte[] number = new byte[32];
    LittleEndian.putLong(number, 0, w0);
    LittleEndian.putLong(number, 8, w1);
    LittleEndian.putLong(number, 16, w2);
    LittleEndian.putLong(number, 24, w3);
    return number;
  }

  private static int bitLength(long[] a) {
    for (int i = 3; i >= 0; i--) {
      if (a[i] != 0) {
        return 64 * (i + 1) - Long.numberOfLeadingZeros(a[i]);
      }
    }
    return 0;
  }

  /// The 64 bits of `a` from bit `shift` (64 and more) on.
  private static long shiftRight(long[] a, int shift) {
    int word = shift >> 6;
    int bit = shift & 63;
    long low = a[word] >>> bit;
    return bit == 0 || word == 3 ? low : low | a[word + 1] << (64 - bit);
  }

  private static int compare(long[] a, long[] b) {
    for (int i = 3; i > 0; i--) {
      if (a[i] != b[i]) {
        return Long.compareUnsigned(a[i], b[i]);
      }
    }
    return Long.compareUnsigned(a[0], b[0]);
  }

  /// a -= q b, for q below 2^31 and q b <= a.
  private static void subtractMultiple(long[] a, long[] b, long q) {
    long borrow = 0;
    for (int i = 0; i < 4; i++) {
      long low = q * b[i];
      long high = Math.unsignedMultiplyHigh(q, b[i]);
      long subtrahend = low + borrow;
      high += Long.compareUnsigned(subtrahend, low) < 0 ? 1 : 0;
      high += Long.compareUnsigned(a[i], subtrahend) < 0 ? 1 : 0;
      a[i] -= subtrahend;
      borrow = high;
    }
  }

  /// a += q b, for sums below 2^128.
  private static void addMultiple(long[] a, long[] b, long q) {
    long low = q * b[0];
    long sum = a[0] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    a[1] += q * b[1] + Math.unsignedMultiplyHigh(q, b[0]) + carry;
    a[0] = sum;
  }
}
