package network.khala.crypto.internal;

/// A mutable element of the field of integers modulo p = 2^255 - 19.
///
/// The value is `l0 + 2^51 l1 + 2^102 l2 + 2^153 l3 + 2^204 l4` modulo p; limbs are signed and the
/// form is redundant. Two magnitudes matter:
///
/// | name | every limb lies in | who gives it |
/// | --- | --- | --- |
/// | reduced | (-2^16, 2^51 + 2^16) | [#multiply], [#square], [#decode], [#carry] |
/// | loose | [-2^53, 2^53] | [#add], [#subtract], [#negate] of reduced elements, up to three deep |
///
/// [#multiply] and [#square] take loose elements, so sums need no carry before a product. Arguments
/// may be the very object that receives the result. Time does not depend on the values, but for the
/// methods that say so.
///
/// Products: column k of the schoolbook product, `c = Σ aᵢbⱼ` with a factor 19 where i + j wraps,
/// has up to 113 bits. Its quotient by 2^51 is estimated in double precision, `q ≈ c / 2^51`. The
/// remainder `c - 2^51 q` is then computed exactly modulo 2^64: for loose factors the estimate is
/// off by less than 2^11, so the remainder is below 2^62 and modulo 2^64 nothing is lost. `q` moves
/// to the next column. The result's value is exact whatever the rounding was; the estimate decides
/// only how the value is spread over the limbs. Half as many integer multiplications as with
/// 128-bit columns is what this buys.
public final class Field25519 {
  private static final int BITS = 51;
  private static final long MASK = (1L << BITS) - 1;
  private static final double TO_QUOTIENT = 0x1p-51;

  private long l0;
  private long l1;
  private long l2;
  private long l3;
  private long l4;

  /// Zero.
  public Field25519() {}

  private Field25519(long l0, long l1, long l2, long l3, long l4) {
    this.l0 = l0;
    this.l1 = l1;
    this.l2 = l2;
    this.l3 = l3;
    this.l4 = l4;
  }

  /// A small number, below 2^51.
  public static Field25519 of(long value) {
    return new Field25519(value, 0, 0, 0, 0);
  }

  /// Reads 255 bits, little-endian, from `offset` on; the 256th bit is ignored, values of p and
  /// more stand for themselves modulo p.
  public static Field25519 decode(byte[] bytes, int offset) {
    long w0 = LittleEndian.getLong(bytes, offset);
    long w1 = LittleEndian.getLong(bytes, offset + 8);
    long w2 = LittleEndian.getLong(bytes, offset + 16);
    long w3 = LittleEndian.getLong(bytes, offset + 24);
    return new Field25519(
        w0 & MASK,
        (w0 >>> 51 | w1 << 13) & MASK,
        (w1 >>> 38 | w2 << 26) & MASK,
        (w2 >>> 25 | w3 << 39) & MASK,
        w3 >>> 12 & MASK);
  }

  /// An independent copy.
  public Field25519 copy() {
    return new Field25519(l0, l1, l2, l3, l4);
  }

  /// this = a.
  public void set(Field25519 a) {
    l0 = a.l0;
    l1 = a.l1;
    l2 = a.l2;
    l3 = a.l3;
    l4 = a.l4;
  }

  /// this = 0, for wiping.
  public void clear() {
    l0 = 0;
    l1 = 0;
    l2 = 0;
    l3 = 0;
    l4 = 0;
  }

  /// this = a where `mask` is -1; unchanged where it is 0.
  public void setMasked(Field25519 a, long mask) {
    l0 ^= (l0 ^ a.l0) & mask;
    l1 ^= (l1 ^ a.l1) & mask;
    l2 ^= (l2 ^ a.l2) & mask;
    l3 ^= (l3 ^ a.l3) & mask;
    l4 ^= (l4 ^ a.l4) & mask;
  }

  /// Negates this where `mask` is -1.
  public void negateMasked(long mask) {
    l0 = (l0 ^ mask) - mask;
    l1 = (l1 ^ mask) - mask;
    l2 = (l2 ^ mask) - mask;
    l3 = (l3 ^ mask) - mask;
    l4 = (l4 ^ mask) - mask;
  }

  /// this = a + b, without a carry: the magnitudes add.
  public void add(Field25519 a, Field25519 b) {
    l0 = a.l0 + b.l0;
    l1 = a.l1 + b.l1;
    l2 = a.l2 + b.l2;
    l3 = a.l3 + b.l3;
    l4 = a.l4 + b.l4;
  }

  /// this = a - b, without a carry: the magnitudes add.
  public void subtract(Field25519 a, Field25519 b) {
    l0 = a.l0 - b.l0;
    l1 = a.l1 - b.l1;
    l2 = a.l2 - b.l2;
    l3 = a.l3 - b.l3;
    l4 = a.l4 - b.l4;
  }

  /// this = -a.
  public void negate(Field25519 a) {
    l0 = -a.l0;
    l1 = -a.l1;
    l2 = -a.l2;
    l3 = -a.l3;
    l4 = -a.l4;
  }

  /// this = |a|: a or -a, whichever is not negative (see [#negativeMask]).
  public void absolute(Field25519 a) {
    long mask = a.negativeMask();
    set(a);
    negateMasked(mask);
  }

  /// this = a · b for loose a and b; the result is reduced.
  public void multiply(Field25519 a, Field25519 b) {
    long a0 = a.l0;
    long a1 = a.l1;
    long a2 = a.l2;
    long a3 = a.l3;
    long a4 = a.l4;
    long b0 = b.l0;
    long b1 = b.l1;
    long b2 = b.l2;
    long b3 = b.l3;
    long b4 = b.l4;
    long c1 = 19 * b1;
    long c2 = 19 * b2;
    long c3 = 19 * b3;
    long c4 = 19 * b4;
    double fa0 = a0;
    double fa1 = a1;
    double fa2 = a2;
    double fa3 = a3;
    double fa4 = a4;
    double fb0 = b0;
    double fb1 = b1;
    double fb2 = b2;
    double fb3 = b3;
    double fb4 = b4;
    double fc1 = 19 * fb1;
    double fc2 = 19 * fb2;
    double fc3 = 19 * fb3;
    double fc4 = 19 * fb4;
    long q0 =
        (long) (TO_QUOTIENT * ((fa0 * fb0 + fa1 * fc4) + (fa2 * fc3 + fa3 * fc2) + fa4 * fc1));
    long q1 =
        (long) (TO_QUOTIENT * ((fa0 * fb1 + fa1 * fb0) + (fa2 * fc4 + fa3 * fc3) + fa4 * fc2));
    long q2 =
        (long) (TO_QUOTIENT * ((fa0 * fb2 + fa1 * fb1) + (fa2 * fb0 + fa3 * fc4) + fa4 * fc3));
    long q3 =
        (long) (TO_QUOTIENT * ((fa0 * fb3 + fa1 * fb2) + (fa2 * fb1 + fa3 * fb0) + fa4 * fc4));
    long q4 =
        (long) (TO_QUOTIENT * ((fa0 * fb4 + fa1 * fb3) + (fa2 * fb2 + fa3 * fb1) + fa4 * fb0));
    long x0 = a0 * b0 + a1 * c4 + a2 * c3 + a3 * c2 + a4 * c1 - (q0 << BITS) + 19 * q4;
    long x1 = a0 * b1 + a1 * b0 + a2 * c4 + a3 * c3 + a4 * c2 - (q1 << BITS) + q0;
    long x2 = a0 * b2 + a1 * b1 + a2 * b0 + a3 * c4 + a4 * c3 - (q2 << BITS) + q1;
    long x3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + a4 * c4 - (q3 << BITS) + q2;
    long x4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 - (q4 << BITS) + q3;
    setCarried(x0, x1, x2, x3, x4);
  }

  /// this = a² for loose a; the result is reduced.
  public void square(Field25519 a) {
    long a0 = a.l0;
    long a1 = a.l1;
    long a2 = a.l2;
    long a3 = a.l3;
    long a4 = a.l4;
    long d0 = 2 * a0;
    long d1 = 2 * a1;
    long d2 = 2 * a2;
    long d3 = 2 * a3;
    long c3 = 19 * a3;
    long c4 = 19 * a4;
    double fb0 = a0;
    double fb1 = a1;
    double fb2 = a2;
    double fb3 = a3;
    double fb4 = a4;
    double fd0 = fb0 + fb0;
    double fd1 = fb1 + fb1;
    double fd2 = fb2 + fb2;
    double fd3 = fb3 + fb3;
    double fc3 = 19 * fb3;
    double fc4 = 19 * fb4;
    long q0 = (long) (TO_QUOTIENT * (fb0 * fb0 + fd1 * fc4 + fd2 * fc3));
    long q1 = (long) (TO_QUOTIENT * (fd0 * fb1 + fd2 * fc4 + fb3 * fc3));
    long q2 = (long) (TO_QUOTIENT * (fd0 * fb2 + fb1 * fb1 + fd3 * fc4));
    long q3 = (long) (TO_QUOTIENT * (fd0 * fb3 + fd1 * fb2 + fb4 * fc4));
    long q4 = (long) (TO_QUOTIENT * (fd0 * fb4 + fd1 * fb3 + fb2 * fb2));
    long x0 = a0 * a0 + d1 * c4 + d2 * c3 - (q0 << BITS) + 19 * q4;
    long x1 = d0 * a1 + d2 * c4 + a3 * c3 - (q1 << BITS) + q0;
    long x2 = d0 * a2 + a1 * a1 + d3 * c4 - (q2 << BITS) + q1;
    long x3 = d0 * a3 + d1 * a2 + a4 * c4 - (q3 << BITS) + q2;
    long x4 = d0 * a4 + d1 * a3 + a2 * a2 - (q4 << BITS) + q3;
    setCarried(x0, x1, x2, x3, x4);
  }

  /// Makes this reduced again after sums that went beyond loose, up to limbs of ±2^62.
  public void carry() {
    setCarried(l0, l1, l2, l3, l4);
  }

  // One pass is enough: a carry is below 2^12, times 19 below 2^16.
  private void setCarried(long x0, long x1, long x2, long x3, long x4) {
    l0 = (x0 & MASK) + 19 * (x4 >> BITS);
    l1 = (x1 & MASK) + (x0 >> BITS);
    l2 = (x2 & MASK) + (x1 >> BITS);
    l3 = (x3 & MASK) + (x2 >> BITS);
    l4 = (x4 & MASK) + (x3 >> BITS);
  }

  /// Writes the value in [0, p) as 32 bytes, little-endian. Takes loose elements.
  public void encode(byte[] target, int offset) {
    // 4p makes every limb positive; its own limbs are 2^53 - 76 and 2^53 - 4.
    long x0 = l0 + 4 * (MASK - 18);
    long x1 = l1 + 4 * MASK;
    long x2 = l2 + 4 * MASK;
    long x3 = l3 + 4 * MASK;
    long x4 = l4 + 4 * MASK;
    x1 += x0 >> BITS;
    x0 &= MASK;
    x2 += x1 >> BITS;
    x1 &= MASK;
    x3 += x2 >> BITS;
    x2 &= MASK;
    x4 += x3 >> BITS;
    x3 &= MASK;
    x0 += 19 * (x4 >> BITS);
    x4 &= MASK;
    // Now 0 <= value < 2^255 + 2^12 < 2p. The quotient by p is that of value + 19 by 2^255.
    long q = (x0 + 19) >> BITS;
    q = (x1 + q) >> BITS;
    q = (x2 + q) >> BITS;
    q = (x3 + q) >> BITS;
    q = (x4 + q) >> BITS;
    x0 += 19 * q;
    x1 += x0 >> BITS;
    x0 &= MASK;
    x2 += x1 >> BITS;
    x1 &= MASK;
    x3 += x2 >> BITS;
    x2 &= MASK;
    x4 += x3 >> BITS;
    x3 &= MASK;
    x4 &= MASK;
    LittleEndian.putLong(target, offset, x0 | x1 << 51);
    LittleEndian.putLong(target, offset + 8, x1 >>> 13 | x2 << 38);
    LittleEndian.putLong(target, offset + 16, x2 >>> 26 | x3 << 25);
    LittleEndian.putLong(target, offset + 24, x3 >>> 39 | x4 << 12);
  }

  /// The value in [0, p) as 32 bytes, little-endian.
  public byte[] encode() {
    byte[] encoded = new byte[32];
    encode(encoded, 0);
    return encoded;
  }

  /// -1 if the value in [0, p) is odd, which is what "negative" means in this field; else 0.
  public long negativeMask() {
    return -(long) (encode()[0] & 1);
  }

  /// -1 if the value is 0, else 0.
  public long zeroMask() {
    byte[] encoded = encode();
    long bits = 0;
    for (int i = 0; i < 32; i += 8) {
      bits |= LittleEndian.getLong(encoded, i);
    }
    return ~((bits | -bits) >> 63);
  }

  /// -1 if this and `other` have the same value, else 0. The difference must be loose.
  public long equalMask(Field25519 other) {
    Field25519 difference = new Field25519();
    difference.subtract(this, other);
    return difference.zeroMask();
  }

  /// An element of given limbs, for tests of their magnitudes.
  static Field25519 ofLimbs(long... limbs) {
    return new Field25519(limbs[0], limbs[1], limbs[2], limbs[3], limbs[4]);
  }

  /// The limbs, for tests of their magnitudes.
  long[] limbs() {
    return new long[] {l0, l1, l2, l3, l4};
  }

  @Override
  public String toString() {
    // A field element may be secret.
    return "Field25519";
  }
}
