package network.khala.crypto.internal;

/// A point prepared to be added, with Z = 1: y + x, y - x, 2dxy. One multiplication cheaper than
/// [CachedPoint]; worth it for tables that are computed once.
final class AffinePoint {
  private static final AffinePoint NEUTRAL = new AffinePoint();

  final Field25519 yPlusX = Field25519.of(1);
  final Field25519 yMinusX = Field25519.of(1);
  final Field25519 t2d = new Field25519();

  /// The neutral element.
  AffinePoint() {}

  private AffinePoint(EdwardsPoint p, Field25519 inverseOfZ) {
    Field25519 x = new Field25519();
    Field25519 y = new Field25519();
    x.multiply(p.x, inverseOfZ);
    y.multiply(p.y, inverseOfZ);
    yPlusX.add(y, x);
    yMinusX.subtract(y, x);
    t2d.multiply(x, y);
    t2d.multiply(t2d, CurveConstants.TWO_D);
  }

  /// All points at the price of one inversion (Montgomery's trick).
  static AffinePoint[] of(EdwardsPoint[] points) {
    Field25519[] products = new Field25519[points.length];
    Field25519 product = Field25519.of(1);
    for (int i = 0; i < points.length; i++) {
      products[i] = product.copy(); // of Z_0 … Z_(i-1)
      product.multiply(product, points[i].z);
    }
    Field25519 inverse = Powers.inverse(product);
    AffinePoint[] affine = new AffinePoint[points.length];
    for (int i = points.length - 1; i >= 0; i--) {
      products[i].multiply(products[i], inverse);
      affine[i] = new AffinePoint(points[i], products[i]);
      inverse.multiply(inverse, points[i].z);
    }
    return affine;
  }

  /// Sets this to `digit` times P for a digit in [-8, 8] from P, 2P, … 8P at `table[offset]` on,
  /// reading all eight whatever the digit.
  void select(AffinePoint[] table, int offset, int digit) {
    long negative = digit >> 31;
    int magnitude = (int) ((digit ^ negative) - negative);
    setMasked(NEUTRAL, -1);
    for (int i = 0; i < 8; i++) {
      setMasked(table[offset + i], Digits.equalMask(magnitude, i + 1));
    }
    Field25519 swap = yPlusX.copy();
    yPlusX.setMasked(yMinusX, negative);
    yMinusX.setMasked(swap, negative);
    t2d.negateMasked(negative);
  }

  private void setMasked(AffinePoint p, long mask) {
    yPlusX.setMasked(p.yPlusX, mask);
    yMinusX.setMasked(p.yMinusX, mask);
    t2d.setMasked(p.t2d, mask);
  }

  /// Overwrites the coordinates.
  void clear() {
    yPlusX.clear();
    yMinusX.clear();
    t2d.clear();
  }
}
