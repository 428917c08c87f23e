package network.khala.crypto.internal;

/// What a point of P-256 is multiplied with: odd multiples of it and, for a point that is used
/// often, of its multiple by 2^128 too, so that two halves of a scalar share their doublings.
public final class P256Multiples {
  /// For a point that is used once.
  private static final int NARROW = 5;

  /// For a point that is used often.
  private static final int WIDE = 8;

  /// Of the generator.
  static final P256Multiples OF_GENERATOR = ofFrequent(P256Point.generator());

  private final int width;
  private final P256Point[] low;
  private final P256Point[] high;

  private P256Multiples(int width, P256Point[] low, P256Point[] high) {
    this.width = width;
    this.low = low;
    this.high = high;
  }

  /// Of a point that is used a few times: little to prepare.
  public static P256Multiples of(P256Point p) {
    return new P256Multiples(NARROW, oddMultiples(p, NARROW), new P256Point[0]);
  }

  /// Of a point that is used often: using it costs half, preparing it some tenths of a millisecond.
  public static P256Multiples ofFrequent(P256Point p) {
    P256Point shifted = p.copy();
    P256Point.Scratch scratch = new P256Point.Scratch();
    for (int i = 0; i < 128; i++) {
      shifted.twice(scratch);
    }
    P256Point[] low = oddMultiples(p, WIDE);
    P256Point[] high = oddMultiples(shifted, WIDE);
    P256Point.makeAffine(low);
    P256Point.makeAffine(high);
    return new P256Multiples(WIDE, low, high);
  }

  /// p, 3p, 5p, …
  private static P256Point[] oddMultiples(P256Point p, int width) {
    P256Point.Scratch scratch = new P256Point.Scratch();
    P256Point twice = p.copy();
    twice.twice(scratch);
    P256Point[] multiples = new P256Point[1 << (width - 2)];
    multiples[0] = p.copy();
    for (int i = 1; i < multiples.length; i++) {
      multiples[i] = multiples[i - 1].copy();
      multiples[i].add(twice, false, scratch);
    }
    return multiples;
  }

  /// The terms that add up to `scalar` times the point, for 32 bytes little-endian below 2^255.
  Term[] terms(byte[] scalar) {
    if (high.length == 0) {
      return new Term[] {new Term(Digits.nonAdjacent(scalar, width), low)};
    }
    return new Term[] {
      new Term(Digits.nonAdjacent(half(scalar, 0), width), low),
      new Term(Digits.nonAdjacent(half(scalar, 16), width), high)
    };
  }

  private static byte[] half(byte[] scalar, int from) {
    byte[] half = new byte[32];
    System.arraycopy(scalar, from, half, 0, 16);
    return half;
  }

  /// `Σ dᵢ 2^i` times the point whose odd multiples these are.
  static final class Term {
    private final byte[] digits;
    private final P256Point[] oddMultiples;

    private Term(byte[] digits, P256Point[] oddMultiples) {
      this.digits = digits;
      this.oddMultiples = oddMultiples;
    }

    /// Turns all digits' signs.
    void negate() {
      for (int i = 0; i < digits.length; i++) {
        digits[i] = (byte) -digits[i];
      }
    }

    /// One more than the position of the last digit that is not 0.
    int length() {
      return Digits.length(digits);
    }

    /// Adds the i-th digit's multiple to a sum.
    void addDigit(int i, P256Point sum, P256Point.Scratch scratch) {
      int digit = digits[i];
      if (digit != 0) {
        sum.add(oddMultiples[Math.abs(digit) / 2], digit < 0, scratch);
      }
    }
  }
}
