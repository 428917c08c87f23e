package network.khala.crypto.internal;

import static network.khala.crypto.internal.CurveConstants.ONE;

import java.util.Optional;

/// The group of prime order ristretto255 (RFC 9496 §4) over [EdwardsPoint]. An element is a set of
/// four points; any of them may represent it, and only the encoding is unique.
public final class Ristretto255 {
  private Ristretto255() {}

  /// Decodes an element from its 32 bytes. Time depends on the bytes only in that a bad encoding is
  /// refused early.
  ///
  /// @return empty unless the bytes are the one canonical encoding of an element
  public static Optional<EdwardsPoint> decode(byte[] encoded) {
    RistrettoDecoding decoding = new RistrettoDecoding(encoded);
    SquareRoot.computeAll(decoding.root());
    return decoding.finish();
  }

  /// Decodes two elements, in little more time than one.
  public static Pair decodeBoth(byte[] first, byte[] second) {
    RistrettoDecoding firstDecoding = new RistrettoDecoding(first);
    RistrettoDecoding secondDecoding = new RistrettoDecoding(second);
    SquareRoot.computeAll(firstDecoding.root(), secondDecoding.root());
    return new Pair(firstDecoding.finish(), secondDecoding.finish());
  }

  /// Two decoded elements, each empty if its bytes are no canonical encoding.
  public record Pair(Optional<EdwardsPoint> first, Optional<EdwardsPoint> second) {}

  /// The canonical 32 bytes of an element. Time does not depend on it.
  public static byte[] encode(EdwardsPoint p) {
    Field25519 denominator1 = new Field25519();
    Field25519 denominator2 = new Field25519();
    Field25519 inverseOfZ = new Field25519();
    Field25519 scratch = new Field25519();
    denominator1.add(p.z, p.y);
    scratch.subtract(p.z, p.y);
    denominator1.multiply(denominator1, scratch);
    denominator2.multiply(p.x, p.y);
    scratch.square(denominator2);
    scratch.multiply(scratch, denominator1);
    Field25519 root = SquareRoot.ofRatio(ONE, scratch).value(); // all points give squares
    denominator1.multiply(denominator1, root);
    denominator2.multiply(denominator2, root);
    inverseOfZ.multiply(denominator1, denominator2);
    inverseOfZ.multiply(inverseOfZ, p.t);

    // Of the four points take the one with xy and x not negative.
    scratch.multiply(p.t, inverseOfZ);
    long rotate = scratch.negativeMask();
    Field25519 x = p.x.copy();
    Field25519 y = p.y.copy();
    scratch.multiply(p.y, CurveConstants.SQRT_MINUS_ONE);
    x.setMasked(scratch, rotate);
    scratch.multiply(p.x, CurveConstants.SQRT_MINUS_ONE);
    y.setMasked(scratch, rotate);
    scratch.multiply(denominator1, CurveConstants.INVSQRT_A_MINUS_D);
    denominator2.setMasked(scratch, rotate);
    scratch.multiply(x, inverseOfZ);
    y.negateMasked(scratch.negativeMask());

    scratch.subtract(p.z, y);
    scratch.multiply(scratch, denominator2);
    scratch.absolute(scratch);
    return scratch.encode();
  }

  /// Maps 64 uniform bytes to an element (RFC 9496 §4.3.4).
  public static EdwardsPoint fromUniform(byte[] uniform) {
    EdwardsPoint p = map(Field25519.decode(uniform, 0));
    p.sumOf(p, map(Field25519.decode(uniform, 32)));
    return p;
  }

  private static EdwardsPoint map(Field25519 t) {
    Field25519 r = new Field25519();
    Field25519 u = new Field25519();
    Field25519 v = new Field25519();
    Field25519 scratch = new Field25519();
    r.square(t);
    r.multiply(r, CurveConstants.SQRT_MINUS_ONE);
    u.add(r, ONE);
    u.multiply(u, CurveConstants.ONE_MINUS_D_SQUARED);
    v.multiply(r, CurveConstants.D);
    v.add(v, ONE);
    v.negate(v);
    scratch.add(r, CurveConstants.D);
    v.multiply(v, scratch);
    SquareRoot root = SquareRoot.ofRatio(u, v);
    Field25519 s = root.value();
    long notSquare = ~root.squareMask();
    scratch.multiply(s, t);
    scratch.absolute(scratch);
    scratch.negate(scratch);
    s.setMasked(scratch, notSquare);
    Field25519 n = new Field25519();
    n.negate(ONE);
    n.setMasked(r, notSquare);
    scratch.subtract(r, ONE);
    n.multiply(n, scratch);
    n.multiply(n, CurveConstants.D_MINUS_ONE_SQUARED);
    n.subtract(n, v);

    Field25519 w0 = r;
    w0.multiply(s, v);
    w0.add(w0, w0);
    Field25519 w1 = n;
    w1.multiply(n, CurveConstants.SQRT_AD_MINUS_ONE);
    Field25519 w2 = u;
    Field25519 w3 = v;
    scratch.square(s);
    w2.subtract(ONE, scratch);
    w3.add(ONE, scratch);
    EdwardsPoint p = new EdwardsPoint();
    p.x.multiply(w0, w3);
    p.y.multiply(w2, w1);
    p.z.multiply(w1, w3);
    p.t.multiply(w0, w2);
    return p;
  }
}
