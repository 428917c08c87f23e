package network.khala.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import network.khala.crypto.internal.EdwardsPoint;
import network.khala.crypto.internal.MerlinTranscript;
import network.khala.crypto.internal.Ristretto255;
import network.khala.crypto.internal.Scalar25519;
import network.khala.crypto.internal.SignatureEquation;
import network.khala.scale.Bytes32;

/// A well-formed sr25519 signature as its equation s B = R + k P, not yet checked.
///
/// @param publicPoint P
/// @param noncePoint R
/// @param s the signature's scalar
/// @param k the challenge, which binds key, R and message
@SuppressWarnings("ArrayRecordComponent") // Confined to this package, never compared.
record Sr25519Claim(EdwardsPoint publicPoint, EdwardsPoint noncePoint, byte[] s, byte[] k) {
  private static final byte[] SIGNATURE_PROTOCOL = "Schnorr-sig".getBytes(US_ASCII);

  /// Decodes key and signature and computes the challenge.
  ///
  /// @throws VerificationException on a malformed key or signature
  static Sr25519Claim of(Bytes32 publicKey, Transcript transcript, byte[] signature) {
    formProblem(signature)
        .ifPresent(
            problem -> {
              throw new VerificationException("sr25519 signature invalid: " + problem);
            });
    byte[] s = scalar(signature);
    byte[] encodedKey = publicKey.toArray();
    if (publicKey.equals(Bytes32.ZERO)) {
      throw new VerificationException("sr25519 signature invalid: the public key is all zero");
    }
    byte[] encodedNonce = Arrays.copyOf(signature, 32);
    Ristretto255.Pair points = Ristretto255.decodeBoth(encodedKey, encodedNonce);
    EdwardsPoint publicPoint =
        points
            .first()
            .orElseThrow(
                () -> new VerificationException("sr25519 signature invalid: malformed public key"));
    EdwardsPoint noncePoint =
        points
            .second()
            .orElseThrow(() -> new VerificationException("sr25519 signature invalid: malformed R"));
    byte[] k = challenge(transcript.fork(), encodedKey, encodedNonce);
    return new Sr25519Claim(publicPoint, noncePoint, s, k);
  }

  /// Why bytes do not have the form of a signature; nothing if they have.
  static Optional<String> formProblem(byte[] signature) {
    if (signature.length != Sr25519.SIGNATURE_SIZE) {
      return Optional.of("64 bytes are needed, not " + signature.length);
    }
    if ((signature[63] & 0x80) == 0) {
      return Optional.of("not marked as sr25519");
    }
    return Scalar25519.isCanonical(scalar(signature))
        ? Optional.empty()
        : Optional.of("s is not below the group order");
  }

  private static byte[] scalar(byte[] signature) {
    byte[] s = Arrays.copyOfRange(signature, 32, 64);
    s[31] &= 0x7f;
    return s;
  }

  /// The challenge of a signature; the transcript is used up.
  static byte[] challenge(MerlinTranscript transcript, byte[] publicKey, byte[] noncePoint) {
    return transcript
        .append("proto-name", SIGNATURE_PROTOCOL)
        .append("sign:pk", publicKey)
        .append("sign:R", noncePoint)
        .challengeScalar("sign:c");
  }

  /// Whether the equation holds.
  boolean holds() {
    return SignatureEquation.residue(s, k, publicPoint, noncePoint).isOfOrderDividingFour();
  }
}
