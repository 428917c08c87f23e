package network.khala.crypto.internal;

import org.bouncycastle.util.Pack;

/// A mutable element of the field of integers modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1, the
/// field of the curve P-256.
///
/// The four limbs of 64 bits hold `a · 2^256 mod p` (Montgomery's form), always below p, so equal
/// elements have equal limbs. Arguments may be the very object that receives the result. Time may
/// depend on the values: this class serves verification, which knows no secret.
///
/// Products: since p = -1 modulo 2^64, the multiple of p that clears the lowest limb t₀ of an
/// intermediate sum is t₀ · p itself, which costs one multiplication and two shifts.
final class FieldP256 {
  /// The length of an encoded element in bytes.
  static final int SIZE = 32;

  // p, from the lowest limb; limb 2 is 0.
  private static final long P0 = -1L;
  private static final long P1 = 0xffff_ffffL;
  private static final long P3 = 0xffff_ffff_0000_0001L;

  /// 2^512 mod p: multiplied by it, a number gets Montgomery's form.
  private static final FieldP256 TO_MONTGOMERY =
      new FieldP256(3, 0xffff_fffb_ffff_ffffL, 0xffff_ffff_ffff_fffeL, 0x4_ffff_fffdL);

  private static final FieldP256 PLAIN_ONE = new FieldP256(1, 0, 0, 0);

  private long l0;
  private long l1;
  private long l2;
  private long l3;

  /// Zero.
  FieldP256() {}

  private FieldP256(long l0, long l1, long l2, long l3) {
    this.l0 = l0;
    this.l1 = l1;
    this.l2 = l2;
    this.l3 = l3;
  }

  /// One.
  static FieldP256 one() {
    FieldP256 one = new FieldP256();
    one.multiply(PLAIN_ONE, TO_MONTGOMERY);
    return one;
  }

  /// Reads 32 bytes, big-endian, from `offset` on.
  ///
  /// @throws IllegalArgumentException if the number is not below p
  static FieldP256 decode(byte[] bytes, int offset) {
    FieldP256 plain =
        new FieldP256(
            Pack.bigEndianToLong(bytes, offset + 24),
            Pack.bigEndianToLong(bytes, offset + 16),
            Pack.bigEndianToLong(bytes, offset + 8),
            Pack.bigEndianToLong(bytes, offset));
    if (!plain.isBelowP()) {
      throw new IllegalArgumentException("a coordinate is not below p");
    }
    plain.multiply(plain, TO_MONTGOMERY);
    return plain;
  }

  private boolean isBelowP() {
    if (l3 != P3) {
      return isLess(l3, P3);
    }
    // Limb 2 of p is 0, and limb 0 is the greatest there is.
    return l2 == 0 && (isLess(l1, P1) || (l1 == P1 && l0 != P0));
  }

  /// An independent copy.
  FieldP256 copy() {
    return new FieldP256(l0, l1, l2, l3);
  }

  /// this = a.
  void set(FieldP256 a) {
    l0 = a.l0;
    l1 = a.l1;
    l2 = a.l2;
    l3 = a.l3;
  }

  /// Whether this is 0.
  boolean isZero() {
    return (l0 | l1 | l2 | l3) == 0;
  }

  /// Whether this = a.
  boolean isEqual(FieldP256 a) {
    return l0 == a.l0 && l1 == a.l1 && l2 == a.l2 && l3 == a.l3;
  }

  /// this = a + b.
  void add(FieldP256 a, FieldP256 b) {
    long r0 = a.l0 + b.l0;
    long carry = carry(r0, a.l0);
    long s1 = a.l1 + b.l1;
    long r1 = s1 + carry;
    carry = carry(s1, a.l1) + carry(r1, s1);
    long s2 = a.l2 + b.l2;
    long r2 = s2 + carry;
    carry = carry(s2, a.l2) + carry(r2, s2);
    long s3 = a.l3 + b.l3;
    long r3 = s3 + carry;
    carry = carry(s3, a.l3) + carry(r3, s3);
    setReduced(r0, r1, r2, r3, carry);
  }

  /// this = a - b.
  void subtract(FieldP256 a, FieldP256 b) {
    long r0 = a.l0 - b.l0;
    long borrow = borrow(a.l0, b.l0);
    long s1 = a.l1 - b.l1;
    long r1 = s1 - borrow;
    borrow = borrow(a.l1, b.l1) + borrow(s1, borrow);
    long s2 = a.l2 - b.l2;
    long r2 = s2 - borrow;
    borrow = borrow(a.l2, b.l2) + borrow(s2, borrow);
    long s3 = a.l3 - b.l3;
    long r3 = s3 - borrow;
    borrow = borrow(a.l3, b.l3) + borrow(s3, borrow);
    if (borrow == 0) {
      setLimbs(r0, r1, r2, r3);
    } else {
      addP(r0, r1, r2, r3);
    }
  }

  /// this = -a.
  void negate(FieldP256 a) {
    subtract(new FieldP256(), a);
  }

  /// this = a · b.
  void multiply(FieldP256 a, FieldP256 b) {
    long a0 = a.l0;
    long a1 = a.l1;
    long a2 = a.l2;
    long a3 = a.l3;
    long t0 = 0;
    long t1 = 0;
    long t2 = 0;
    long t3 = 0;
    long t4 = 0;
    for (int i = 0; i < 4; i++) {
      long factor = i == 0 ? b.l0 : i == 1 ? b.l1 : i == 2 ? b.l2 : b.l3;

      // t += a · factor. With t < 2p this stays below 2^320, so t₄ does not overflow.
      long low = a0 * factor;
      long high = Math.unsignedMultiplyHigh(a0, factor);
      t0 += low;
      high += carry(t0, low);

      low = a1 * factor + high;
      long carry = carry(low, high);
      high = Math.unsignedMultiplyHigh(a1, factor) + carry;
      t1 += low;
      high += carry(t1, low);

      low = a2 * factor + high;
      carry = carry(low, high);
      high = Math.unsignedMultiplyHigh(a2, factor) + carry;
      t2 += low;
      high += carry(t2, low);

      low = a3 * factor + high;
      carry = carry(low, high);
      high = Math.unsignedMultiplyHigh(a3, factor) + carry;
      t3 += low;
      high += carry(t3, low);
      t4 += high;

      // t = (t + t₀ · p) / 2^64
      long m = t0;
      t0 = t1 + (m << 32);
      carry = carry(t0, t1);
      long s1 = t2 + (m >>> 32);
      t1 = s1 + carry;
      carry = carry(s1, t2) + carry(t1, s1);
      low = m * P3;
      long s2 = t3 + low;
      t2 = s2 + carry;
      carry = carry(s2, t3) + carry(t2, s2);
      // At most 2^64 - 2, so the carry does not overflow.
      high = Math.unsignedMultiplyHigh(m, P3) + carry;
      t3 = t4 + high;
      t4 = carry(t3, t4);
    }
    setReduced(t0, t1, t2, t3, t4);
  }

  /// this = a².
  void square(FieldP256 a) {
    multiply(a, a);
  }

  /// this = a^-1 = a^(p - 2); 0 for 0.
  void invert(FieldP256 a) {
    FieldP256 base = a.copy();
    FieldP256 result = one();
    long[] exponent = {P0 - 2, P1, 0, P3};
    for (int i = 255; i >= 0; i--) {
      result.square(result);
      if ((exponent[i >>> 6] >>> (i & 63) & 1) == 1) {
        result.multiply(result, base);
      }
    }
    set(result);
  }

  /// Takes the number `r + 2^256 top`, below 2p, modulo p.
  private void setReduced(long r0, long r1, long r2, long r3, long top) {
    setLimbs(r0, r1, r2, r3);
    if (top != 0 || !isBelowP()) {
      subtractP(r0, r1, r2, r3);
    }
  }

  private void subtractP(long r0, long r1, long r2, long r3) {
    // r - p = r + 1 - 2^96 - 2^192 + 2^224 - 2^256, and what leaves the four limbs is dropped.
    long s0 = r0 + 1;
    long borrow = s0 == 0 ? 0 : 1;
    long s1 = r1 - P1;
    long t1 = s1 - borrow;
    borrow = borrow(r1, P1) + borrow(s1, borrow);
    long s2 = r2 - borrow;
    borrow = borrow(r2, borrow);
    setLimbs(s0, t1, s2, r3 - P3 - borrow);
  }

  private void addP(long r0, long r1, long r2, long r3) {
    long s0 = r0 + P0;
    long carry = r0 == 0 ? 0 : 1;
    long s1 = r1 + P1;
    long t1 = s1 + carry;
    carry = carry(s1, r1) + carry(t1, s1);
    long s2 = r2 + carry;
    carry = carry(s2, r2);
    setLimbs(s0, t1, s2, r3 + P3 + carry);
  }

  private void setLimbs(long r0, long r1, long r2, long r3) {
    l0 = r0;
    l1 = r1;
    l2 = r2;
    l3 = r3;
  }

  private static boolean isLess(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  /// What a sum of `summand` and another number leaves for the next limb.
  private static long carry(long sum, long summand) {
    return isLess(sum, summand) ? 1 : 0;
  }

  /// What `a - b` takes from the next limb.
  private static long borrow(long a, long b) {
    return isLess(a, b) ? 1 : 0;
  }
}
