package network.khala.crypto.internal;

import java.util.Optional;

/// A mutable point of edwards25519 in extended coordinates (X : Y : Z : T) with x = X/Z, y = Y/Z,
/// xy = T/Z. Coordinates are reduced. After [CompletedPoint#toProjective] T is stale, and only a
/// doubling may follow.
public final class EdwardsPoint {
  final Field25519 x = new Field25519();
  final Field25519 y = Field25519.of(1);
  final Field25519 z = Field25519.of(1);
  final Field25519 t = new Field25519();

  /// The neutral element (0, 1).
  public EdwardsPoint() {}

  /// The generator of the subgroup of prime order: y = 4/5, x even.
  public static EdwardsPoint base() {
    Field25519 y = Powers.inverse(Field25519.of(5));
    y.multiply(y, Field25519.of(4));
    return decompress(y.encode()).orElseThrow();
  }

  /// Decodes a compressed Edwards point: y in 255 bits, then the sign of x. Values of y from p up
  /// and a set sign at x = 0 are taken as they come, as ZIP-215 demands; a strict caller checks the
  /// encoding itself.
  ///
  /// @return empty if no point has this y
  public static Optional<EdwardsPoint> decompress(byte[] encoded) {
    EdwardsPoint p = new EdwardsPoint();
    Field25519 u = new Field25519();
    Field25519 v = new Field25519();
    p.y.set(Field25519.decode(encoded, 0));
    u.square(p.y);
    v.multiply(u, CurveConstants.D);
    u.subtract(u, CurveConstants.ONE);
    v.add(v, CurveConstants.ONE);
    SquareRoot root = SquareRoot.ofRatio(u, v);
    if (root.squareMask() == 0) {
      return Optional.empty();
    }
    p.x.set(root.value());
    p.x.negateMasked(encoded[31] >> 7);
    p.t.multiply(p.x, p.y);
    return Optional.of(p);
  }

  /// The compressed form: y, and the sign of x in the top bit.
  public byte[] compress() {
    Field25519 inverse = Powers.inverse(z);
    Field25519 affine = new Field25519();
    affine.multiply(x, inverse);
    long sign = affine.negativeMask();
    affine.multiply(y, inverse);
    byte[] encoded = affine.encode();
    encoded[31] |= (byte) (sign & 0x80);
    return encoded;
  }

  /// An independent copy.
  public EdwardsPoint copy() {
    EdwardsPoint p = new EdwardsPoint();
    p.set(this);
    return p;
  }

  /// this = p.
  public void set(EdwardsPoint p) {
    x.set(p.x);
    y.set(p.y);
    z.set(p.z);
    t.set(p.t);
  }

  /// Negates this where `mask` is -1.
  public void negateMasked(long mask) {
    x.negateMasked(mask);
    t.negateMasked(mask);
  }

  /// this = p + q.
  public void sumOf(EdwardsPoint p, EdwardsPoint q) {
    CompletedPoint sum = new CompletedPoint();
    sum.sumOf(p, new CachedPoint(q));
    sum.toExtended(this);
  }

  /// this = 2^times · p.
  public void doubleTimes(EdwardsPoint p, int times) {
    CompletedPoint doubled = new CompletedPoint();
    set(p);
    for (int i = 0; i < times; i++) {
      doubled.doubleOf(this);
      doubled.toExtended(this);
    }
  }

  /// Whether this is the neutral element. Time depends on nothing secret if the answer does not.
  public boolean isNeutral() {
    return (x.zeroMask() & y.equalMask(z)) != 0;
  }

  /// Whether this is one of the four points of order 1, 2 or 4: the elements that ristretto255 does
  /// not tell from the neutral one.
  public boolean isOfOrderDividingFour() {
    return (x.zeroMask() | y.zeroMask()) != 0;
  }

  /// Overwrites the coordinates.
  public void clear() {
    x.clear();
    y.clear();
    z.clear();
    t.clear();
  }
}
