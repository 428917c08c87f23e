package network.khala.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import network.khala.crypto.internal.EdwardsPoint;
import network.khala.crypto.internal.LittleEndian;
import network.khala.crypto.internal.PublicSum;
import network.khala.crypto.internal.Scalar25519;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// Many sr25519 signatures checked together, at about half the price each.
///
/// The equations are added up with multipliers z of 128 bits: Σ zᵢ(sᵢB - kᵢPᵢ - Rᵢ) vanishes if all
/// hold, and otherwise with a chance of 2^-128. The multipliers come from a hash over all keys,
/// signatures and challenges, so whoever made the signatures could not foresee them, and the answer
/// is the same everywhere.
///
/// For one thread and one verification. Memory is about 5 KB a signature while it is checked.
public final class Sr25519Batch {
  private static final byte[] DOMAIN = "khala/sr25519-batch".getBytes(StandardCharsets.US_ASCII);

  /// The multipliers that one BLAKE2b-512 digest gives.
  private static final int MULTIPLIERS_PER_DIGEST = 4;

  private static final int MULTIPLIER_SIZE = 16;

  /// Null where key or signature is malformed.
  private final List<@Nullable Sr25519Claim> claims = new ArrayList<>();

  private final Blake2b inputs = new Blake2b(64).update(DOMAIN);

  /// An empty batch.
  public Sr25519Batch() {}

  /// Adds a signature of a message in the context `substrate`. Its index is the number of
  /// signatures added before.
  public void add(Bytes32 publicKey, byte[] message, byte[] signature) {
    add(publicKey, Transcript.ofMessage(message), signature);
  }

  /// Adds a signature of a transcript.
  public void add(Bytes32 publicKey, Transcript transcript, byte[] signature) {
    Sr25519Claim claim;
    try {
      claim = Sr25519Claim.of(publicKey, transcript, signature);
    } catch (VerificationException _) {
      claims.add(null);
      return;
    }
    inputs.update(publicKey.toArray()).update(signature).update(claim.k());
    claims.add(claim);
  }

  /// The number of signatures added.
  public int size() {
    return claims.size();
  }

  /// Verifies all signatures, once.
  ///
  /// @throws VerificationException if at least one does not hold; names the first such index
  public void verify() {
    BitSet invalid = invalid();
    if (!invalid.isEmpty()) {
      throw new VerificationException(
          "sr25519 signature %d of the batch invalid".formatted(invalid.nextSetBit(0)));
    }
  }

  /// The indices of the signatures that do not hold; to be called once. If a well-formed signature
  /// is among them, every signature costs a verification of its own.
  public BitSet invalid() {
    BitSet invalid = new BitSet();
    List<Sr25519Claim> wellFormed = new ArrayList<>(claims.size());
    for (int i = 0; i < claims.size(); i++) {
      Sr25519Claim claim = claims.get(i);
      if (claim == null) {
        invalid.set(i);
      } else {
        wellFormed.add(claim);
      }
    }
    if (!allHold(wellFormed)) {
      for (int i = 0; i < claims.size(); i++) {
        Sr25519Claim claim = claims.get(i);
        invalid.set(i, claim == null || !claim.holds());
      }
    }
    return invalid;
  }

  private boolean allHold(List<Sr25519Claim> wellFormed) {
    byte[] seed = inputs.digest();
    byte[] multipliers = new byte[0];
    PublicSum sum = new PublicSum();
    byte[] baseScalar = new byte[32];
    for (int i = 0; i < wellFormed.size(); i++) {
      int index = i % MULTIPLIERS_PER_DIGEST;
      if (index == 0) {
        byte[] counter = new byte[8];
        LittleEndian.putLong(counter, 0, i);
        multipliers = new Blake2b(64).update(seed).update(counter).digest();
      }
      byte[] z = new byte[32];
      System.arraycopy(multipliers, MULTIPLIER_SIZE * index, z, 0, MULTIPLIER_SIZE);
      Sr25519Claim claim = wellFormed.get(i);
      baseScalar = Scalar25519.multiplyAdd(z, claim.s(), baseScalar);
      sum.add(Scalar25519.multiply(z, claim.k()), negated(claim.publicPoint()));
      sum.add(z, negated(claim.noncePoint()));
    }
    sum.addBase(baseScalar);
    return sum.compute().isOfOrderDividingFour();
  }

  private static EdwardsPoint negated(EdwardsPoint p) {
    EdwardsPoint negated = p.copy();
    negated.negateMasked(-1);
    return negated;
  }
}
