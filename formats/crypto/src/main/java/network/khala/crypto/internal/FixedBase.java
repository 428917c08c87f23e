package network.khala.crypto.internal;

/// Multiples of the generator B.
public final class FixedBase {
  private FixedBase() {}

  /// i · 256^j · B for i = 1..8 (inner) and j = 0..31 (outer), for secret scalars.
  private static final class SecretTable {
    static final AffinePoint[] POINTS = compute();

    private static AffinePoint[] compute() {
      EdwardsPoint[] points = new EdwardsPoint[32 * 8];
      EdwardsPoint power = EdwardsPoint.base();
      for (int j = 0; j < 32; j++) {
        points[8 * j] = power;
        for (int i = 1; i < 8; i++) {
          points[8 * j + i] = new EdwardsPoint();
          points[8 * j + i].sumOf(points[8 * j + i - 1], power);
        }
        power = power.copy();
        power.doubleTimes(power, 8);
      }
      return AffinePoint.of(points);
    }
  }

  /// Odd multiples of B and of 2^128 B, for public scalars in two halves.
  static final class PublicTable {
    /// The width of the non-adjacent form that fits the tables.
    static final int WIDTH = 8;

    static final AffinePoint[] LOW = compute(EdwardsPoint.base());
    static final AffinePoint[] HIGH = compute(shiftedBase());

    private static EdwardsPoint shiftedBase() {
      EdwardsPoint shifted = new EdwardsPoint();
      shifted.doubleTimes(EdwardsPoint.base(), 128);
      return shifted;
    }

    private static AffinePoint[] compute(EdwardsPoint p) {
      EdwardsPoint twice = new EdwardsPoint();
      twice.doubleTimes(p, 1);
      EdwardsPoint[] points = new EdwardsPoint[1 << (WIDTH - 2)];
      points[0] = p;
      for (int i = 1; i < points.length; i++) {
        points[i] = new EdwardsPoint();
        points[i].sumOf(points[i - 1], twice);
      }
      return AffinePoint.of(points);
    }

    private PublicTable() {}
  }

  /// `scalar` · B for a secret scalar below 2^255; its time does not depend on the scalar.
  public static EdwardsPoint multiply(byte[] scalar) {
    byte[] digits = Digits.radix16(scalar);
    AffinePoint[] table = SecretTable.POINTS;
    EdwardsPoint result = new EdwardsPoint();
    CompletedPoint step = new CompletedPoint();
    AffinePoint addend = new AffinePoint();
    // Σ odd digits, times 16, plus Σ even digits: 16^(2j) = 256^j is all that the table needs.
    for (int i = 1; i < 64; i += 2) {
      addend.select(table, 8 * (i / 2), digits[i]);
      step.sumOf(result, addend);
      step.toExtended(result);
    }
    result.doubleTimes(result, 4);
    for (int i = 0; i < 64; i += 2) {
      addend.select(table, 8 * (i / 2), digits[i]);
      step.sumOf(result, addend);
      step.toExtended(result);
    }
    Digits.clear(digits);
    addend.clear();
    step.clear();
    return result;
  }
}
