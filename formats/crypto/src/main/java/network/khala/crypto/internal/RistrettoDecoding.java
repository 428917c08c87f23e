package network.khala.crypto.internal;

import static network.khala.crypto.internal.CurveConstants.ONE;

import java.util.Arrays;
import java.util.Optional;

/// The decoding of one ristretto255 element (RFC 9496 §4.3.1), cut in two at its square root, so
/// that several roots can be computed together.
final class RistrettoDecoding {
  private final boolean canonical;
  private final Field25519 s;
  private final Field25519 u1 = new Field25519();
  private final Field25519 u2 = new Field25519();
  private final Field25519 v = new Field25519();
  private final SquareRoot root;

  RistrettoDecoding(byte[] encoded) {
    s = Field25519.decode(encoded, 0);
    // Refuses s >= p and a set top bit; then a negative, i.e. odd, s.
    canonical = Arrays.equals(s.encode(), encoded) && (encoded[0] & 1) == 0;
    v.square(s);
    u1.subtract(ONE, v);
    u2.add(ONE, v);
    Field25519 u2Squared = new Field25519();
    u2Squared.square(u2);
    v.square(u1);
    v.multiply(v, CurveConstants.D);
    v.negate(v);
    v.subtract(v, u2Squared); // -d u1² - u2²
    u2Squared.multiply(v, u2Squared);
    root = SquareRoot.pending(ONE, u2Squared);
  }

  /// The root of 1 / (v u2²), to be computed before [#finish].
  SquareRoot root() {
    return root;
  }

  /// The element, or empty if the bytes were no canonical encoding.
  Optional<EdwardsPoint> finish() {
    Field25519 denominatorX = new Field25519();
    denominatorX.multiply(root.value(), u2);
    EdwardsPoint p = new EdwardsPoint();
    p.y.multiply(root.value(), denominatorX);
    p.y.multiply(p.y, v);
    p.y.multiply(p.y, u1);
    p.x.add(s, s);
    p.x.multiply(p.x, denominatorX);
    p.x.absolute(p.x);
    p.t.multiply(p.x, p.y);
    long isElement = root.squareMask() & ~p.t.negativeMask() & ~p.y.zeroMask();
    return canonical && isElement != 0 ? Optional.of(p) : Optional.empty();
  }
}
