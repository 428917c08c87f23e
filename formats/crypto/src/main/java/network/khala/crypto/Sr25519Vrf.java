package network.khala.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.khala.crypto.internal.EdwardsPoint;
import network.khala.crypto.internal.FixedBase;
import network.khala.crypto.internal.MerlinTranscript;
import network.khala.crypto.internal.PublicSum;
import network.khala.crypto.internal.Ristretto255;
import network.khala.crypto.internal.Scalar25519;
import network.khala.crypto.internal.VariableBase;
import network.khala.scale.Bytes32;

/// The verifiable random function of sr25519 keys: an output that only the key's holder can compute
/// and everybody can check.
///
/// | part | bytes | value |
/// | --- | --- | --- |
/// | output | 32 | O = x H, H the input's point |
/// | c | 32 | challenge over H, the two commitments, P and O |
/// | s | 32 | r - c x |
///
/// H is drawn from the input transcript after the public key was appended to it, so different keys
/// have different inputs. The proof shows that P and O are the same multiple of B and H.
///
/// Source: `docs/protocol/keys.md#vrf`.
public final class Sr25519Vrf {
  /// The length of output and proof in bytes.
  public static final int OUTPUT_AND_PROOF_SIZE = 96;

  private static final byte[] PROOF_NAME = "DLEQProof".getBytes(StandardCharsets.US_ASCII);

  private Sr25519Vrf() {}

  /// The transcript of a proof about nothing but the function's input.
  public static Transcript plainProof() {
    return Transcript.of("VRF");
  }

  /// The transcript of a proof that is bound to `extra` as well, if that is not empty.
  public static Transcript proofOf(byte[] extra) {
    return extra.length == 0 ? plainProof() : plainProof().append("", extra);
  }

  /// Computes output and proof: 96 bytes, the last 64 different each time.
  public static byte[] sign(Sr25519KeyPair keys, Transcript input, Transcript proof) {
    byte[] encodedKey = keys.publicKey().toArray();
    EdwardsPoint inputPoint = inputPoint(input, encodedKey);
    byte[] x = keys.scalar();
    byte[] output = Ristretto255.encode(VariableBase.multiply(x, inputPoint));
    MerlinTranscript merlin = proof.fork();
    beginProof(merlin, inputPoint);
    byte[] r = keys.witnessScalar(merlin, "proving");
    byte[] c =
        challenge(
            merlin,
            FixedBase.multiply(r),
            VariableBase.multiply(r, inputPoint),
            encodedKey,
            output);
    byte[] minusC = Scalar25519.negate(c);
    byte[] s = Scalar25519.multiplyAdd(minusC, x, r);
    Arrays.fill(x, (byte) 0);
    Arrays.fill(r, (byte) 0);
    byte[] outputAndProof = Arrays.copyOf(output, OUTPUT_AND_PROOF_SIZE);
    System.arraycopy(c, 0, outputAndProof, 32, 32);
    System.arraycopy(s, 0, outputAndProof, 64, 32);
    return outputAndProof;
  }

  /// Verifies output and proof.
  ///
  /// @throws VerificationException if the proof does not hold, or any part is malformed
  public static void verify(
      Bytes32 publicKey, Transcript input, Transcript proof, byte[] outputAndProof) {
    if (outputAndProof.length != OUTPUT_AND_PROOF_SIZE) {
      throw new VerificationException(
          "VRF proof invalid: 96 bytes are needed, not " + outputAndProof.length);
    }
    byte[] output = Arrays.copyOf(outputAndProof, 32);
    byte[] c = Arrays.copyOfRange(outputAndProof, 32, 64);
    byte[] s = Arrays.copyOfRange(outputAndProof, 64, 96);
    if (!Scalar25519.isCanonical(c) || !Scalar25519.isCanonical(s)) {
      throw new VerificationException("VRF proof invalid: a scalar is not below the group order");
    }
    byte[] encodedKey = publicKey.toArray();
    EdwardsPoint publicPoint = decode(encodedKey, "public key");
    EdwardsPoint outputPoint = decode(output, "output");
    EdwardsPoint inputPoint = inputPoint(input, encodedKey);

    // R = s B + c P and s H + c O are the commitments again if x is the same in both.
    PublicSum commitment = new PublicSum();
    commitment.addBase(s);
    commitment.add(c, publicPoint);
    PublicSum inputCommitment = new PublicSum();
    inputCommitment.add(s, inputPoint);
    inputCommitment.add(c, outputPoint);
    MerlinTranscript merlin = proof.fork();
    beginProof(merlin, inputPoint);
    byte[] expected =
        challenge(merlin, commitment.compute(), inputCommitment.compute(), encodedKey, output);
    if (!Arrays.equals(expected, c)) {
      throw new VerificationException("VRF proof invalid: not by this key on this input");
    }
  }

  private static EdwardsPoint decode(byte[] encoded, String what) {
    return Ristretto255.decode(encoded)
        .filter(p -> !p.isOfOrderDividingFour())
        .orElseThrow(() -> new VerificationException("VRF proof invalid: malformed " + what));
  }

  private static EdwardsPoint inputPoint(Transcript input, byte[] publicKey) {
    MerlinTranscript merlin = input.fork().append("vrf-nm-pk", publicKey);
    return Ristretto255.fromUniform(merlin.challengeBytes("VRFHash", 64));
  }

  private static void beginProof(MerlinTranscript merlin, EdwardsPoint inputPoint) {
    merlin.append("proto-name", PROOF_NAME).append("vrf:h", Ristretto255.encode(inputPoint));
  }

  private static byte[] challenge(
      MerlinTranscript merlin,
      EdwardsPoint commitment,
      EdwardsPoint inputCommitment,
      byte[] publicKey,
      byte[] output) {
    return merlin
        .append("vrf:R=g^r", Ristretto255.encode(commitment))
        .append("vrf:h^r", Ristretto255.encode(inputCommitment))
        .append("vrf:pk", publicKey)
        .append("vrf:h^sk", output)
        .challengeScalar("prove");
  }
}
