package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.InvalidTransactionException;
import network.khala.frame.extrinsic.SignedCall;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.pallets.mq.CheckMqSequence;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.mq.MqError;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryPalletEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RegistryMessagesTest extends RegistryChain {
  @Test
  void benchReport_ofRegisteredWorker_setsScore() {
    register(info(first, 0));
    chain.nextBlock(24_000);
    RegistryEvent.BenchReport report =
        new RegistryEvent.BenchReport(TestChain.FIRST_BLOCK_MILLIS, 8000);

    assertThat(fromWorker(first, 0, report)).isEqualTo(Result.ok());

    assertThat(worker(first).orElseThrow().initialScore()).contains(1998L);
    assertThat(chain.events())
        .contains(new RegistryPalletEvent.InitialScoreSet(publicKey(first), 1998));
    assertThat(systemEvents(chain.nextBlock(3000)))
        .containsExactly(new WorkerEvent.BenchScore(1998));
  }

  @Test
  void benchReport_withinTheSecond_changesNothingButTheSequence() {
    register(info(first, 0));

    fromWorker(first, 0, new RegistryEvent.BenchReport(TestChain.FIRST_BLOCK_MILLIS, 8000));

    assertThat(worker(first).orElseThrow().initialScore()).isEmpty();
    assertThat(chain.runtime().mq().senderSequence(new MessageOrigin.Worker(publicKey(first))))
        .contains(1L);
  }

  @Test
  void sync_wrongSender_isRefusedInOrder() {
    RegistryEvent report = new RegistryEvent.BenchReport(0, 1);

    assertThat(fromWorker(first, 0, report)).isEqualTo(refused(RegistryError.WORKER_NOT_FOUND));
    register(info(first, 0));
    SignedMessage good = signed(first, worker(report), 0);
    assertThat(sync(new SignedMessage(good.message(), 0, Bytes.wrap(new byte[63]))))
        .isEqualTo(refused(RegistryError.INVALID_SIGNATURE_LENGTH));
    assertThat(sync(new SignedMessage(good.message(), 0, Bytes.wrap(new byte[64]))))
        .isEqualTo(refused(RegistryError.MALFORMED_SIGNATURE));
    byte[] scalarTooLarge = new byte[64];
    Arrays.fill(scalarTooLarge, (byte) 0xff);
    assertThat(sync(new SignedMessage(good.message(), 0, Bytes.wrap(scalarTooLarge))))
        .isEqualTo(refused(RegistryError.MALFORMED_SIGNATURE));
    assertThat(
            sync(
                new SignedMessage(
                    good.message(), 0, signed(second, good.message(), 0).signature())))
        .isEqualTo(refused(RegistryError.INVALID_SIGNATURE));
    assertThat(
            sync(
                signed(
                    master,
                    new Message(
                        new MessageOrigin.Gatekeeper(),
                        Topics.GATEKEEPER_REGISTRY_EVENT,
                        Bytes.EMPTY),
                    0)))
        .isEqualTo(refused(RegistryError.MASTER_KEY_UNINITIALIZED));
    assertThat(
            sync(
                signed(
                    master,
                    new Message(
                        new MessageOrigin.Cluster(GENESIS),
                        Topics.CONTRACT_REGISTRY_EVENT,
                        Bytes.EMPTY),
                    0)))
        .isEqualTo(refused(RegistryError.UNKNOWN_CLUSTER));
    assertThat(
            sync(
                signed(
                    first,
                    new Message(good.message().sender(), Topics.SYSTEM_EVENT, Bytes.EMPTY),
                    0)))
        .isEqualTo(Result.err(chain.runtime().mq().errorOf(MqError.BAD_DESTINATION)));
  }

  @Test
  void sync_forgedReplayedReorderedOrGapped_isRefusedAndTheNextIsTaken() {
    register(info(first, 0));
    chain.nextBlock(24_000);
    RegistryEvent report = new RegistryEvent.BenchReport(TestChain.FIRST_BLOCK_MILLIS, 8000);
    SignedMessage zero = signed(first, worker(report), 0);
    SignedMessage one = signed(first, worker(report), 1);
    SignedMessage two = signed(first, worker(report), 2);
    RegistryEvent other = new RegistryEvent.BenchReport(TestChain.FIRST_BLOCK_MILLIS, 9_999_999);

    assertThat(sync(one)).isEqualTo(outOfSequence());
    assertThat(sync(new SignedMessage(worker(other), 0, zero.signature())))
        .isEqualTo(refused(RegistryError.INVALID_SIGNATURE));
    assertThat(sync(new SignedMessage(one.message(), 0, one.signature())))
        .isEqualTo(refused(RegistryError.INVALID_SIGNATURE));
    assertThat(worker(first).orElseThrow().initialScore()).isEmpty();

    assertThat(sync(zero)).isEqualTo(Result.ok());
    assertThat(sync(zero)).isEqualTo(outOfSequence());
    assertThat(sync(two)).isEqualTo(outOfSequence());
    assertThat(sync(one)).isEqualTo(Result.ok());
    assertThat(sync(two)).isEqualTo(Result.ok());
    assertThat(worker(first).orElseThrow().initialScore()).contains(1998L);
  }

  private Result<Unit, DispatchError> outOfSequence() {
    return Result.err(chain.runtime().mq().errorOf(MqError.BAD_SEQUENCE));
  }

  /// Before anybody pays: a message that was taken is no transaction any more, and one that comes
  /// too early waits for those before it.
  @Test
  void messageAsATransaction_isOrderedByItsSequence() {
    register(info(first, 0));
    fromWorker(first, 0, new RegistryEvent.BenchReport(0, 1));

    CheckMqSequence check = new CheckMqSequence(chain.runtime().mq());
    refused(new InvalidTransaction.Stale(), () -> check.validate(Unit.UNIT, transaction(0)));
    refused(new InvalidTransaction.Stale(), () -> check.prepare(Unit.UNIT, transaction(0)));
    ValidTransaction next = check.validate(Unit.UNIT, transaction(1));
    assertThat(next.requires()).isEmpty();
    check.prepare(Unit.UNIT, transaction(1));
    assertThat(check.validate(Unit.UNIT, transaction(2)).requires()).isEqualTo(next.provides());
    refused(new InvalidTransaction.Future(), () -> check.prepare(Unit.UNIT, transaction(2)));
  }

  private SignedCall transaction(long sequence) {
    SignedMessage message = signed(first, worker(new RegistryEvent.BenchReport(0, 1)), sequence);
    return new SignedCall(
        OPERATOR.orElseThrow(),
        chain.runtime().mq().outer(new MqCall.SyncOffchainMessage(message)),
        DispatchInfo.normal(Weight.ZERO),
        200);
  }

  private static void refused(InvalidTransaction reason, ThrowingCallable check) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            InvalidTransactionException.class,
            refused ->
                assertThat(refused.error())
                    .isEqualTo(new TransactionValidityError.Invalid(reason)));
  }

  @Test
  void endpoint_signedByWorker_isTakenWithinFourHours() {
    register(info(first, 0));
    long now = chain.nowSeconds() * 1000;

    assertThat(endpoint(first, now - 1)).isEqualTo(Result.ok());
    assertThat(endpoint(first, now - 14_400_000)).isEqualTo(Result.ok());
    assertThat(endpoint(first, now))
        .isEqualTo(refused(RegistryError.INVALID_ENDPOINT_SIGNING_TIME));
    assertThat(endpoint(first, now - 14_400_001))
        .isEqualTo(refused(RegistryError.INVALID_ENDPOINT_SIGNING_TIME));
    assertThat(endpoint(second, now - 1)).isEqualTo(refused(RegistryError.INVALID_PUB_KEY));
  }
}
