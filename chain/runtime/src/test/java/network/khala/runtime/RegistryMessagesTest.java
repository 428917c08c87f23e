package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import network.khala.pallets.mq.MqError;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryPalletEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
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
