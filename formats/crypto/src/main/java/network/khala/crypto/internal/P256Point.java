package network.khala.crypto.internal;

import java.util.HexFormat;

/// A mutable point of the curve P-256, `y² = x³ - 3x + b`, in Jacobian coordinates: `(X, Y, Z)`
/// stands for `(X / Z², Y / Z³)`, and Z = 0 for the point at infinity. Time depends on the values.
public final class P256Point {
  private static final FieldP256 ONE = FieldP256.one();
  private static final FieldP256 B =
      FieldP256.decode(
          bytes("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"), 0);
  private static final P256Point GENERATOR =
      decode(
          bytes(
              "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                  + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

  private final FieldP256 x = new FieldP256();
  private final FieldP256 y = new FieldP256();
  private final FieldP256 z = new FieldP256();

  /// Whether Z = 1, which makes this cheaper to add.
  private boolean affine;

  /// The point at infinity.
  P256Point() {}

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /// Reads a point of 64 bytes, `x ‖ y`, big-endian.
  ///
  /// @throws IllegalArgumentException if it is not on the curve, or a coordinate is not below p
  public static P256Point decode(byte[] bytes) {
    P256Point point = new P256Point();
    point.x.set(FieldP256.decode(bytes, 0));
    point.y.set(FieldP256.decode(bytes, FieldP256.SIZE));
    point.z.set(ONE);
    point.affine = true;
    if (!point.isOnCurve()) {
      throw new IllegalArgumentException("not a point of P-256");
    }
    return point;
  }

  /// A copy of the generator.
  static P256Point generator() {
    return GENERATOR.copy();
  }

  private boolean isOnCurve() {
    FieldP256 left = new FieldP256();
    left.square(y);
    FieldP256 right = new FieldP256();
    right.square(x);
    for (int i = 0; i < 3; i++) {
      right.subtract(right, ONE);
    }
    right.multiply(right, x);
    right.add(right, B);
    return left.isEqual(right);
  }

  /// An independent copy.
  P256Point copy() {
    P256Point copy = new P256Point();
    copy.set(this);
    return copy;
  }

  /// this = p.
  void set(P256Point p) {
    x.set(p.x);
    y.set(p.y);
    z.set(p.z);
    affine = p.affine;
  }

  /// this = -this.
  void negate() {
    y.negate(y);
  }

  /// Whether this is the point at infinity.
  public boolean isInfinity() {
    return z.isZero();
  }

  /// Whether this is not at infinity and its x, a number below p, is the one in these 32 bytes,
  /// big-endian.
  ///
  /// @throws IllegalArgumentException if that number is not below p
  public boolean hasX(byte[] number) {
    FieldP256 expected = FieldP256.decode(number, 0);
    FieldP256 square = new FieldP256();
    square.square(z);
    expected.multiply(expected, square);
    return !isInfinity() && expected.isEqual(x);
  }

  /// this = 2 this, with `scratch` for what is computed on the way.
  void twice(Scratch scratch) {
    FieldP256 delta = scratch.a;
    FieldP256 gamma = scratch.b;
    FieldP256 beta = scratch.c;
    FieldP256 alpha = scratch.d;
    FieldP256 t = scratch.e;
    delta.square(z);
    gamma.square(y);
    beta.multiply(x, gamma);
    // alpha = 3 (x - delta) (x + delta)
    alpha.subtract(x, delta);
    t.add(x, delta);
    t.multiply(alpha, t);
    alpha.add(t, t);
    alpha.add(alpha, t);
    // z = (y + z)² - gamma - delta
    z.add(y, z);
    z.square(z);
    z.subtract(z, gamma);
    z.subtract(z, delta);
    // x = alpha² - 8 beta
    beta.add(beta, beta);
    beta.add(beta, beta);
    t.add(beta, beta);
    x.square(alpha);
    x.subtract(x, t);
    // y = alpha (4 beta - x) - 8 gamma²
    beta.subtract(beta, x);
    y.multiply(alpha, beta);
    gamma.square(gamma);
    gamma.add(gamma, gamma);
    gamma.add(gamma, gamma);
    gamma.add(gamma, gamma);
    y.subtract(y, gamma);
    affine = false;
  }

  /// this = this + p, or this - p if so told.
  void add(P256Point p, boolean negative, Scratch scratch) {
    if (p.isInfinity()) {
      return;
    }
    if (isInfinity()) {
      set(p);
      if (negative) {
        negate();
      }
      return;
    }
    FieldP256 zz = scratch.a;
    FieldP256 h = scratch.b;
    FieldP256 r = scratch.c;
    zz.square(z);
    h.multiply(p.x, zz);
    r.multiply(zz, z);
    r.multiply(r, p.y);
    if (negative) {
      r.negate(r);
    }
    if (!p.affine) {
      FieldP256 square = scratch.d;
      square.square(p.z);
      x.multiply(x, square);
      square.multiply(square, p.z);
      y.multiply(y, square);
      z.multiply(z, p.z);
    }
    h.subtract(h, x);
    r.subtract(r, y);
    if (h.isZero()) {
      addSameX(r, p, negative, scratch);
    } else {
      addDistinct(h, r, scratch);
    }
  }

  /// The sum where both have one x: they are equal, or each other's opposite.
  private void addSameX(FieldP256 r, P256Point p, boolean negative, Scratch scratch) {
    if (r.isZero()) {
      set(p);
      if (negative) {
        negate();
      }
      twice(scratch);
    } else {
      set(new P256Point());
    }
  }

  /// The sum of this and a point whose x differs by `h` and y by `r`, both brought to this z.
  private void addDistinct(FieldP256 h, FieldP256 r, Scratch scratch) {
    FieldP256 square = scratch.a;
    FieldP256 cube = scratch.d;
    FieldP256 v = scratch.e;
    square.square(h);
    cube.multiply(square, h);
    v.multiply(x, square);
    z.multiply(z, h);
    // x = r² - h³ - 2 v
    x.square(r);
    x.subtract(x, cube);
    x.subtract(x, v);
    x.subtract(x, v);
    // y = r (v - x) - y h³
    v.subtract(v, x);
    r.multiply(r, v);
    cube.multiply(cube, y);
    y.subtract(r, cube);
    affine = false;
  }

  /// Gives all points Z = 1. None may be at infinity.
  static void makeAffine(P256Point[] points) {
    // One inversion for all: the inverse of a product is the product of the inverses.
    FieldP256[] products = new FieldP256[points.length];
    FieldP256 product = ONE.copy();
    for (int i = 0; i < points.length; i++) {
      products[i] = product.copy();
      product.multiply(product, points[i].z);
    }
    FieldP256 inverse = new FieldP256();
    inverse.invert(product);
    for (int i = points.length - 1; i >= 0; i--) {
      P256Point point = points[i];
      FieldP256 own = new FieldP256();
      own.multiply(inverse, products[i]);
      inverse.multiply(inverse, point.z);
      point.scale(own);
    }
  }

  /// Multiplies out the inverse of z.
  private void scale(FieldP256 inverse) {
    FieldP256 power = new FieldP256();
    power.square(inverse);
    x.multiply(x, power);
    power.multiply(power, inverse);
    y.multiply(y, power);
    z.set(ONE);
    affine = true;
  }

  /// Intermediate results, kept from one operation to the next.
  static final class Scratch {
    private final FieldP256 a = new FieldP256();
    private final FieldP256 b = new FieldP256();
    private final FieldP256 c = new FieldP256();
    private final FieldP256 d = new FieldP256();
    private final FieldP256 e = new FieldP256();
  }
}
