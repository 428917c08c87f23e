package network.khala.crypto;

import java.util.Arrays;
import network.khala.crypto.internal.EdwardsPoint;
import network.khala.crypto.internal.Scalar25519;
import network.khala.crypto.internal.SignatureEquation;
import network.khala.scale.Bytes32;

/// Ed25519 (RFC 8032) with the verification rules of ZIP-215, on which all implementations of a
/// chain must agree to the bit:
///
/// | part | rule |
/// | --- | --- |
/// | A, R | any 32 bytes that decode to a point; not canonical y and points of small order too |
/// | s | below the group's order |
/// | equation | 8 s B = 8 R + 8 k A, k = SHA-512 of R, A, message as received |
///
/// Secret operations are in [Ed25519KeyPair]. Source: `docs/protocol/keys.md#ed25519`.
public final class Ed25519 {
  /// The length of a signature in bytes.
  public static final int SIGNATURE_SIZE = 64;

  private Ed25519() {}

  /// Verifies a signature.
  ///
  /// @throws VerificationException if the signature does not hold
  public static void verify(Bytes32 publicKey, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_SIZE) {
      throw new VerificationException(
          "ed25519 signature invalid: 64 bytes are needed, not " + signature.length);
    }
    byte[] encodedNonce = Arrays.copyOf(signature, 32);
    byte[] s = Arrays.copyOfRange(signature, 32, 64);
    if (!Scalar25519.isCanonical(s)) {
      throw new VerificationException("ed25519 signature invalid: s is not below the group order");
    }
    byte[] encodedKey = publicKey.toArray();
    EdwardsPoint a = decompress(encodedKey, "public key");
    EdwardsPoint r = decompress(encodedNonce, "R");
    byte[] k = challenge(encodedNonce, encodedKey, message);
    EdwardsPoint residue = SignatureEquation.residue(s, k, a, r);
    residue.doubleTimes(residue, 3);
    if (!residue.isNeutral()) {
      throw new VerificationException("ed25519 signature invalid: not by this key on this message");
    }
  }

  private static EdwardsPoint decompress(byte[] encoded, String what) {
    return EdwardsPoint.decompress(encoded)
        .orElseThrow(
            () -> new VerificationException("ed25519 signature invalid: malformed " + what));
  }

  /// k, reduced modulo the group's order.
  static byte[] challenge(byte[] encodedNonce, byte[] encodedKey, byte[] message) {
    return Scalar25519.reduceWide(Hashing.sha512(encodedNonce, encodedKey, message));
  }
}
