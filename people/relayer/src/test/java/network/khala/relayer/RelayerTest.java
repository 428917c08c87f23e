package network.khala.relayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import network.khala.attestation.AttestationReport;
import network.khala.client.ChainClient;
import network.khala.client.rpc.RpcException;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.substrate.AccountId;
import network.khala.relayer.WorkerStatus.Activity;
import network.khala.scale.Bytes;
import network.khala.scale.CodecFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RelayerTest extends RelayerFixture {
  @Test
  void start_freshWorker_feedsAllBlocksAndRegisters() throws Exception {
    node.produce(25);
    start(config(10, worker.uri()).withOperator(AccountId.ZERO));

    assertThat(events.await("registered")).contains("26");
    await(() -> worker.executed() == node.height());
    assertThat(worker.headerBatches).startsWith(10, 10, 5);
    assertThat(worker.operator()).contains(AccountId.ZERO);
    assertThat(events.all).anyMatch(event -> event.startsWith("initialized"));
    assertThat(events.all).anyMatch(event -> event.startsWith("attested"));
    assertThat(events.await("benchmarked")).endsWith("100");
    await(() -> status().activity() == Activity.AT_HEAD && status().blocks() == 27);
    assertThat(status().toString()).contains("at the head").contains("block 26 of 26");
    await(() -> status().earning().cause() == Cause.NO_SESSION);
    assertThat(status().earning().line())
        .isEqualTo(
            "not earning because no session runs (no pool has it)"
                + " → add it to a pool with enough stake and start it");
    await(() -> events.all.contains("earning no-session"));
    assertThat(events.all).contains("earning not-registered");
  }

  @Test
  void atHead_newBlocks_areFedWithoutRegisteringAgain() throws Exception {
    enter(worker.key);
    start(config(10_000, worker.uri()));
    for (int i = 1; i <= 5; i++) {
      node.produce();
      int height = i;
      await(() -> worker.executed() == height);
    }
    assertThat(node.submitted).isEmpty();
    assertThat(worker.headerBatches.stream().mapToInt(size -> size).sum()).isEqualTo(5);
  }

  @Test
  void register_staleRegistration_asksForAFreshAttestation() throws Exception {
    node.refuseNextAsStale = true;
    start(config(10_000, worker.uri()));

    events.await("registered");
    assertThat(node.submitted).hasSize(2);
    assertThat(worker.forced).containsExactly(false, true);
  }

  @Test
  void register_benchmarkThatCountedNothing_isRepeated() throws Exception {
    enter(worker.key, 0);
    start(config(10_000, worker.uri()));

    assertThat(events.await("error"))
        .contains("the benchmark of " + worker.key.toHex() + " counted nothing")
        .contains("measured again");
    events.await("registered");
    await(() -> status().earning().cause() == Cause.NO_SESSION);
    assertThat(worker.forced).containsExactly(true);
    assertThat(node.submitted).hasSize(1);
  }

  @Test
  void register_whileTheEnclaveMeasures_waitsForItsResult() throws Exception {
    enter(worker.key, 0);
    worker.earning = Cause.BENCHMARKING;
    start(config(10_000, worker.uri()));

    await(() -> status().activity() == Activity.AT_HEAD);
    node.produce(3);
    await(() -> worker.executed() == 3);
    assertThat(node.submitted).isEmpty();
    assertThat(status().earning().cause()).isEqualTo(Cause.BENCHMARKING);
  }

  @Test
  void register_quoteWithoutCollateral_isCompletedFirst() throws Exception {
    Bytes quote = Bytes.of((byte) 3, (byte) 0);
    worker.report = Optional.of(new AttestationReport.SgxDcap(quote, Optional.empty()));
    AttestationReport complete = ReportCompletionTest.complete(quote);
    start(config(10_000, worker.uri()).withCollateral(ReportCompletionTest.always(complete)));

    events.await("registered");
    assertThat(node.submitted.getFirst().toHex())
        .endsWith(
            Bytes.wrap(AttestationReport.OPTION_CODEC.encode(Optional.of(complete)))
                .toHex()
                .substring(2));
  }

  @Test
  void register_quoteThatNobodyCompletes_isNotSent() throws Exception {
    worker.report =
        Optional.of(new AttestationReport.SgxDcap(Bytes.of((byte) 3), Optional.empty()));
    start(config(10_000, worker.uri()));

    assertThat(events.await("error")).contains("no collateral").contains("--collateral-server");
    assertThat(node.submitted).isEmpty();
    assertThat(status().earning().cause()).isEqualTo(Cause.NOT_REGISTERED);
  }

  @Test
  void send_pendingMessages_skipsOlderAndUsesConsecutiveNonces() throws Exception {
    enter(worker.key);
    MessageOrigin sender = new MessageOrigin.Worker(worker.key);
    Message message = new Message(sender, Topic.of("phala/mining/report"), Bytes.of((byte) 1));
    worker.egress =
        List.of(
            new EgressMessages(
                sender,
                List.of(
                    new SignedMessage(message, 1, Bytes.EMPTY),
                    new SignedMessage(message, 2, Bytes.EMPTY),
                    new SignedMessage(message, 3, Bytes.EMPTY))));
    node.sequences.put(Bytes.wrap(MessageOrigin.CODEC.encode(sender)).toHex().substring(2), 2L);
    start(config(10_000, worker.uri()));

    assertThat(events.await("message")).endsWith(" 2");
    assertThat(events.await("message")).endsWith(" 3");
    node.produce(3);
    await(() -> worker.executed() == 3);
    assertThat(node.submitted.stream().map(FakeNode::nonce)).containsExactly(0L, 1L);
  }

  @Test
  void feed_missingKeysAndEvidence_bringsThem() throws Exception {
    enter(worker.key);
    Bytes hash = Bytes.wrap(new byte[32]);
    Bytes evidence = Bytes.of((byte) 9, (byte) 8);
    node.evidence.put(hash, evidence);
    worker.keyNeededAt = 2;
    worker.keyNeeded = LightKeys.GATEKEEPERS;
    worker.evidenceNeeded = Optional.of(hash);
    node.produce();
    node.produce();
    node.produce();
    start(config(10_000, worker.uri()));

    await(() -> worker.executed() == 3);
    assertThat(worker.evidence).containsExactly(evidence);
  }

  @Test
  void feed_messagesThatRequireKeys_bringsEventProofsAtOnce() throws Exception {
    enter(worker.key);
    GatekeeperLaunch launch =
        new GatekeeperLaunch.FirstGatekeeper(
            new network.khala.protocol.gatekeeper.NewGatekeeperEvent(worker.key, worker.key));
    node.produce(
        new Message(
            MessageOrigin.Pallet.of("phala_registry"),
            Topic.of("phala/gatekeeper/launch"),
            Bytes.wrap(CodecFactory.STANDARD.of(GatekeeperLaunch.class).encode(launch))));
    worker.keyNeededAt = 1;
    start(config(10_000, worker.uri()));

    await(() -> worker.executed() == 1);
    assertThat(node.calls.get("khala_eventProofs")).isEqualTo(1);
  }

  @Test
  void feed_headersRefusedThreeTimes_stopsWithAnAlarm() throws Exception {
    node.produce(2);
    worker.refusal = Optional.of("HeaderHashMismatch");
    start(config(10_000, worker.uri()));

    await(() -> status().activity() == Activity.STOPPED);
    assertThat(status().toString()).contains("HeaderHashMismatch").contains("try another node");
    assertThat(status().earning().cause()).isEqualTo(Cause.RELAYER_STOPPED);
    relayer.orElseThrow().awaitEnd();
    assertThat(relayer.orElseThrow().hasEnded()).isTrue();
  }

  @Test
  void close_whileItFeeds_isNoEnd() throws Exception {
    enter(worker.key);
    node.produce(3);
    start(config(10_000, worker.uri()));
    await(() -> worker.executed() == 3);

    relayer.orElseThrow().close();
    assertThat(relayer.orElseThrow().hasEnded()).isFalse();
  }

  @Test
  void close_whileItConnects_tellsOfNoTrouble() throws Exception {
    CountDownLatch connecting = new CountDownLatch(1);
    Relayer made =
        new Relayer(
            config(10_000, worker.uri()),
            events,
            () -> {
              connecting.countDown();
              return unconnected();
            });
    relayer = Optional.of(made);
    made.start();
    connecting.await();

    made.close();
    assertThat(events.all).isEmpty();
    assertThat(status().error()).isEmpty();
  }

  /// As the client does: an interruption ends the attempt, and stays.
  private static ChainClient unconnected() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RpcException.Closed("interrupted while connecting to ws://fake");
  }

  @Test
  void connect_failsUnexpectedly_isToldAndTriedAgain() throws Exception {
    AtomicBoolean failed = new AtomicBoolean();
    enter(worker.key);
    Relayer made =
        new Relayer(
            config(10_000, worker.uri()),
            events,
            () -> {
              if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("metadata of a later version");
              }
              return ChainClient.over(node);
            });
    relayer = Optional.of(made);
    made.start();
    assertThat(events.await("error")).contains("metadata of a later version");
    node.produce();
    await(() -> worker.executed() == 1);
  }

  @Test
  void turn_workerComesLate_goesOnFromThere() throws Exception {
    int port = worker.uri().getPort();
    worker.close();
    enter(worker.key);
    node.produce(3);
    start(config(10_000, URI.create("http://127.0.0.1:" + port)));
    assertThat(events.await("error")).contains("start pRuntime there");
    assertThat(status().earning().cause()).isEqualTo(Cause.PROGRAM_UNREACHABLE);

    worker = new FakePRuntime(7, port);
    await(() -> worker.executed() == 3);
  }

  @Test
  void turn_errorAsPlainText_isShown() throws Exception {
    node.produce();
    worker.refusal = Optional.of("plain out of luck");
    start(config(10_000, worker.uri()));

    assertThat(events.await("error")).contains("(500): plain out of luck");
  }

  @Test
  void handover_thatIsRefused_isToldAndTheWorkerGoesOn() throws Exception {
    enter(worker.key);
    try (FakePRuntime newer = new FakePRuntime(8)) {
      start(config(10_000, worker.uri()).handingOverTo(newer.uri()));
      assertThat(events.await("error"))
          .contains("the identity stays where it is")
          .contains("no evidence of a development device");
      node.produce(3);
      await(() -> worker.executed() == 3);
      await(() -> status().activity() == Activity.AT_HEAD);
      assertThat(status().error()).isEmpty();
      relayer.orElseThrow().close();
    }
  }

  @Test
  void start_twoWorkers_shareTheAnswersOfTheNode() throws Exception {
    node.produce(40);
    enter(worker.key);
    try (FakePRuntime second = new FakePRuntime(8)) {
      enter(second.key);
      start(config(10, worker.uri(), second.uri()));
      await(() -> worker.executed() == 40 && second.executed() == 40);
      assertThat(relayer.orElseThrow().status()).hasSize(2);
      relayer.orElseThrow().close();
    }
    assertThat(node.calls.get("khala_blockMessages")).isLessThan(8);
  }
}
