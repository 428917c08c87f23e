package network.khala.crypto;

import network.khala.crypto.internal.EdwardsPoint;
import network.khala.crypto.internal.FixedBase;
import network.khala.crypto.internal.MerlinTranscript;
import network.khala.crypto.internal.Ristretto255;
import network.khala.scale.Bytes32;

/// sr25519: Schnorr signatures over ristretto255, bound to Merlin transcripts. What needs no secret
/// is here, the rest in [Sr25519KeyPair]; many signatures at once in [Sr25519Batch].
///
/// A signature is 64 bytes: the point R, the scalar s little-endian and below the group's order,
/// with the top bit of the last byte set as a mark of the scheme. Points must be canonical
/// encodings.
///
/// Source: `docs/protocol/keys.md#sr25519`.
///
/// Deviation: the all-zero public key is refused. Under it anybody can produce signatures that
/// other implementations accept.
public final class Sr25519 {
  /// The length of a signature in bytes.
  public static final int SIGNATURE_SIZE = 64;

  private Sr25519() {}

  /// Whether bytes have the form of a signature: 64 of them, marked as sr25519, with a scalar below
  /// the group order. Says nothing of whose signature it could be.
  public static boolean isWellFormed(byte[] signature) {
    return Sr25519Claim.formProblem(signature).isEmpty();
  }

  /// Verifies a signature of a message in the context `substrate`.
  ///
  /// @throws VerificationException if the signature does not hold
  public static void verify(Bytes32 publicKey, byte[] message, byte[] signature) {
    verify(publicKey, Transcript.ofMessage(message), signature);
  }

  /// Verifies a signature of a transcript.
  ///
  /// @throws VerificationException if the signature does not hold
  public static void verify(Bytes32 publicKey, Transcript transcript, byte[] signature) {
    Sr25519Claim claim = Sr25519Claim.of(publicKey, transcript, signature);
    if (!claim.holds()) {
      throw new VerificationException("sr25519 signature invalid: not by this key on this message");
    }
  }

  /// The public key of the soft child of a public key: P + y B.
  ///
  /// @throws IllegalArgumentException if the public key is no group element, or the junction hard
  public static Bytes32 derivePublic(Bytes32 publicKey, Junction junction) {
    if (junction.hard()) {
      throw new IllegalArgumentException("a hard child's public key needs the parent's secret");
    }
    EdwardsPoint child =
        Ristretto255.decode(publicKey.toArray())
            .orElseThrow(() -> new IllegalArgumentException("not an sr25519 public key"));
    byte[] y = softChallenge(publicKey, junction).challengeScalar("HDKD-scalar");
    child.sumOf(child, FixedBase.multiply(y));
    return Bytes32.wrap(Ristretto255.encode(child));
  }

  /// The transcript from which a soft child's difference to its parent is drawn.
  static MerlinTranscript softChallenge(Bytes32 publicKey, Junction junction) {
    return derivation(junction).append("public-key", publicKey.toArray());
  }

  /// The transcript from which a hard child's seed is drawn.
  static MerlinTranscript hardChallenge(byte[] scalar, Junction junction) {
    return derivation(junction).append("secret-key", scalar);
  }

  private static MerlinTranscript derivation(Junction junction) {
    return MerlinTranscript.of("SchnorrRistrettoHDKD")
        .append("sign-bytes", new byte[0])
        .append("chain-code", junction.chainCode().toArray());
  }
}
