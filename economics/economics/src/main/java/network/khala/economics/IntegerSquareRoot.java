package network.khala.economics;

/// The floor square root of an unsigned 128-bit integer.
public final class IntegerSquareRoot {
  /// Bound on `hi` of the fast way: below it the root has at most 47.5 bits.
  private static final int FAST_HIGH_BITS = 31;

  private IntegerSquareRoot() {}

  /// `⌊√(hi · 2^64 + lo)⌋`, unsigned.
  public static long of(long hi, long lo) {
    if (hi >>> FAST_HIGH_BITS == 0) {
      return ofBelow95Bits(hi, lo);
    }
    return new U64F64(hi, lo).bits().sqrt().longValue();
  }

  /// The same for `hi < 2^31`.
  ///
  /// The first guess is a double; integers decide. The argument converts to double with a relative
  /// error of at most 2^-52, so its correctly rounded root errs by at most 2^-52 relatively, which
  /// for a root below 2^47.5 is less than 2^-4 absolutely: the guess is the true floor s, s − 1 or
  /// s + 1. Then `|x − guess²| < 2^50`, so the low 64 bits of that difference are all of it.
  public static long ofBelow95Bits(long hi, long lo) {
    double approximation = hi * 0x1p64 + unsignedToDouble(lo);
    long guess = (long) Math.sqrt(approximation);
    long remainder = lo - guess * guess;
    if (remainder < 0) {
      return guess - 1;
    }
    return remainder > 2 * guess ? guess + 1 : guess;
  }

  /// The double next to an unsigned integer: the halves are exact, the sum rounds once.
  private static double unsignedToDouble(long n) {
    return (n >>> 32) * 0x1p32 + (n & 0xffff_ffffL);
  }
}
