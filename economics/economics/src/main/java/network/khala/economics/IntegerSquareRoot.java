package network.khala.economics;

/// The floor square root of an unsigned 128-bit integer, without floating point.
public final class IntegerSquareRoot {
  /// Bound on `hi` of the fast way: below it the root has at most 47.5 bits.
  private static final int FAST_HIGH_BITS = 31;

  private static final int INDEX_BITS = 10;

  /// For i = 256 … 1023: `2^10 / √Y` for the middle Y = (i + ½) / 1024 of an interval of width
  /// 2^-10. Its relative error over the interval is below 2^-9.4.
  private static final short[] RECIPROCAL_ROOTS = reciprocalRoots();

  private IntegerSquareRoot() {}

  /// `⌊√(hi · 2^64 + lo)⌋`, unsigned.
  public static long of(long hi, long lo) {
    if (hi >>> FAST_HIGH_BITS == 0) {
      return ofBelow95Bits(hi, lo);
    }
    return new U64F64(hi, lo).bits().sqrt().longValue();
  }

  /// The same for `hi < 2^31`, in about ten multiplications.
  ///
  /// The argument x is scaled by an even power of two to y in [2^62, 2^64), a fraction Y = y / 2^64
  /// in [¼, 1). Two Newton steps w ← w · (3 − Y · w²) / 2 take w = 1/√Y from the table's relative
  /// error 2^-9.4 to 2^-18.2 and 2^-35.8. The guess Y · w · 2^(32 + k) then errs by less than 2^12,
  /// so the low 64 bits of x − guess² are all of it, and dividing that by 2 · √x (a multiplication
  /// by w) leaves less than one unit to correct.
  public static long ofBelow95Bits(long hi, long lo) {
    if ((hi | lo) == 0) {
      return 0;
    }
    // x = y · 2^(2k) + rest.
    int twoK;
    long y;
    if (hi == 0) {
      twoK = -(Long.numberOfLeadingZeros(lo) & ~1);
      y = lo << -twoK;
    } else {
      twoK = (Long.SIZE + 1 - Long.numberOfLeadingZeros(hi)) & ~1;
      y = hi << (Long.SIZE - twoK) | lo >>> twoK;
    }
    int k = twoK >> 1;

    // In units of 2^-10: w ≤ 2^11, so Y · w² in units of 2^-52 is about 2^52.
    long w0 = RECIPROCAL_ROOTS[(int) (y >>> (Long.SIZE - INDEX_BITS))];
    long t0 = (y >>> 32) * (w0 * w0);
    // In units of 2^-30: w ≤ 2^31.
    long w1 = (w0 * (((3L << 52) - t0) >>> 20)) >>> 13;
    long t1 = Math.unsignedMultiplyHigh(y, w1 * w1);
    // In units of 2^-61: w ≤ 2^62.
    long w2 = Math.unsignedMultiplyHigh(w1 << 32, ((3L << 60) - t1) << 2);
    long guess = Math.unsignedMultiplyHigh(y, w2) >>> (29 - k);
    if (k > 0) {
      long difference = lo - guess * guess;
      guess += Math.multiplyHigh(difference, w2) >> (30 + k);
    }

    long remainder = lo - guess * guess;
    if (remainder < 0) {
      return guess - 1;
    }
    return remainder > 2 * guess ? guess + 1 : guess;
  }

  private static short[] reciprocalRoots() {
    short[] roots = new short[1 << INDEX_BITS];
    long root = 1 << (INDEX_BITS + 1);
    for (int i = 1 << (INDEX_BITS - 2); i < roots.length; i++) {
      // (2^10)² / Y = 2^31 / (2i + 1), which falls with i.
      long square = (1L << 31) / (2L * i + 1);
      while (root * root > square) {
        root--;
      }
      boolean nextIsNearer = (root + 1) * (root + 1) - square < square - root * root;
      roots[i] = (short) (nextIsNearer ? root + 1 : root);
    }
    return roots;
  }
}
