package network.khala.relayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of workers that change, fall behind, or lose somebody.
@Timeout(120)
final class ServingTest extends RelayerFixture {
  @Test
  void register_newerProgram_registersAgainWithFreshEvidence() throws Exception {
    enter(worker.key);
    worker.version = 2 << 16;
    start(config(10_000, worker.uri()));

    events.await("registered");
    assertThat(worker.forced).containsExactly(false, true);
    assertThat(node.submitted).hasSize(1);
  }

  @Test
  void register_otherOperator_registersAgain() throws Exception {
    enter(worker.key);
    start(config(10_000, worker.uri()).withOperator(AccountId.of(filled(3))));

    events.await("registered");
    assertThat(worker.operator()).contains(AccountId.of(filled(3)));
  }

  @Test
  void register_registeredBeforeTheLaunch_registersAgain() throws Exception {
    enter(worker.key);
    node.produce(9);
    node.state.put(
        StorageKey.of("PhalaRegistry", "GatekeeperLaunchedAt"),
        new ScaleWriter().u32(5).u64(100).toBytes());
    addedAt(5);
    node.onRegistration = () -> addedAt(10);
    start(config(10_000, worker.uri()));

    assertThat(events.await("earning not-registered")).isNotNull();
    events.await("registered");
    await(() -> status().earning().cause() == Cause.NO_SESSION);
    assertThat(node.submitted).hasSize(1);
  }

  @Test
  void feed_safeMode_bringsHeadsAndNothingElse() throws Exception {
    worker.safeMode = 1;
    worker.egress = messages();
    node.produce(30);
    start(config(10, worker.uri()));

    await(() -> worker.executed() == 30);
    assertThat(node.submitted).isEmpty();
    assertThat(node.calls).doesNotContainKey("khala_blockMessages");
    await(() -> status().earning().cause() == Cause.SAFE_MODE);
  }

  @Test
  void turn_farBehindAtItsStart_isShownWhatTheChainHasTaken() throws Exception {
    enter(worker.key);
    worker.egress = messages();
    node.produce(300);
    start(config(100, worker.uri()));

    await(() -> worker.executed() == 300);
    assertThat(worker.floors).hasSize(1);
    Header shown = Header.CODEC.decode(worker.floors.getFirst().getEncodedHeader().toByteArray());
    assertThat(shown.number()).isEqualTo(300);
    assertThat(worker.floors.getFirst().getProofNodesList()).isNotEmpty();
  }

  @Test
  void feed_enclaveAsksWhatTheChainHasTaken_isShownIt() throws Exception {
    enter(worker.key);
    worker.keyNeeded = LightKeys.offchainIngress(new MessageOrigin.Worker(worker.key));
    worker.keyNeededAt = 2;
    node.produce(3);
    start(config(10_000, worker.uri()));

    await(() -> worker.executed() == 3);
    assertThat(worker.floors).isNotEmpty();
  }

  @Test
  void turn_nodeGoesAway_isToldAndGoesOnAfterwards() throws Exception {
    enter(worker.key);
    node.produce(3);
    start(config(10_000, worker.uri()));
    await(() -> worker.executed() == 3);

    node.down = true;
    await(() -> status().earning().cause() == Cause.NODE_UNREACHABLE);
    node.produce(2);
    node.down = false;
    await(() -> worker.executed() == 5);
    await(() -> status().error().isEmpty());
    assertThat(events.all.stream().filter(event -> event.startsWith("error"))).hasSize(1);
  }

  @Test
  void start_nodeIsNotThereYet_waitsForIt() throws Exception {
    enter(worker.key);
    node.produce();
    node.down = true;
    start(config(10_000, worker.uri()));
    await(() -> status().earning().cause() == Cause.NODE_UNREACHABLE);

    node.down = false;
    await(() -> worker.executed() == 1);
  }

  @Test
  void turn_enclaveComesBackEmpty_isInitialisedAndFedAnew() throws Exception {
    enter(worker.key);
    node.produce(3);
    start(config(10_000, worker.uri()));
    await(() -> worker.executed() == 3);

    int port = worker.uri().getPort();
    worker.close();
    await(() -> status().earning().cause() == Cause.PROGRAM_UNREACHABLE);
    worker = restarted(port);
    await(() -> worker.executed() == 3);
    assertThat(events.all.stream().filter(event -> event.startsWith("initialized"))).hasSize(2);
  }

  private static FakePRuntime restarted(int port) throws IOException {
    return new FakePRuntime(7, port);
  }

  private List<EgressMessages> messages() {
    MessageOrigin sender = new MessageOrigin.Worker(worker.key);
    Message message = new Message(sender, Topic.of("phala/mining/report"), Bytes.of((byte) 1));
    return List.of(new EgressMessages(sender, List.of(new SignedMessage(message, 0, Bytes.EMPTY))));
  }

  private void addedAt(long number) {
    node.state.put(
        StorageKey.twox64Concat(
            StorageKey.of("PhalaRegistry", "WorkerAddedAt"), worker.key.toArray()),
        new ScaleWriter().u32(number).toBytes());
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
