package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import network.khala.crypto.Hashing;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.multisig.MultisigCall;
import network.khala.pallets.multisig.MultisigError;
import network.khala.pallets.multisig.MultisigEvent;
import network.khala.pallets.multisig.MultisigPallet;
import network.khala.pallets.multisig.Timepoint;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes32;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MultisigTest extends GovernedChain {
  private static final Weight ENOUGH = new Weight(-1L >>> 1, -1L >>> 1);
  private static final AccountId TOGETHER =
      MultisigPallet.accountOf(List.of(ALICE, BOB, CHARLIE), 2);

  @BeforeEach
  void fundTheCommonAccount() {
    assertThat(chain.call(Origin.signed(DAVE), transfer(TOGETHER, 100))).isEqualTo(Result.ok());
  }

  @Test
  void asMulti_enoughApprovals_makesTheCallAndFreesTheDeposit() {
    RuntimeCall call = transfer(NEWCOMER, 7);
    Timepoint begun = new Timepoint(chain.number(), 0);

    assertThat(approve(ALICE, List.of(BOB, CHARLIE), Optional.empty(), call))
        .isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isPositive();
    assertThat(chain.events()).endsWith(new MultisigEvent.NewMultisig(ALICE, TOGETHER, hash(call)));
    assertThat(approve(CHARLIE, List.of(ALICE, BOB), Optional.of(begun), call))
        .isEqualTo(Result.ok());

    assertThat(free(NEWCOMER)).isEqualTo(tokens(7));
    assertThat(reserved(ALICE)).isZero();
    assertThat(chain.events())
        .endsWith(
            new MultisigEvent.MultisigExecuted(CHARLIE, begun, TOGETHER, hash(call), Result.ok()));
  }

  @Test
  void asMulti_callThatFails_isReportedAndUsedUp() {
    RuntimeCall call = transfer(NEWCOMER, 100_000);
    Timepoint begun = new Timepoint(chain.number(), 0);
    approve(ALICE, List.of(BOB, CHARLIE), Optional.empty(), call);

    assertThat(approve(BOB, List.of(ALICE, CHARLIE), Optional.of(begun), call))
        .isEqualTo(Result.ok());

    assertThat(chain.events().getLast())
        .isInstanceOfSatisfying(
            MultisigEvent.MultisigExecuted.class,
            event -> assertThat(event.result()).isInstanceOf(Result.Err.class));
    assertThat(approve(BOB, List.of(ALICE, CHARLIE), Optional.of(begun), call))
        .isEqualTo(refused(MultisigError.UNEXPECTED_TIMEPOINT));
  }

  @Test
  void asMulti_otherwiseThanItMust_isRefused() {
    RuntimeCall call = transfer(NEWCOMER, 7);
    Timepoint begun = new Timepoint(chain.number(), 0);
    approve(ALICE, List.of(BOB, CHARLIE), Optional.empty(), call);

    assertThat(approve(ALICE, List.of(), Optional.empty(), call))
        .isEqualTo(refused(MultisigError.TOO_FEW_SIGNATORIES));
    assertThat(approve(ALICE, List.of(CHARLIE, BOB), Optional.empty(), call))
        .isEqualTo(refused(MultisigError.SIGNATORIES_OUT_OF_ORDER));
    assertThat(approve(ALICE, List.of(ALICE, BOB), Optional.empty(), call))
        .isEqualTo(refused(MultisigError.SENDER_IN_SIGNATORIES));
    assertThat(approve(BOB, List.of(ALICE, CHARLIE), Optional.empty(), call))
        .isEqualTo(refused(MultisigError.NO_TIMEPOINT));
    assertThat(approve(BOB, List.of(ALICE, CHARLIE), Optional.of(new Timepoint(9, 9)), call))
        .isEqualTo(refused(MultisigError.WRONG_TIMEPOINT));
    assertThat(approve(ALICE, List.of(BOB, CHARLIE), Optional.of(begun), call))
        .isEqualTo(refused(MultisigError.ALREADY_APPROVED));
    assertThat(
            call(
                BOB,
                pallets().multisig(),
                new MultisigCall.AsMulti(
                    2, List.of(ALICE, CHARLIE), Optional.of(begun), call, Weight.ZERO)))
        .isEqualTo(refused(MultisigError.MAX_WEIGHT_TOO_LOW));
    assertThat(
            call(
                ALICE,
                pallets().multisig(),
                new MultisigCall.AsMulti(1, List.of(BOB), Optional.empty(), call, ENOUGH)))
        .isEqualTo(refused(MultisigError.MINIMUM_THRESHOLD));
  }

  @Test
  void cancel_onlyByWhoBegan_freesTheDeposit() {
    RuntimeCall call = transfer(NEWCOMER, 7);
    Timepoint begun = new Timepoint(chain.number(), 0);
    approve(ALICE, List.of(BOB, CHARLIE), Optional.empty(), call);

    assertThat(
            call(
                BOB,
                pallets().multisig(),
                new MultisigCall.CancelAsMulti(2, List.of(ALICE, CHARLIE), begun, hash(call))))
        .isEqualTo(refused(MultisigError.NOT_OWNER));
    assertThat(
            call(
                ALICE,
                pallets().multisig(),
                new MultisigCall.CancelAsMulti(2, List.of(BOB, CHARLIE), begun, hash(call))))
        .isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isZero();
    assertThat(
            call(
                ALICE,
                pallets().multisig(),
                new MultisigCall.CancelAsMulti(2, List.of(BOB, CHARLIE), begun, hash(call))))
        .isEqualTo(refused(MultisigError.NOT_FOUND));
  }

  @Test
  void threshold1_anyOfThem_actsAtOnce() {
    AccountId either = MultisigPallet.accountOf(List.of(ALICE, BOB), 1);
    chain.call(Origin.signed(DAVE), transfer(either, 10));

    assertThat(
            call(
                BOB,
                pallets().multisig(),
                new MultisigCall.AsMultiThreshold1(List.of(ALICE), transfer(NEWCOMER, 1))))
        .isEqualTo(Result.ok());
    assertThat(free(NEWCOMER)).isEqualTo(tokens(1));
  }

  private Result<Unit, DispatchError> approve(
      AccountId who, List<AccountId> others, Optional<Timepoint> begun, RuntimeCall call) {
    return call(
        who, pallets().multisig(), new MultisigCall.AsMulti(2, others, begun, call, ENOUGH));
  }

  private Result<Unit, DispatchError> refused(MultisigError error) {
    return refused(pallets().multisig(), error);
  }

  private static Bytes32 hash(RuntimeCall call) {
    return Bytes32.wrap(
        Hashing.blake2b256(KhalaRuntime.types().codecs().of(RuntimeCall.class).encode(call)));
  }
}
