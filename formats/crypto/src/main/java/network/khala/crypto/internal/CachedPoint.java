package network.khala.crypto.internal;

/// A point prepared to be added: Y + X, Y - X, 2Z, 2dT of its extended coordinates.
final class CachedPoint {
  private static final CachedPoint NEUTRAL = new CachedPoint();

  final Field25519 yPlusX = new Field25519();
  final Field25519 yMinusX = new Field25519();
  final Field25519 z2 = new Field25519();
  final Field25519 t2d = new Field25519();

  /// The neutral element.
  CachedPoint() {
    this(new EdwardsPoint());
  }

  CachedPoint(EdwardsPoint p) {
    yPlusX.add(p.y, p.x);
    yMinusX.subtract(p.y, p.x);
    z2.add(p.z, p.z);
    t2d.multiply(p.t, CurveConstants.TWO_D);
  }

  /// P, 3P, 5P, … (2n - 1)P.
  static CachedPoint[] oddMultiples(EdwardsPoint p, int n) {
    CompletedPoint step = new CompletedPoint();
    EdwardsPoint multiple = new EdwardsPoint();
    step.doubleOf(p);
    step.toExtended(multiple);
    CachedPoint twice = new CachedPoint(multiple);
    CachedPoint[] table = new CachedPoint[n];
    table[0] = new CachedPoint(p);
    multiple.set(p);
    for (int i = 1; i < n; i++) {
      step.sumOf(multiple, twice);
      step.toExtended(multiple);
      table[i] = new CachedPoint(multiple);
    }
    return table;
  }

  /// P, 2P, … nP.
  static CachedPoint[] multiples(EdwardsPoint p, int n) {
    CompletedPoint step = new CompletedPoint();
    EdwardsPoint multiple = p.copy();
    CachedPoint[] table = new CachedPoint[n];
    table[0] = new CachedPoint(p);
    for (int i = 1; i < n; i++) {
      step.sumOf(multiple, table[0]);
      step.toExtended(multiple);
      table[i] = new CachedPoint(multiple);
    }
    return table;
  }

  /// Sets this to `digit` times P for a digit in [-8, 8] from P, 2P, … 8P, reading the whole table
  /// whatever the digit.
  void select(CachedPoint[] table, int digit) {
    long negative = digit >> 31;
    int magnitude = (int) ((digit ^ negative) - negative);
    set(NEUTRAL);
    for (int i = 0; i < table.length; i++) {
      setMasked(table[i], Digits.equalMask(magnitude, i + 1));
    }
    // -(x, y) = (-x, y): the sums change places, T changes its sign.
    Field25519 swap = yPlusX.copy();
    yPlusX.setMasked(yMinusX, negative);
    yMinusX.setMasked(swap, negative);
    t2d.negateMasked(negative);
  }

  private void set(CachedPoint p) {
    setMasked(p, -1);
  }

  private void setMasked(CachedPoint p, long mask) {
    yPlusX.setMasked(p.yPlusX, mask);
    yMinusX.setMasked(p.yMinusX, mask);
    z2.setMasked(p.z2, mask);
    t2d.setMasked(p.t2d, mask);
  }

  /// Overwrites the coordinates.
  void clear() {
    yPlusX.clear();
    yMinusX.clear();
    z2.clear();
    t2d.clear();
  }
}
