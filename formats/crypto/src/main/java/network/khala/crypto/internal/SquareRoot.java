package network.khala.crypto.internal;

/// The square root of a ratio u/v in [Field25519] (RFC 9496 §4.2).
final class SquareRoot {
  private final Field25519 u;
  private final Field25519 v;
  private final Field25519 root = new Field25519();
  private long squareMask;

  private SquareRoot(Field25519 u, Field25519 v) {
    this.u = u;
    this.v = v;
  }

  /// The root of u/v.
  static SquareRoot ofRatio(Field25519 u, Field25519 v) {
    SquareRoot one = pending(u, v);
    computeAll(one);
    return one;
  }

  /// A root that [#computeAll] is still to compute; u and v must stay as they are until then.
  static SquareRoot pending(Field25519 u, Field25519 v) {
    return new SquareRoot(u, v);
  }

  /// Computes roots, the most expensive part of them in step.
  static void computeAll(SquareRoot... roots) {
    Field25519[] cubes = new Field25519[roots.length];
    Field25519[] radicands = new Field25519[roots.length];
    for (int i = 0; i < roots.length; i++) {
      Field25519 v = roots[i].v;
      cubes[i] = new Field25519();
      cubes[i].square(v);
      cubes[i].multiply(cubes[i], v);
      radicands[i] = new Field25519();
      radicands[i].square(cubes[i]);
      radicands[i].multiply(radicands[i], v);
      radicands[i].multiply(radicands[i], roots[i].u); // u v^7
    }
    Field25519[] powers = Powers.rootPowers(radicands);
    for (int i = 0; i < roots.length; i++) {
      powers[i].multiply(powers[i], cubes[i]);
      powers[i].multiply(powers[i], roots[i].u); // u v^3 (u v^7)^((p-5)/8)
      roots[i].finish(powers[i]);
    }
  }

  private void finish(Field25519 candidate) {
    Field25519 check = new Field25519();
    check.square(candidate);
    check.multiply(check, v); // one of ±u, ±iu
    Field25519 iu = new Field25519();
    iu.multiply(u, CurveConstants.SQRT_MINUS_ONE);
    long correct = check.equalMask(u);
    long negated = sumIsZeroMask(check, u);
    long negatedTimesI = sumIsZeroMask(check, iu);
    Field25519 timesI = new Field25519();
    timesI.multiply(candidate, CurveConstants.SQRT_MINUS_ONE);
    candidate.setMasked(timesI, negated | negatedTimesI);
    root.absolute(candidate);
    squareMask = correct | negated;
  }

  private static long sumIsZeroMask(Field25519 a, Field25519 b) {
    Field25519 sum = new Field25519();
    sum.add(a, b);
    return sum.zeroMask();
  }

  /// The root that is not negative: of u/v, or of i·u/v with i² = -1 if u/v is no square. 0 for u =
  /// 0 and for v = 0.
  Field25519 value() {
    return root;
  }

  /// -1 if u/v is a square (u = 0 included), else 0.
  long squareMask() {
    return squareMask;
  }
}
