package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.preimage.PreimageCall;
import network.khala.pallets.preimage.PreimageError;
import network.khala.pallets.preimage.PreimageEvent;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.scheduler.SchedulerCall;
import network.khala.pallets.scheduler.SchedulerError;
import network.khala.pallets.scheduler.SchedulerEvent;
import network.khala.pallets.utility.UtilityCall;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Result;
import network.khala.scale.Tuple2;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

class SchedulerTest extends GovernedChain {
  private static final long LAST_BLOCK = 0xffff_ffffL;
  private static final Bytes32 NAME = Bytes32.fromHex("5a".repeat(32));

  @Test
  void schedule_callOfAnotherAccount_isMadeAtItsBlockOnce() {
    long when = chain.number() + 2;
    assertThat(schedule(when, Optional.empty(), asDave(transfer(NEWCOMER, 3))))
        .isEqualTo(Result.ok());

    blocks(1);
    assertThat(free(NEWCOMER)).isZero();
    blocks(1);
    assertThat(free(NEWCOMER)).isEqualTo(tokens(3));
    assertThat(chain.events())
        .contains(
            new SchedulerEvent.Dispatched(new Tuple2<>(when, 0L), Optional.empty(), Result.ok()));
    blocks(2);
    assertThat(free(NEWCOMER)).isEqualTo(tokens(3));
  }

  @Test
  void schedule_periodic_isRepeatedAsOftenAsSaid() {
    long when = chain.number() + 1;
    schedule(when, Optional.of(new Tuple2<>(2L, 3L)), asDave(transfer(NEWCOMER, 1)));

    blocks(10);

    assertThat(free(NEWCOMER)).isEqualTo(tokens(3));
  }

  @Test
  void scheduleAfter_moreBlocksThanHaveNumbers_isAtTheLastOne() {
    SchedulerCall call =
        new SchedulerCall.ScheduleAfter(LAST_BLOCK, Optional.empty(), 0, remark(1));

    assertThat(asRoot(pallets().scheduler(), call)).isEqualTo(Result.ok());

    assertThat(chain.events()).contains(new SchedulerEvent.Scheduled(LAST_BLOCK, 0));
  }

  @Test
  void schedule_periodBeyondTheLastBlock_doesNotStopTheChain() {
    long when = chain.number() + 1;
    schedule(when, Optional.of(new Tuple2<>(LAST_BLOCK, 2L)), asDave(transfer(NEWCOMER, 1)));

    blocks(1);

    assertThat(free(NEWCOMER)).isEqualTo(tokens(1));
    assertThat(chain.events()).contains(new SchedulerEvent.Scheduled(LAST_BLOCK, 0));
    blocks(1);
    assertThat(chain.number()).isEqualTo(when + 1);
  }

  @Test
  void schedule_largeCall_liesUnderItsHashUntilItIsMade() {
    RuntimeCall large = asDave(remark(1000));
    Hash hash = hash(large);
    schedule(chain.number() + 1, Optional.empty(), large);
    assertThat(chain.events())
        .contains(new PreimageEvent.Requested(hash), new PreimageEvent.Noted(hash));

    blocks(1);

    assertThat(chain.events()).contains(new PreimageEvent.Cleared(hash));
  }

  @Test
  void cancelNamed_takesTheCallOff() {
    SchedulerCall named =
        new SchedulerCall.ScheduleNamed(
            NAME, chain.number() + 2, Optional.empty(), 0, asDave(transfer(NEWCOMER, 3)));
    assertThat(asRoot(pallets().scheduler(), named)).isEqualTo(Result.ok());
    assertThat(asRoot(pallets().scheduler(), named))
        .isEqualTo(refused(SchedulerError.FAILED_TO_SCHEDULE));
    assertThat(asRoot(pallets().scheduler(), new SchedulerCall.CancelNamed(NAME)))
        .isEqualTo(Result.ok());
    assertThat(asRoot(pallets().scheduler(), new SchedulerCall.CancelNamed(NAME)))
        .isEqualTo(refused(SchedulerError.NOT_FOUND));

    blocks(3);

    assertThat(free(NEWCOMER)).isZero();
  }

  @Test
  void schedule_otherwiseThanItMust_isRefused() {
    assertThat(schedule(chain.number(), Optional.empty(), remark(1)))
        .isEqualTo(refused(SchedulerError.TARGET_BLOCK_NUMBER_IN_PAST));
    assertThat(
            call(
                ALICE,
                pallets().scheduler(),
                new SchedulerCall.Schedule(chain.number() + 1, Optional.empty(), 0, remark(1))))
        .isEqualTo(badOrigin());
    for (int i = 0; i < 50; i++) {
      schedule(chain.number() + 1, Optional.empty(), remark(1));
    }
    assertThat(schedule(chain.number() + 1, Optional.empty(), remark(1)))
        .isEqualTo(Result.err(new DispatchError.Exhausted()));
  }

  @Test
  void scheduledCall_thatSendsMessages_reachesEnclavesWithItsBlock() {
    RuntimeCall register =
        chain
            .runtime()
            .registry()
            .outer(
                new RegistryCall.ForceRegisterWorker(
                    RegistryChain.publicKey(RegistryChain.keyPair(1)),
                    RegistryChain.publicKey(RegistryChain.keyPair(1)),
                    Optional.empty()));
    RuntimeCall gatekeeper =
        chain
            .runtime()
            .registry()
            .outer(
                new RegistryCall.RegisterGatekeeper(
                    RegistryChain.publicKey(RegistryChain.keyPair(1))));
    chain.call(Origin.root(), register);
    schedule(chain.number() + 1, Optional.empty(), gatekeeper);
    blocks(1);

    List<Message> messages = chain.nextBlock(BLOCK_MILLIS);

    assertThat(messages)
        .filteredOn(message -> message.destination().equals(Topics.GATEKEEPER_LAUNCH))
        .hasSize(1)
        .allSatisfy(
            message ->
                assertThat(message.decode(GatekeeperLaunch.CODEC).orElseThrow())
                    .isInstanceOf(GatekeeperLaunch.FirstGatekeeper.class));
  }

  @Test
  void preimage_ofAnybody_costsADepositUntilItIsTakenAway() {
    Bytes bytes = Bytes.wrap(new byte[200]);
    Hash hash = Hash.blake2(bytes);
    PreimageCall note = new PreimageCall.NotePreimage(bytes);

    assertThat(call(ALICE, pallets().preimage(), note)).isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isPositive();
    assertThat(call(BOB, pallets().preimage(), note))
        .isEqualTo(refused(pallets().preimage(), PreimageError.ALREADY_NOTED));
    assertThat(call(BOB, pallets().preimage(), new PreimageCall.UnnotePreimage(hash)))
        .isEqualTo(refused(pallets().preimage(), PreimageError.NOT_AUTHORIZED));
    assertThat(asRoot(pallets().preimage(), new PreimageCall.RequestPreimage(hash)))
        .isEqualTo(Result.ok());
    assertThat(call(ALICE, pallets().preimage(), new PreimageCall.UnnotePreimage(hash)))
        .isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isZero();
    assertThat(pallets().preimage().preimages().find(hash, 200)).contains(bytes);
    assertThat(asRoot(pallets().preimage(), new PreimageCall.UnrequestPreimage(hash)))
        .isEqualTo(Result.ok());
    assertThat(pallets().preimage().preimages().find(hash, 200)).isEmpty();
    assertThat(asRoot(pallets().preimage(), new PreimageCall.UnrequestPreimage(hash)))
        .isEqualTo(refused(pallets().preimage(), PreimageError.NOT_REQUESTED));
  }

  private static RuntimeCall asDave(RuntimeCall call) {
    return new RuntimeCall(
        PalletIndex.UTILITY, new UtilityCall.DispatchAs(Origin.signed(DAVE), call));
  }

  private static Hash hash(RuntimeCall call) {
    return Hash.blake2(KhalaRuntime.types().codecs().of(RuntimeCall.class).encode(call));
  }

  private Result<Unit, DispatchError> schedule(
      long when, Optional<Tuple2<Long, Long>> periodic, RuntimeCall call) {
    return asRoot(pallets().scheduler(), new SchedulerCall.Schedule(when, periodic, 0, call));
  }

  private Result<Unit, DispatchError> refused(SchedulerError error) {
    return refused(pallets().scheduler(), error);
  }
}
