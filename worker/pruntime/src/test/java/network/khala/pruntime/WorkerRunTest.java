package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import network.khala.crypto.Hashing;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.prpc.GatekeeperRole;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a worker says, and that it says the same however its blocks come.
final class WorkerRunTest {
  private final FakeChain chain = new FakeChain();
  @TempDir Path directory;
  private Enclave enclave;
  private Sr25519PublicKey own;
  private MessageOrigin worker;

  @BeforeEach
  void start() {
    enclave = TestEnclave.following(chain, directory);
    own = TestEnclave.key(enclave);
    worker = new MessageOrigin.Worker(own);
  }

  @AfterEach
  void stop() {
    enclave.close();
  }

  @Test
  void challenge_beforeRegistrationOrSession_isNotAnswered() {
    chain.block(Messages.challenge(Messages.EVERYBODY));
    chain.block(Messages.registered(own), Messages.challenge(Messages.EVERYBODY));
    TestEnclave.catchUp(enclave, chain);
    assertThat(TestEnclave.egress(enclave, worker)).isEmpty();
  }

  @Test
  void challenge_ofARunningSession_isAnsweredWithBlockAndTime() {
    chain.block(Messages.registered(own), Messages.started(own, 7));
    chain.block(Messages.challenge(Messages.EVERYBODY));
    TestEnclave.catchUp(enclave, chain);
    List<SignedMessage> said = TestEnclave.egress(enclave, worker);
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().message().destination()).isEqualTo(Topics.WORKING_REPORT);
    assertThat(said.getFirst().message().decode(WorkingReportEvent.CODEC))
        .contains(new WorkingReportEvent.HeartbeatV2(7, 2, 2 * FakeChain.BLOCK_MS, 0, 0, 0));
    assertThat(enclave.info().getStatusLine()).startsWith("earning");
  }

  @Test
  void challenge_isAnsweredUpToTheTargetAndNotBeyond() {
    BigInteger distance = new BigInteger(1, Hashing.blake2b256(own.toArray()));
    chain.block(Messages.registered(own), Messages.started(own, 1));
    chain.block(Messages.challenge(distance.subtract(BigInteger.ONE)));
    chain.block(Messages.challenge(distance));
    TestEnclave.catchUp(enclave, chain);
    assertThat(TestEnclave.egress(enclave, worker)).hasSize(1);
  }

  @Test
  void session_heldOrStopped_isSilent() {
    chain.block(Messages.registered(own), Messages.started(own, 1));
    chain.block(
        Messages.event(own, new WorkerEvent.EnterUnresponsive()),
        Messages.challenge(Messages.EVERYBODY));
    chain.block(
        Messages.event(own, new WorkerEvent.ExitUnresponsive()),
        Messages.challenge(Messages.EVERYBODY));
    chain.block(
        Messages.event(own, new WorkerEvent.Stopped()), Messages.challenge(Messages.EVERYBODY));
    TestEnclave.catchUp(enclave, chain);
    assertThat(TestEnclave.egress(enclave, worker))
        .extracting(one -> one.message().decode(WorkingReportEvent.CODEC).orElseThrow())
        .extracting(WorkingReportEvent::challengeBlock)
        .containsExactly(3L);
  }

  @Test
  void events_ofAnotherOrigin_areIgnored() {
    MessageOrigin user = new MessageOrigin.AccountId(chain.header(0).hash());
    chain.block(
        Messages.system(
            user,
            new SystemEvent.ForWorker(
                new SystemEvent.WorkerEventWithKey(
                    own, new WorkerEvent.Registered(new SystemEvent.WorkerInfo(1))))));
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getRegistered()).isFalse();
  }

  @Test
  void benchmark_reportsWhenItsBlocksArePast() {
    chain.block(Messages.event(own, new WorkerEvent.BenchStart(2)));
    chain.block();
    TestEnclave.catchUp(enclave, chain);
    assertThat(TestEnclave.egress(enclave, worker)).isEmpty();
    chain.block();
    TestEnclave.catchUp(enclave, chain);
    assertThat(TestEnclave.egress(enclave, worker))
        .extracting(one -> one.message().decode(RegistryEvent.CODEC).orElseThrow())
        .containsExactly(new RegistryEvent.BenchReport(FakeChain.BLOCK_MS, 0));
  }

  @Test
  void provenIngress_raisesTheFloorAndNeverTheSequence() {
    chain.block(Messages.registered(own), Messages.started(own, 1));
    chain.block(Messages.challenge(Messages.EVERYBODY));
    chain.block(Messages.challenge(Messages.EVERYBODY));
    TestEnclave.catchUp(enclave, chain);
    Bytes ingress = LightKeys.offchainIngress(worker);
    chain.set(ingress, Codecs.U64.encode(3L));
    chain.block(Messages.challenge(Messages.EVERYBODY));
    chain.block(Messages.challenge(Messages.EVERYBODY));
    enclave.syncHeaders(chain.headers(4, 5));
    enclave.dispatch(chain.blocks(chain.heads(4, 5, ingress), 4, 5).build());
    assertThat(TestEnclave.egress(enclave, worker))
        .extracting(SignedMessage::sequence)
        .containsExactly(3L);
  }

  @Test
  void firstGatekeeper_withoutEventProof_isAnsweredWithTheKeysAndNothingIsExecuted() {
    launch();
    enclave.syncHeaders(chain.headers(1, chain.best()));
    ProvenBlocks.Builder request =
        chain.blocks(chain.heads(1, chain.best()), 1, chain.best()).clearEventProofs();
    var result = enclave.dispatch(request.build());
    assertThat(result.getMissingBlock()).isEqualTo(2);
    assertThat(result.getMissingKeysList()).hasSize(2);
    assertThat(result.getHeadsTo()).isEqualTo(2);
    assertThat(enclave.info().getBlocknum()).isEqualTo(1);
    assertThat(directory.resolve("master_key.seal")).doesNotExist();
  }

  @Test
  void firstGatekeeper_makesAndAnnouncesTheMasterKey() {
    launch();
    TestEnclave.catchUp(enclave, chain);
    Sr25519PublicKey master = masterKey();
    assertThat(directory.resolve("master_key.seal")).exists();
    assertThat(TestEnclave.egress(enclave, worker))
        .extracting(one -> one.message().decode(RegistryEvent.CODEC).orElseThrow())
        .containsExactly(new RegistryEvent.MasterPubkey(master));
    chain.block(Messages.masterKeyOnChain(master));
    chain.block();
    chain.block();
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getSystem().getGatekeeper().getRole())
        .isEqualTo(GatekeeperRole.Active);
    assertThat(TestEnclave.egress(enclave, new MessageOrigin.Gatekeeper())).hasSize(1);
  }

  @Test
  void firstGatekeeper_notListedOnChain_makesNoKey() {
    chain.block(Messages.firstGatekeeper(own));
    TestEnclave.catchUp(enclave, chain);
    assertThat(directory.resolve("master_key.seal")).doesNotExist();
  }

  @Test
  void grouping_ofBlocksIntoCalls_doesNotMatter(@TempDir Path other) throws IOException {
    try (Enclave second = sameIdentity(other)) {
      busyChain();
      TestEnclave.catchUp(enclave, chain);
      for (long number = 1; number <= chain.best(); number++) {
        second.syncHeaders(chain.headers(number, number));
        second.dispatch(chain.heads(number, number).build());
        second.dispatch(chain.blocks(ProvenBlocks.newBuilder(), number, number).build());
      }
      assertThat(said(second)).isEqualTo(said(enclave)).isNotEmpty();
    }
  }

  @Test
  void checkpoint_restored_goesOnAlike(@TempDir Path other) throws IOException {
    try (Enclave first = sameIdentity(other)) {
      busyChain();
      TestEnclave.catchUp(first, chain);
      TestEnclave.catchUp(enclave, chain);
    }
    chain.block(Messages.challenge(Messages.EVERYBODY));
    for (int i = 0; i < 6; i++) {
      chain.block();
    }
    TestEnclave.catchUp(enclave, chain);
    try (Enclave restored = TestEnclave.at(other)) {
      assertThat(restored.info().getInitialized()).isTrue();
      TestEnclave.catchUp(restored, chain);
      assertThat(said(restored)).isEqualTo(said(enclave)).isNotEmpty();
    }
  }

  @Test
  void checkpoint_ofAGatekeeper_restoredKeepsSpeaking() {
    launch();
    TestEnclave.catchUp(enclave, chain);
    chain.block(Messages.masterKeyOnChain(masterKey()));
    TestEnclave.catchUp(enclave, chain);
    enclave.checkpoint();
    for (int i = 0; i < 3; i++) {
      chain.block();
    }
    try (Enclave restored = TestEnclave.at(directory)) {
      TestEnclave.catchUp(restored, chain);
      assertThat(TestEnclave.egress(restored, new MessageOrigin.Gatekeeper())).hasSize(1);
      assertThat(restored.info().getSystem().getGatekeeper().getRole())
          .isEqualTo(GatekeeperRole.Active);
    }
  }

  /// A worker with a session, a measurement and a challenge in each block.
  private void busyChain() {
    chain.block(Messages.registered(own), Messages.started(own, 1));
    chain.block(
        Messages.event(own, new WorkerEvent.BenchStart(2)), Messages.challenge(Messages.EVERYBODY));
    for (int i = 0; i < 5; i++) {
      chain.block(Messages.challenge(Messages.EVERYBODY));
    }
  }

  /// An enclave with a copy of what this one has sealed.
  private Enclave sameIdentity(Path other) throws IOException {
    Path sealed = directory.resolve("runtime-data.seal");
    Files.copy(sealed, other.resolve(sealed.getFileName()));
    return TestEnclave.following(chain, other);
  }

  private void launch() {
    chain.block(Messages.registered(own));
    chain.gatekeepers(own);
    chain.block(Messages.firstGatekeeper(own));
  }

  private Sr25519PublicKey masterKey() {
    return Sr25519PublicKey.fromHex(
        enclave.info().getSystem().getGatekeeper().getMasterPublicKey());
  }

  private List<String> said(Enclave from) {
    return TestEnclave.egress(from, worker).stream()
        .map(one -> one.sequence() + " " + text(one.message()))
        .toList();
  }

  private static String text(Message message) {
    return message.destination() + " " + message.payload().toHex();
  }
}
