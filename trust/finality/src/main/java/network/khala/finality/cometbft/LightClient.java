package network.khala.finality.cometbft;

import java.time.Instant;
import network.khala.finality.FinalityError;
import network.khala.finality.FinalityException;
import network.khala.finality.VerificationPolicy;

/// Verifies one light block under a trusted one, in the order of `docs/protocol/finality.md`: cheap
/// checks first, signatures last.
///
/// @param chainId the chain that is followed
/// @param policy how much is taken on trust
public record LightClient(String chainId, VerificationPolicy policy) {
  /// What a verification found and what it cost.
  ///
  /// @param trusted the state to go on from
  /// @param signatureChecks how many signatures were needed
  /// @param verifications how many of them were really verified, the others being known already
  public record Verified(TrustedHeader trusted, int signatureChecks, int verifications) {}

  /// Verifies a light block.
  ///
  /// @param now the time, by which trust expires and headers can be too early
  public Verified verify(TrustedHeader trusted, LightBlock block, Instant now)
      throws FinalityException {
    CometHeader header = block.header();
    Commit commit = block.commit();
    ValidatorSet validators = block.validators();
    checkTrust(trusted, now);
    checkForm(header, commit);
    checkLink(trusted, header, commit, now);
    if (!validators.hash().toBytes().equals(header.validatorsHash())) {
      throw new FinalityException(
          FinalityError.WRONG_VALIDATORS_HASH,
          "set " + validators.hash() + ", header says " + header.validatorsHash());
    }
    CommitVerifier verifier = new CommitVerifier(chainId, commit);
    if (header.height() == trusted.height() + 1) {
      if (!trusted.nextValidatorsHash().equals(header.validatorsHash())) {
        throw new FinalityException(
            FinalityError.NEXT_VALIDATORS_MISMATCH,
            "set " + header.validatorsHash() + ", announced " + trusted.nextValidatorsHash());
      }
    } else {
      verifier.requireTrust(
          trusted.validators(), policy.trustNumerator(), policy.trustDenominator());
    }
    verifier.requireTwoThirds(validators);
    return new Verified(
        TrustedHeader.of(header, validators), verifier.signatureChecks(), verifier.verifications());
  }

  private void checkTrust(TrustedHeader trusted, Instant now) throws FinalityException {
    if (!trusted.expires() || policy.trustingPeriod().isEmpty()) {
      return;
    }
    Instant end = trusted.time().plus(policy.trustingPeriod().get());
    if (!end.isAfter(now)) {
      throw new FinalityException(FinalityError.TRUST_EXPIRED, "at " + end + ", now " + now);
    }
  }

  private static void checkForm(CometHeader header, Commit commit) throws FinalityException {
    if (header.blockVersion() != CometHeader.BLOCK_PROTOCOL) {
      throw new FinalityException(
          FinalityError.UNSUPPORTED_BLOCK_PROTOCOL,
          header.blockVersion() + ", only " + CometHeader.BLOCK_PROTOCOL + " is supported");
    }
    var headerFlaw = header.flaw();
    if (headerFlaw.isPresent()) {
      throw new FinalityException(FinalityError.MALFORMED_HEADER, headerFlaw.get());
    }
    var commitFlaw = commit.flaw();
    if (commitFlaw.isPresent()) {
      throw new FinalityException(FinalityError.MALFORMED_COMMIT, commitFlaw.get());
    }
  }

  private void checkLink(TrustedHeader trusted, CometHeader header, Commit commit, Instant now)
      throws FinalityException {
    if (!header.chainId().equals(chainId)) {
      throw new FinalityException(
          FinalityError.WRONG_CHAIN_ID, header.chainId() + ", expected " + chainId);
    }
    if (commit.height() != header.height()) {
      throw new FinalityException(
          FinalityError.WRONG_COMMIT_HEIGHT,
          "commit of height " + commit.height() + ", header of height " + header.height());
    }
    var hash = header.hash();
    if (hash.isEmpty() || !hash.get().toBytes().equals(commit.blockId().hash())) {
      throw new FinalityException(
          FinalityError.HEADER_HASH_MISMATCH,
          "header "
              + hash.map(Object::toString).orElse("without validators")
              + ", commit for "
              + commit.blockId().hash());
    }
    if (header.height() <= trusted.height()) {
      throw new FinalityException(
          FinalityError.NON_MONOTONIC_HEIGHT, header.height() + ", trusted is " + trusted.height());
    }
    if (!header.time().isAfter(trusted.time())) {
      throw new FinalityException(
          FinalityError.NON_MONOTONIC_TIME, header.time() + ", trusted is " + trusted.time());
    }
    Instant latest = now.plus(policy.maxClockDrift());
    if (!header.time().isBefore(latest)) {
      throw new FinalityException(
          FinalityError.HEADER_FROM_FUTURE, header.time() + ", must be before " + latest);
    }
  }
}
