package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import network.khala.pallets.identity.Data;
import network.khala.pallets.identity.IdentityCall;
import network.khala.pallets.identity.IdentityError;
import network.khala.pallets.identity.IdentityEvent;
import network.khala.pallets.identity.IdentityInfo;
import network.khala.pallets.identity.Judgement;
import network.khala.pallets.treasury.TreasuryEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.DecodeException;
import network.khala.scale.Result;
import network.khala.scale.Tuple2;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

class IdentityTest extends GovernedChain {
  private static final IdentityInfo INFO = info("Alice");

  @Test
  void setIdentity_againstADeposit_isTakenBackWithIt() {
    assertThat(of(ALICE, new IdentityCall.SetIdentity(INFO))).isEqualTo(Result.ok());
    BigInteger deposit = reserved(ALICE);
    assertThat(deposit).isPositive();
    assertThat(of(ALICE, new IdentityCall.ClearIdentity())).isEqualTo(Result.ok());

    assertThat(chain.events()).endsWith(new IdentityEvent.IdentityCleared(ALICE, deposit));
    assertThat(reserved(ALICE)).isZero();
    assertThat(of(ALICE, new IdentityCall.ClearIdentity()))
        .isEqualTo(refused(IdentityError.NOT_NAMED));
  }

  @Test
  void judgement_askedFor_isPaidWhenItIsGiven() {
    registrar();
    of(ALICE, new IdentityCall.SetIdentity(INFO));
    BigInteger before = free(BOB);

    assertThat(of(ALICE, new IdentityCall.RequestJudgement(0, tokens(1))))
        .isEqualTo(refused(IdentityError.FEE_CHANGED));
    assertThat(of(ALICE, new IdentityCall.RequestJudgement(0, tokens(2)))).isEqualTo(Result.ok());
    assertThat(of(ALICE, new IdentityCall.RequestJudgement(0, tokens(2))))
        .isEqualTo(refused(IdentityError.STICKY_JUDGEMENT));
    assertThat(judge(BOB, new Judgement.KnownGood(), info("Mallory")))
        .isEqualTo(refused(IdentityError.JUDGEMENT_FOR_DIFFERENT_IDENTITY));
    assertThat(judge(CHARLIE, new Judgement.KnownGood(), INFO))
        .isEqualTo(refused(IdentityError.INVALID_INDEX));
    assertThat(judge(BOB, new Judgement.FeePaid(BigInteger.ONE), INFO))
        .isEqualTo(refused(IdentityError.INVALID_JUDGEMENT));
    assertThat(judge(BOB, new Judgement.KnownGood(), INFO)).isEqualTo(Result.ok());

    assertThat(free(BOB)).isEqualTo(before.add(tokens(2)));
    assertThat(of(ALICE, new IdentityCall.CancelRequest(0)))
        .isEqualTo(refused(IdentityError.JUDGEMENT_GIVEN));
  }

  @Test
  void request_cancelled_freesTheFee() {
    registrar();
    of(ALICE, new IdentityCall.SetIdentity(INFO));
    BigInteger deposit = reserved(ALICE);
    of(ALICE, new IdentityCall.RequestJudgement(0, tokens(2)));

    assertThat(reserved(ALICE)).isEqualTo(deposit.add(tokens(2)));
    assertThat(of(ALICE, new IdentityCall.CancelRequest(0))).isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isEqualTo(deposit);
  }

  @Test
  void subAccounts_cost_andLeaveWithTheDeposit() {
    of(ALICE, new IdentityCall.SetIdentity(INFO));
    BigInteger deposit = reserved(ALICE);
    BigInteger before = free(DAVE);
    Data name = text("dave");

    assertThat(of(ALICE, new IdentityCall.AddSub(MultiAddress.of(DAVE), name)))
        .isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isEqualTo(deposit.add(tokens(2)));
    assertThat(of(BOB, new IdentityCall.RenameSub(MultiAddress.of(DAVE), name)))
        .isEqualTo(refused(IdentityError.NO_IDENTITY));
    assertThat(of(ALICE, new IdentityCall.AddSub(MultiAddress.of(DAVE), name)))
        .isEqualTo(refused(IdentityError.ALREADY_CLAIMED));
    assertThat(of(DAVE, new IdentityCall.QuitSub())).isEqualTo(Result.ok());

    assertThat(free(DAVE)).isEqualTo(before.add(tokens(2)));
    assertThat(reserved(ALICE)).isEqualTo(deposit);
    assertThat(of(DAVE, new IdentityCall.QuitSub())).isEqualTo(refused(IdentityError.NOT_SUB));
    assertThat(
            of(
                ALICE,
                new IdentityCall.SetSubs(
                    List.of(new Tuple2<>(DAVE, name), new Tuple2<>(CHARLIE, name)))))
        .isEqualTo(Result.ok());
    assertThat(of(ALICE, new IdentityCall.SetSubs(List.of()))).isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isEqualTo(deposit);
  }

  @Test
  void killIdentity_givesItsDepositToTheTreasury() {
    of(ALICE, new IdentityCall.SetIdentity(INFO));
    BigInteger deposit = reserved(ALICE);
    BigInteger before = free(PalletAccounts.TREASURY);

    assertThat(of(BOB, new IdentityCall.KillIdentity(MultiAddress.of(ALICE))))
        .isEqualTo(badOrigin());
    assertThat(asRoot(pallets().identity(), new IdentityCall.KillIdentity(MultiAddress.of(ALICE))))
        .isEqualTo(Result.ok());

    assertThat(free(PalletAccounts.TREASURY)).isEqualTo(before.add(deposit));
    assertThat(reserved(ALICE)).isZero();
    assertThat(chain.events()).contains(new TreasuryEvent.Deposit(deposit));
  }

  @Test
  void data_everyKind_survivesEncoding() {
    Codec<Data> codec = KhalaRuntime.types().codecs().of(Data.class);
    for (int size = 0; size <= 32; size++) {
      Data text = Data.text(Bytes.wrap(new byte[size]));
      assertThat(codec.encode(text)).hasSize(size + 1).startsWith((byte) (size + 1));
      assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
    }
    Data hash = new Data(35, Bytes.wrap(new byte[32]));
    assertThat(codec.decode(codec.encode(hash))).isEqualTo(hash);
    assertThat(codec.encode(Data.NONE)).containsExactly(0);
    assertThatThrownBy(() -> codec.decode(new byte[] {38})).isInstanceOf(DecodeException.class);
  }

  private void registrar() {
    assertThat(asRoot(pallets().identity(), new IdentityCall.AddRegistrar(MultiAddress.of(BOB))))
        .isEqualTo(Result.ok());
    assertThat(of(BOB, new IdentityCall.SetFee(0, tokens(2)))).isEqualTo(Result.ok());
  }

  private Result<Unit, DispatchError> of(AccountId who, IdentityCall call) {
    return call(who, pallets().identity(), call);
  }

  private Result<Unit, DispatchError> judge(
      AccountId registrar, Judgement judgement, IdentityInfo seen) {
    Hash hash = Hash.blake2(KhalaRuntime.types().codecs().of(IdentityInfo.class).encode(seen));
    return of(
        registrar, new IdentityCall.ProvideJudgement(0, MultiAddress.of(ALICE), judgement, hash));
  }

  private Result<Unit, DispatchError> refused(IdentityError error) {
    return refused(pallets().identity(), error);
  }

  private static IdentityInfo info(String name) {
    return new IdentityInfo(
        List.of(),
        text(name),
        Data.NONE,
        Data.NONE,
        Data.NONE,
        Data.NONE,
        Optional.empty(),
        Data.NONE,
        Data.NONE);
  }

  private static Data text(String text) {
    return Data.text(Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
