package network.khala.crypto.internal;

/// Square roots of ratios in [Field25519] (RFC 9496 §4.2).
final class SquareRoot {
  private SquareRoot() {}

  /// Sets `root` to the non-negative square root of u/v, or of i·u/v with i² = -1 if u/v has none.
  /// For u = 0 the root is 0; for v = 0 it is 0 as well.
  ///
  /// @return -1 if u/v is a square (u = 0 included), else 0
  static long ofRatio(Field25519 root, Field25519 u, Field25519 v) {
    Field25519 v3 = new Field25519();
    Field25519 r = new Field25519();
    Field25519 check = new Field25519();
    v3.square(v);
    v3.multiply(v3, v);
    check.square(v3);
    check.multiply(check, v); // v^7
    check.multiply(check, u);
    r.powerForRoot(check);
    r.multiply(r, v3);
    r.multiply(r, u); // u v^3 (u v^7)^((p-5)/8)
    check.square(r);
    check.multiply(check, v); // one of ±u, ±iu
    Field25519 iu = v3;
    iu.multiply(u, CurveConstants.SQRT_MINUS_ONE);
    long correct = check.equalMask(u);
    long negated = sumIsZeroMask(check, u);
    long negatedTimesI = sumIsZeroMask(check, iu);
    Field25519 ir = new Field25519();
    ir.multiply(r, CurveConstants.SQRT_MINUS_ONE);
    r.setMasked(ir, negated | negatedTimesI);
    root.absolute(r);
    return correct | negated;
  }

  private static long sumIsZeroMask(Field25519 a, Field25519 b) {
    Field25519 sum = new Field25519();
    sum.add(a, b);
    return sum.zeroMask();
  }
}
