package network.khala.finality.cometbft;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import network.khala.crypto.Ed25519;
import network.khala.crypto.VerificationException;
import network.khala.finality.FinalityError;
import network.khala.finality.FinalityException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Counts the power behind one commit. A signature is verified once, however often it is counted,
/// and none is looked at after the threshold.
///
/// For one commit and one thread.
public final class CommitVerifier {
  private final String chainId;
  private final Commit commit;
  private final Map<Integer, Bytes32> verified = new TreeMap<>();
  private int signatureChecks;

  /// For a commit that is well-formed.
  ///
  /// @param chainId the chain whose validators signed
  public CommitVerifier(String chainId, Commit commit) {
    this.chainId = chainId;
    this.commit = commit;
  }

  /// Requires a commit for the given block by more than two thirds of a known set.
  public void requireDecided(long height, BlockId blockId, ValidatorSet validators)
      throws FinalityException {
    requireCount(validators);
    if (commit.height() != height) {
      throw new FinalityException(
          FinalityError.WRONG_COMMIT_HEIGHT, commit.height() + ", expected " + height);
    }
    if (!commit.blockId().equals(blockId)) {
      throw new FinalityException(
          FinalityError.WRONG_BLOCK_ID, commit.blockId() + ", expected " + blockId);
    }
    requireTwoThirds(validators);
  }

  /// Requires more than two thirds of the set that signs this height; entries are matched by place.
  void requireTwoThirds(ValidatorSet validators) throws FinalityException {
    requireCount(validators);
    long needed = validators.threshold(2, 3);
    long tallied = 0;
    for (int i = 0; i < validators.size(); i++) {
      CommitSig entry = commit.signatures().get(i);
      if (entry.flag() != CommitSig.Flag.COMMIT) {
        continue;
      }
      Validator validator = validators.get(i);
      // The address is not covered by the signature: it must not choose the key.
      if (!entry.validatorAddress().equals(validator.address())) {
        throw new FinalityException(
            FinalityError.WRONG_VALIDATOR_ADDRESS,
            "entry "
                + i
                + " names "
                + entry.validatorAddress()
                + ", the set has "
                + validator.address());
      }
      checkSignature(i, entry, validator.key());
      tallied += validator.power();
      if (tallied > needed) {
        return;
      }
    }
    throw new FinalityException(
        FinalityError.NOT_ENOUGH_VOTING_POWER, tallied + ", needs more than " + needed);
  }

  /// Requires more than the given share of a trusted set of another height; entries are matched by
  /// address.
  void requireTrust(ValidatorSet trusted, long numerator, long denominator)
      throws FinalityException {
    long needed = trusted.threshold(numerator, denominator);
    long tallied = 0;
    Set<Bytes> seen = new TreeSet<>();
    List<CommitSig> entries = commit.signatures();
    for (int i = 0; i < entries.size(); i++) {
      CommitSig entry = entries.get(i);
      OptionalInt place = trusted.indexOf(entry.validatorAddress());
      if (entry.flag() != CommitSig.Flag.COMMIT || place.isEmpty()) {
        continue;
      }
      if (!seen.add(entry.validatorAddress())) {
        throw new FinalityException(
            FinalityError.DOUBLE_VOTE,
            "entry " + i + " repeats validator " + entry.validatorAddress());
      }
      Validator validator = trusted.get(place.getAsInt());
      checkSignature(i, entry, validator.key());
      tallied += validator.power();
      if (tallied > needed) {
        return;
      }
    }
    throw new FinalityException(
        FinalityError.NOT_ENOUGH_TRUST, tallied + ", needs more than " + needed);
  }

  /// How many signatures were needed so far.
  public int signatureChecks() {
    return signatureChecks;
  }

  /// How many signatures were really verified so far.
  public int verifications() {
    return verified.size();
  }

  private void requireCount(ValidatorSet validators) throws FinalityException {
    if (commit.signatures().size() != validators.size()) {
      throw new FinalityException(
          FinalityError.WRONG_SIGNATURE_COUNT,
          commit.signatures().size() + " entries, the set has " + validators.size());
    }
  }

  private void checkSignature(int index, CommitSig entry, Bytes32 key) throws FinalityException {
    signatureChecks++;
    if (key.equals(verified.get(index))) {
      return;
    }
    try {
      Ed25519.verify(key, commit.signBytes(chainId, entry), entry.signature().toArray());
    } catch (VerificationException e) {
      throw new FinalityException(
          FinalityError.WRONG_SIGNATURE,
          "entry " + index + " of validator " + key + ": " + e.getMessage());
    }
    verified.put(index, key);
  }
}
