package network.khala.economics;

import java.math.BigInteger;

/// An unsigned fixed-point number with 64 integer and 64 fraction bits: the value is `bits / 2^64`,
/// where `bits` is the unsigned 128-bit integer `hi · 2^64 + lo`.
///
/// Every operation computes the exact result on integers and rounds **down** to a multiple of
/// 2^-64, except [#squareRoot()], which rounds down to a multiple of 2^-32. A result outside `[0,
/// 2^64)` is an `ArithmeticException`; nothing wraps.
///
/// Source: `docs/protocol/tokenomics.md#fixed-point`.
///
/// @param hi the integer part, unsigned
/// @param lo the fraction in units of 2^-64, unsigned
public record U64F64(long hi, long lo) implements Comparable<U64F64> {
  /// Number of bits of the raw integer.
  private static final int BITS = 128;

  private static final BigInteger ONE_TOKEN = BigInteger.TEN.pow(12);

  /// Zero.
  public static final U64F64 ZERO = new U64F64(0, 0);

  /// One.
  public static final U64F64 ONE = new U64F64(1, 0);

  /// The largest value, 2^64 − 2^-64.
  public static final U64F64 MAX = new U64F64(-1, -1);

  /// The number whose raw bits are given.
  ///
  /// @throws ArithmeticException if `bits` is negative or has more than 128 bits
  public static U64F64 ofBits(BigInteger bits) {
    if (bits.signum() < 0 || bits.bitLength() > BITS) {
      throw overflow("bits " + bits);
    }
    return new U64F64(bits.shiftRight(Long.SIZE).longValue(), bits.longValue());
  }

  /// The integer `n`, read as unsigned.
  public static U64F64 of(long n) {
    return n == 0 ? ZERO : new U64F64(n, 0);
  }

  /// The multiple of 2^-64 nearest to a decimal numeral, ties to the even one.
  ///
  /// @throws IllegalArgumentException if the text is not digits with at most one point between
  ///   them, is longer than 80 characters, or does not fit
  public static U64F64 parse(String decimal) {
    return U64F64Text.parse(decimal);
  }

  /// The fixed-point value of a balance in units of 10^-12: `⌊n · 2^48 / 10^12⌋ · 2^16`. Only 48
  /// fraction bits are kept, so a round trip through [#toBalance()] may lose one unit.
  ///
  /// @throws ArithmeticException if `balance` is negative or not below 2^80
  public static U64F64 fromBalance(BigInteger balance) {
    if (balance.signum() < 0 || balance.bitLength() > 80) {
      throw overflow("balance " + balance);
    }
    return ofBits(balance.shiftLeft(48).divide(ONE_TOKEN).shiftLeft(16));
  }

  /// The balance in units of 10^-12: `⌊⌊bits / 2^16⌋ · 10^12 / 2^48⌋`.
  public BigInteger toBalance() {
    return bits().shiftRight(16).multiply(ONE_TOKEN).shiftRight(48);
  }

  /// The raw integer, below 2^128.
  public BigInteger bits() {
    BigInteger low = BigInteger.valueOf(lo >>> 1).shiftLeft(1).or(BigInteger.valueOf(lo & 1));
    BigInteger high = BigInteger.valueOf(hi >>> 1).shiftLeft(1).or(BigInteger.valueOf(hi & 1));
    return high.shiftLeft(Long.SIZE).or(low);
  }

  /// Whether this is zero.
  public boolean isZero() {
    return (hi | lo) == 0;
  }

  /// `this + other`.
  ///
  /// @throws ArithmeticException on overflow
  public U64F64 plus(U64F64 other) {
    long low = lo + other.lo;
    long carry = Long.compareUnsigned(low, lo) < 0 ? 1 : 0;
    long high = hi + other.hi;
    boolean overflows = Long.compareUnsigned(high, hi) < 0 || (high == -1 && carry == 1);
    if (overflows) {
      throw overflow(this + " + " + other);
    }
    return new U64F64(high + carry, low);
  }

  /// `this − other`.
  ///
  /// @throws ArithmeticException if `other` is larger
  public U64F64 minus(U64F64 other) {
    if (compareTo(other) < 0) {
      throw overflow(this + " - " + other);
    }
    long borrow = Long.compareUnsigned(lo, other.lo) < 0 ? 1 : 0;
    return new U64F64(hi - other.hi - borrow, lo - other.lo);
  }

  /// `this − other`, or zero if `other` is larger.
  public U64F64 minusOrZero(U64F64 other) {
    return compareTo(other) < 0 ? ZERO : minus(other);
  }

  /// `⌊this · other⌋` in units of 2^-64.
  ///
  /// @throws ArithmeticException on overflow
  public U64F64 times(U64F64 other) {
    // (a·2^64 + b)(c·2^64 + d) / 2^64 = a·c·2^64 + a·d + b·c + ⌊b·d / 2^64⌋.
    U64F64 high = wide(hi, other.hi);
    if (high.hi != 0) {
      throw overflow(this + " * " + other);
    }
    return new U64F64(high.lo, 0)
        .plus(wide(hi, other.lo))
        .plus(wide(lo, other.hi))
        .plus(new U64F64(0, Math.unsignedMultiplyHigh(lo, other.lo)));
  }

  /// `this · n` for an integer `n`, read as unsigned; exact.
  ///
  /// @throws ArithmeticException on overflow
  public U64F64 timesInteger(long n) {
    U64F64 high = wide(hi, n);
    if (high.hi != 0) {
      throw overflow(this + " * " + Long.toUnsignedString(n));
    }
    return new U64F64(high.lo, 0).plus(wide(lo, n));
  }

  /// `⌊this / other⌋` in units of 2^-64.
  ///
  /// @throws ArithmeticException on division by zero or overflow
  public U64F64 dividedBy(U64F64 other) {
    if (other.isZero()) {
      throw new ArithmeticException("division of " + this + " by zero");
    }
    return ofBits(bits().shiftLeft(Long.SIZE).divide(other.bits()));
  }

  /// `⌊this / n⌋` in units of 2^-64 for an integer `n`, read as unsigned.
  ///
  /// @throws ArithmeticException on division by zero
  public U64F64 dividedByInteger(long n) {
    if (n == 0) {
      throw new ArithmeticException("division of " + this + " by zero");
    }
    return ofBits(bits().divide(new U64F64(0, n).bits()));
  }

  /// The square root, rounded down to a multiple of **2^-32**: `isqrt(bits) · 2^32`.
  public U64F64 squareRoot() {
    long root = IntegerSquareRoot.of(hi, lo);
    return new U64F64(root >>> Integer.SIZE, root << Integer.SIZE);
  }

  /// The smaller of the two.
  public U64F64 min(U64F64 other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(U64F64 other) {
    int byInteger = Long.compareUnsigned(hi, other.hi);
    return byInteger != 0 ? byInteger : Long.compareUnsigned(lo, other.lo);
  }

  /// The decimal text that the worker-state interfaces show: at most 20 digits after the point, as
  /// few as identify the value. Not the exact value; see `docs/protocol/tokenomics.md#text-form`.
  @Override
  public String toString() {
    return U64F64Text.render(this);
  }

  /// The full 128-bit product of two unsigned integers.
  private static U64F64 wide(long a, long b) {
    return new U64F64(Math.unsignedMultiplyHigh(a, b), a * b);
  }

  private static ArithmeticException overflow(String expression) {
    return new ArithmeticException("fixed-point overflow: " + expression);
  }
}
