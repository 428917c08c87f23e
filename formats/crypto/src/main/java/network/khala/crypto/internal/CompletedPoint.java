package network.khala.crypto.internal;

/// What a sum or doubling gives before its denominators are brought together: x = X/Z, y = Y/T.
/// Formulas: Hisil, Wong, Carter, Dawson, "Twisted Edwards curves revisited", 2008, for a = -1. All
/// coordinates are loose; reused by its owner from step to step.
final class CompletedPoint {
  private final Field25519 x = new Field25519();
  private final Field25519 y = new Field25519();
  private final Field25519 z = new Field25519();
  private final Field25519 t = new Field25519();

  // Products on the way; named after the sum's formula.
  private final Field25519 plus = new Field25519();
  private final Field25519 minus = new Field25519();
  private final Field25519 tt2d = new Field25519();
  private final Field25519 zz2 = new Field25519();

  /// this = 2p; p's T is not read.
  void doubleOf(EdwardsPoint p) {
    plus.add(p.x, p.y);
    plus.square(plus);
    x.square(p.x);
    z.square(p.y);
    zz2.square(p.z);
    zz2.add(zz2, zz2);
    y.add(z, x);
    z.subtract(z, x);
    x.subtract(plus, y);
    t.subtract(zz2, z);
  }

  /// this = p + q.
  void sumOf(EdwardsPoint p, CachedPoint q) {
    multiply(p, q.yPlusX, q.yMinusX, q.t2d);
    zz2.multiply(p.z, q.z2);
    finishSum();
  }

  /// this = p - q.
  void differenceOf(EdwardsPoint p, CachedPoint q) {
    multiply(p, q.yMinusX, q.yPlusX, q.t2d);
    zz2.multiply(p.z, q.z2);
    finishDifference();
  }

  /// this = p + q.
  void sumOf(EdwardsPoint p, AffinePoint q) {
    multiply(p, q.yPlusX, q.yMinusX, q.t2d);
    zz2.add(p.z, p.z);
    finishSum();
  }

  /// this = p - q.
  void differenceOf(EdwardsPoint p, AffinePoint q) {
    multiply(p, q.yMinusX, q.yPlusX, q.t2d);
    zz2.add(p.z, p.z);
    finishDifference();
  }

  private void multiply(
      EdwardsPoint p, Field25519 withSum, Field25519 withDifference, Field25519 t2d) {
    plus.add(p.y, p.x);
    plus.multiply(plus, withSum);
    minus.subtract(p.y, p.x);
    minus.multiply(minus, withDifference);
    tt2d.multiply(p.t, t2d);
  }

  private void finishSum() {
    x.subtract(plus, minus);
    y.add(plus, minus);
    z.add(zz2, tt2d);
    t.subtract(zz2, tt2d);
  }

  private void finishDifference() {
    x.subtract(plus, minus);
    y.add(plus, minus);
    z.subtract(zz2, tt2d);
    t.add(zz2, tt2d);
  }

  /// Writes X, Y, Z and T of `target`.
  void toExtended(EdwardsPoint target) {
    toProjective(target);
    target.t.multiply(x, y);
  }

  /// Writes X, Y and Z of `target`; its T becomes stale.
  void toProjective(EdwardsPoint target) {
    target.x.multiply(x, t);
    target.y.multiply(y, z);
    target.z.multiply(z, t);
  }

  /// Overwrites the coordinates.
  void clear() {
    x.clear();
    y.clear();
    z.clear();
    t.clear();
    plus.clear();
    minus.clear();
    tt2d.clear();
    zz2.clear();
  }
}
