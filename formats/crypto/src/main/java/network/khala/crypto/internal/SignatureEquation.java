package network.khala.crypto.internal;

/// The equation s B = R + k A of a Schnorr signature over edwards25519, all of it public.
public final class SignatureEquation {
  private SignatureEquation() {}

  /// A multiple of s B - k A - R by a number that is not 0 modulo ℓ, so in the group of order ℓ it
  /// vanishes exactly if the equation holds. Outside, in the points of small order that A and R may
  /// contain, it says nothing: the caller's comparison must not tell these apart.
  ///
  /// @param s below ℓ, 32 bytes
  /// @param k below ℓ, 32 bytes
  public static EdwardsPoint residue(byte[] s, byte[] k, EdwardsPoint a, EdwardsPoint r) {
    // With k = ±n/d the residue is d s B ∓ n A - d R: four scalars of half the length.
    ShortFraction fraction = ShortFraction.of(k);
    EdwardsPoint signedA = a.copy();
    signedA.negateMasked(fraction.negative ? 0 : -1);
    EdwardsPoint minusR = r.copy();
    minusR.negateMasked(-1);
    PublicSum sum = new PublicSum();
    sum.addBase(Scalar25519.multiply(fraction.denominator, s));
    sum.add(fraction.numerator, signedA);
    sum.add(fraction.denominator, minusR);
    return sum.compute();
  }
}
