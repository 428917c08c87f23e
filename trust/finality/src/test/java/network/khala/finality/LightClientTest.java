package network.khala.finality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import network.khala.finality.cometbft.BlockId;
import network.khala.finality.cometbft.CometHeader;
import network.khala.finality.cometbft.Commit;
import network.khala.finality.cometbft.CommitSig;
import network.khala.finality.cometbft.LightBlock;
import network.khala.finality.cometbft.LightClient;
import network.khala.finality.cometbft.TrustedHeader;
import network.khala.finality.cometbft.Validator;
import network.khala.finality.cometbft.ValidatorSet;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

/// The refusals that no vector shows, and that a signature is verified only once.
class LightClientTest {
  private static final Authorities AUTHORITIES = new Authorities();
  private static final Bytes APP_HASH = Bytes.fromHex("ee".repeat(32));
  private static final Instant NOW = Authorities.GENESIS_TIME.plusSeconds(1_000);

  private final LightClient client = new LightClient(Authorities.CHAIN_ID, VerificationPolicy.NODE);
  private final TrustedHeader anchor =
      TrustedHeader.anchor(1, Authorities.GENESIS_TIME, AUTHORITIES.set());

  @Test
  void verify_sameSetFurtherOn_verifiesEachSignatureOnce() throws FinalityException {
    LightBlock block = AUTHORITIES.lightBlock(9, APP_HASH, 4);
    LightClient.Verified verified = client.verify(anchor, block, NOW);
    assertThat(verified.trusted().height()).isEqualTo(9);
    assertThat(verified.signatureChecks()).isEqualTo(5);
    assertThat(verified.verifications()).isEqualTo(3);
  }

  @Test
  void verify_otherBlockProtocol_needsAnUpgrade() {
    FinalityError error = refusal(withHeader(header(12, 20, Authorities.GENESIS_TIME, 32)));
    assertThat(error).isEqualTo(FinalityError.UNSUPPORTED_BLOCK_PROTOCOL);
    assertThat(error.reaction()).isEqualTo(FinalityError.Reaction.UPGRADE);
  }

  @Test
  void verify_proposerAddressTooShort_isMalformedHeader() {
    assertThat(refusal(withHeader(header(11, 19, Authorities.GENESIS_TIME, 32))))
        .isEqualTo(FinalityError.MALFORMED_HEADER);
  }

  @Test
  void verify_nextValidatorsHashTooShort_isMalformedHeader() {
    assertThat(refusal(withHeader(header(11, 20, Authorities.GENESIS_TIME, 31))))
        .isEqualTo(FinalityError.MALFORMED_HEADER);
  }

  @Test
  void verify_negativeRound_isMalformedCommit() {
    LightBlock block = block();
    Commit commit = block.commit();
    assertThat(
            refusal(
                withCommit(new Commit(commit.height(), -1, commit.blockId(), commit.signatures()))))
        .isEqualTo(FinalityError.MALFORMED_COMMIT);
  }

  @Test
  void verify_commitForNoBlock_isMalformedCommit() {
    Commit commit = block().commit();
    assertThat(
            refusal(withCommit(new Commit(commit.height(), 0, BlockId.NIL, commit.signatures()))))
        .isEqualTo(FinalityError.MALFORMED_COMMIT);
  }

  @Test
  void verify_absentEntryWithSignature_isMalformedCommit() {
    Commit commit = block().commit();
    List<CommitSig> entries = new ArrayList<>(commit.signatures());
    CommitSig first = entries.getFirst();
    entries.set(
        0,
        new CommitSig(
            CommitSig.Flag.ABSENT, first.validatorAddress(), first.timestamp(), first.signature()));
    assertThat(refusal(withCommit(new Commit(2, 0, commit.blockId(), entries))))
        .isEqualTo(FinalityError.MALFORMED_COMMIT);
  }

  @Test
  void verify_commitOfAnotherHeight_isRefused() {
    Commit commit = block().commit();
    assertThat(refusal(withCommit(new Commit(3, 0, commit.blockId(), commit.signatures()))))
        .isEqualTo(FinalityError.WRONG_COMMIT_HEIGHT);
  }

  @Test
  void verify_timeNotAfterTheTrusted_isRefused() throws FinalityException {
    TrustedHeader later =
        new TrustedHeader(1, NOW, anchor.nextValidatorsHash(), AUTHORITIES.set(), true);
    assertThat(
            catchThrowableOfType(FinalityException.class, () -> client.verify(later, block(), NOW))
                .error())
        .isEqualTo(FinalityError.NON_MONOTONIC_TIME);
  }

  @Test
  void verify_trustOlderThanItsPeriod_isRefusedButNotTheAnchor() throws FinalityException {
    TrustedHeader trusted = client.verify(anchor, block(), NOW).trusted();
    LightBlock next = AUTHORITIES.lightBlock(3, APP_HASH, 4);
    Instant late = trusted.time().plus(Duration.ofDays(14));
    assertThat(
            catchThrowableOfType(FinalityException.class, () -> client.verify(trusted, next, late))
                .error())
        .isEqualTo(FinalityError.TRUST_EXPIRED);
    assertThat(client.verify(anchor, block(), late).trusted().height()).isEqualTo(2);
    LightClient enclave = new LightClient(Authorities.CHAIN_ID, VerificationPolicy.ENCLAVE);
    assertThat(enclave.verify(trusted, next, late).trusted().height()).isEqualTo(3);
  }

  @Test
  void verify_otherSetThanTheHeaderNames_isRefused() {
    LightBlock block = block();
    List<Validator> reversed = new ArrayList<>(block.validators().validators());
    Collections.reverse(reversed);
    assertThat(refusal(new LightBlock(block.header(), block.commit(), ValidatorSet.of(reversed))))
        .isEqualTo(FinalityError.WRONG_VALIDATORS_HASH);
  }

  @Test
  void verify_validatorCountedTwiceForTrust_isRefused() {
    LightBlock block = AUTHORITIES.lightBlock(9, APP_HASH, 4);
    Commit commit = block.commit();
    List<CommitSig> entries = new ArrayList<>(commit.signatures());
    entries.set(1, entries.getFirst());
    LightBlock twice =
        new LightBlock(
            block.header(), new Commit(9, 0, commit.blockId(), entries), block.validators());
    assertThat(refusal(twice)).isEqualTo(FinalityError.DOUBLE_VOTE);
  }

  @Test
  void policy_trustLevelOutsideOneThirdToOne_isRefused() {
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () ->
                    new VerificationPolicy(
                        1, 4, VerificationPolicy.NODE.trustingPeriod(), Duration.ZERO)))
        .hasMessageContaining("1/4");
  }

  private static LightBlock block() {
    return AUTHORITIES.lightBlock(2, APP_HASH, 4);
  }

  private static LightBlock withHeader(CometHeader header) {
    return new LightBlock(header, block().commit(), block().validators());
  }

  private static LightBlock withCommit(Commit commit) {
    return new LightBlock(block().header(), commit, block().validators());
  }

  private static CometHeader header(
      long protocol, int proposerSize, Instant time, int nextHashSize) {
    CometHeader base = block().header();
    return new CometHeader(
        protocol,
        base.appVersion(),
        base.chainId(),
        base.height(),
        time,
        base.lastBlockId(),
        base.lastCommitHash(),
        base.dataHash(),
        base.validatorsHash(),
        Bytes.of(new byte[nextHashSize]),
        base.consensusHash(),
        base.appHash(),
        base.lastResultsHash(),
        base.evidenceHash(),
        Bytes.of(new byte[proposerSize]));
  }

  private FinalityError refusal(LightBlock block) {
    return catchThrowableOfType(FinalityException.class, () -> client.verify(anchor, block, NOW))
        .error();
  }
}
