package network.khala.finality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.khala.finality.cometbft.LightBlock;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.EncodeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FinalityVerifierTest {
  private static final Instant NOW = Authorities.GENESIS_TIME.plusSeconds(1_000);
  private static final Authorities AUTHORITIES = new Authorities();
  private static final HeaderLink ONE =
      new HeaderLink(1, Authorities.GENESIS_HASH, Bytes32.fromHex("01".repeat(32)));
  private static final HeaderLink TWO =
      new HeaderLink(2, ONE.hash(), Bytes32.fromHex("02".repeat(32)));

  private final FinalityVerifier sealed =
      new FinalityVerifier(
          new FinalityAnchor.Sealed(AUTHORITIES.first().publicKey()),
          Authorities.GENESIS_HASH,
          VerificationPolicy.ENCLAVE);
  private final FinalityVerifier comet =
      new FinalityVerifier(
          AUTHORITIES.anchor(), Authorities.GENESIS_HASH, VerificationPolicy.ENCLAVE);

  @Test
  void verify_sealOfLastHeader_finalisesTheBatch() throws FinalityException {
    TrustedState next = sealed.verify(sealed.genesis(), List.of(ONE, TWO), seal(TWO), NOW);
    assertThat(next.number()).isEqualTo(2);
    assertThat(next.hash()).isEqualTo(TWO.hash());
    assertThat(TrustedState.decode(next.encode())).isEqualTo(next);
  }

  @Test
  void verifyJump_sealOfLaterHeader_needsNoParent() throws FinalityException {
    HeaderLink far = new HeaderLink(900, Bytes32.ZERO, TWO.hash());
    assertThat(sealed.verifyJump(sealed.genesis(), far, seal(far), NOW).number()).isEqualTo(900);
    assertThat(error(() -> sealed.verifyJump(at(900), far, seal(far), NOW)))
        .isEqualTo(FinalityError.BROKEN_HEADER_CHAIN);
  }

  @Test
  void verify_sealOfAnotherHeader_isRefused() {
    assertThat(error(() -> sealed.verify(sealed.genesis(), List.of(ONE, TWO), seal(ONE), NOW)))
        .isEqualTo(FinalityError.WRONG_SIGNATURE);
  }

  @Test
  void verify_sealUnderAnotherKey_isRefused() {
    Bytes proof =
        encode(new FinalityProof.Sealed(Bytes32.fromHex("07".repeat(32)), Bytes.of(new byte[64])));
    assertThat(error(() -> sealed.verify(sealed.genesis(), List.of(ONE), proof, NOW)))
        .isEqualTo(FinalityError.WRONG_VALIDATORS_HASH);
  }

  @Test
  void verify_otherKindThanTheAnchor_isRefused() {
    assertThat(error(() -> comet.verify(comet.genesis(), List.of(ONE), seal(ONE), NOW)))
        .isEqualTo(FinalityError.MALFORMED);
    assertThat(error(() -> sealed.verify(sealed.genesis(), List.of(ONE), commits(ONE), NOW)))
        .isEqualTo(FinalityError.MALFORMED);
  }

  @Test
  void verify_headersThatDoNotFollow_areRefused() {
    assertThat(error(() -> sealed.verify(sealed.genesis(), List.of(TWO), seal(TWO), NOW)))
        .isEqualTo(FinalityError.BROKEN_HEADER_CHAIN);
    HeaderLink orphan = new HeaderLink(1, Bytes32.ZERO, ONE.hash());
    assertThat(error(() -> sealed.verify(sealed.genesis(), List.of(orphan), seal(orphan), NOW)))
        .isEqualTo(FinalityError.BROKEN_HEADER_CHAIN);
  }

  @Test
  void verify_commitsOfTheNextHeight_finaliseTheBatch() throws FinalityException {
    TrustedState next = comet.verify(comet.genesis(), List.of(ONE, TWO), commits(TWO), NOW);
    assertThat(next.number()).isEqualTo(2);
    assertThat(next.comet().orElseThrow().height()).isEqualTo(3);
    assertThat(TrustedState.decode(next.encode())).isEqualTo(next);
  }

  @Test
  void verify_clockBehindVerifiedHeaders_goesOn() throws FinalityException {
    TrustedState first = comet.verify(comet.genesis(), List.of(ONE), commits(ONE), NOW);
    assertThat(comet.verify(first, List.of(TWO), commits(TWO), Instant.EPOCH).number())
        .isEqualTo(2);
  }

  @Test
  void verify_tooFewSigners_isRefused() {
    Bytes proof = commits(AUTHORITIES.lightBlock(2, ONE.hash().toBytes(), 2));
    assertThat(error(() -> comet.verify(comet.genesis(), List.of(ONE), proof, NOW)))
        .isEqualTo(FinalityError.NOT_ENOUGH_VOTING_POWER);
  }

  @Test
  void verify_otherAppHash_isRefused() {
    Bytes proof = commits(AUTHORITIES.lightBlock(2, TWO.hash().toBytes(), 4));
    assertThat(error(() -> comet.verify(comet.genesis(), List.of(ONE), proof, NOW)))
        .isEqualTo(FinalityError.APP_HASH_MISMATCH);
  }

  @Test
  void verify_wrongHeight_isRefused() {
    Bytes proof = commits(AUTHORITIES.lightBlock(3, ONE.hash().toBytes(), 4));
    assertThat(error(() -> comet.verify(comet.genesis(), List.of(ONE), proof, NOW)))
        .isEqualTo(FinalityError.HEIGHT_MISMATCH);
  }

  @Test
  void verify_noLightBlock_isRefused() {
    Bytes proof = encode(new FinalityProof.CometBft(List.of()));
    assertThat(error(() -> comet.verify(comet.genesis(), List.of(ONE), proof, NOW)))
        .isEqualTo(FinalityError.MALFORMED);
  }

  @Test
  void verify_tooManyLightBlocks_isRefused() {
    Bytes block = AUTHORITIES.lightBlock(2, ONE.hash().toBytes(), 4).encode();
    FinalityProof flood =
        new FinalityProof.CometBft(Collections.nCopies(FinalityProof.MAX_LIGHT_BLOCKS + 1, block));
    assertThatThrownBy(() -> FinalityProof.CODEC.encode(flood)).isInstanceOf(EncodeException.class);
    // Variant 1, then 33 blocks, of which the first byte of the first is missing already.
    assertThat(error(() -> comet.verify(comet.genesis(), List.of(ONE), Bytes.fromHex("0184"), NOW)))
        .isEqualTo(FinalityError.MALFORMED);
  }

  @Property(tries = 500)
  void verify_anyByteChanged_neverFinalisesAnythingElse(
      @ForAll @IntRange(max = 5_000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] proof = commits(ONE).toArray();
    proof[place % proof.length] ^= (byte) change;
    try {
      TrustedState next = comet.verify(comet.genesis(), List.of(ONE), Bytes.of(proof), NOW);
      assertThat(next.hash()).isEqualTo(ONE.hash());
      assertThat(next.comet().orElseThrow().height()).isEqualTo(2);
    } catch (FinalityException e) {
      assertThat(e).hasMessageStartingWith(e.error().wireName());
    }
  }

  private static TrustedState at(long number) {
    return new TrustedState(number, TWO.hash(), Optional.empty());
  }

  private static Bytes seal(HeaderLink header) {
    byte[] signature =
        AUTHORITIES
            .first()
            .sign(SealMessage.of(Authorities.GENESIS_HASH, header.number(), header.hash()));
    return encode(new FinalityProof.Sealed(AUTHORITIES.first().publicKey(), Bytes.of(signature)));
  }

  private static Bytes commits(HeaderLink header) {
    return commits(AUTHORITIES.lightBlock(header.number() + 1, header.hash().toBytes(), 4));
  }

  private static Bytes commits(LightBlock block) {
    return encode(new FinalityProof.CometBft(List.of(block.encode())));
  }

  private static Bytes encode(FinalityProof proof) {
    return Bytes.wrap(FinalityProof.CODEC.encode(proof));
  }

  private static FinalityError error(ThrowingCallable refused) {
    return catchThrowableOfType(FinalityException.class, refused).error();
  }
}
