package network.khala.crypto.internal;

/// What a sum or doubling gives before its denominators are brought together: x = X/Z, y = Y/T.
/// Formulas: Hisil, Wong, Carter, Dawson, "Twisted Edwards curves revisited", 2008, for a = -1. All
/// coordinates are loose; reused by its owner from step to step.
final class CompletedPoint {
  private final Field25519 x = new Field25519();
  private final Field25519 y = new Field25519();
  private final Field25519 z = new Field25519();
  private final Field25519 t = new Field25519();
  private final Field25519 scratch = new Field25519();

  /// this = 2p; p's T is not read.
  void doubleOf(EdwardsPoint p) {
    x.square(p.x);
    z.square(p.y);
    t.square(p.z);
    y.add(p.x, p.y);
    scratch.square(y);
    y.add(z, x);
    z.subtract(z, x);
    x.subtract(scratch, y);
    t.add(t, t);
    t.subtract(t, z);
  }

  /// this = p + q.
  void sumOf(EdwardsPoint p, CachedPoint q) {
    add(p, q.yPlusX, q.yMinusX, q.t2d);
    z.multiply(p.z, q.z2);
    finishSum();
  }

  /// this = p - q.
  void differenceOf(EdwardsPoint p, CachedPoint q) {
    add(p, q.yMinusX, q.yPlusX, q.t2d);
    z.multiply(p.z, q.z2);
    finishDifference();
  }

  /// this = p + q.
  void sumOf(EdwardsPoint p, AffinePoint q) {
    add(p, q.yPlusX, q.yMinusX, q.t2d);
    z.add(p.z, p.z);
    finishSum();
  }

  /// this = p - q.
  void differenceOf(EdwardsPoint p, AffinePoint q) {
    add(p, q.yMinusX, q.yPlusX, q.t2d);
    z.add(p.z, p.z);
    finishDifference();
  }

  private void add(EdwardsPoint p, Field25519 plus, Field25519 minus, Field25519 t2d) {
    y.add(p.y, p.x);
    y.multiply(y, plus);
    x.subtract(p.y, p.x);
    x.multiply(x, minus);
    t.multiply(p.t, t2d);
    scratch.subtract(y, x);
    y.add(y, x);
    x.set(scratch);
  }

  private void finishSum() {
    scratch.add(z, t);
    t.subtract(z, t);
    z.set(scratch);
  }

  private void finishDifference() {
    scratch.subtract(z, t);
    t.add(z, t);
    z.set(scratch);
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
    scratch.clear();
  }
}
