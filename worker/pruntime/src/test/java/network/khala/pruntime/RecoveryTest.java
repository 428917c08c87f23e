package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.prpc.EventProof;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.tee.QuoteProvider;
import network.khala.tee.SealException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left when something fails: nothing half done, nothing lost.
final class RecoveryTest {
  private final FakeChain chain = new FakeChain();
  @TempDir Path directory;
  private Enclave enclave;
  private Sr25519PublicKey own;

  @BeforeEach
  void start() {
    enclave = TestEnclave.following(chain, directory);
    own = TestEnclave.key(enclave);
  }

  @AfterEach
  void stop() {
    enclave.close();
  }

  @Test
  void gatekeeperChange_forAWorkerWithoutMasterKey_readsNoState() {
    chain.block(Messages.registered(own), Messages.started(own, 1));
    chain.gatekeepers(own);
    chain.block(
        Messages.challenge(Messages.EVERYBODY),
        Messages.gatekeeperRegistered(own),
        Messages.challenge(Messages.EVERYBODY));
    enclave.syncHeaders(chain.headers(1, 2));
    ProvenBlocks.Builder request = chain.blocks(chain.heads(1, 2), 1, 2).clearEventProofs();
    request.addEventProofs(EventProof.newBuilder().setNumber(2));
    enclave.dispatch(request.build());
    assertThat(enclave.info().getBlocknum()).isEqualTo(3);
    assertThat(said()).extracting(SignedMessage::sequence).containsExactly(0L, 1L);
  }

  @Test
  void block_whoseSealFails_isExecutedAnewAndOnce() throws IOException {
    chain.block(Messages.registered(own), Messages.started(own, 1));
    chain.gatekeepers(own);
    chain.block(Messages.challenge(Messages.EVERYBODY), Messages.firstGatekeeper(own));
    Path obstacle = Files.createDirectories(directory.resolve("master_key.seal.tmp/full"));
    assertThatThrownBy(() -> TestEnclave.catchUp(enclave, chain))
        .isInstanceOf(PrpcException.class)
        .hasMessageContaining("block 2 could not be executed")
        .hasMessageContaining("master_key.seal");
    assertThat(enclave.info().getBlocknum()).isEqualTo(1);
    assertThat(said()).isEmpty();

    Files.delete(obstacle);
    Files.delete(obstacle.resolveSibling(""));
    TestEnclave.catchUp(enclave, chain);
    assertThat(said()).extracting(SignedMessage::sequence).containsExactly(0L, 1L);
  }

  @Test
  void checkpoint_thatCannotBeWritten_isTriedAgainWhileTheWorkerGoesOn(@TempDir Path other)
      throws IOException {
    Instant[] now = {Instant.ofEpochSecond(60)};
    try (Enclave busy = new Enclave(TestEnclave.config(other, 2), () -> now[0])) {
      busy.init(chain.init());
      Sr25519PublicKey key = TestEnclave.key(busy);
      chain.block(Messages.registered(key), Messages.started(key, 1));
      Path obstacle = Files.createDirectories(other.resolve("checkpoint.seal.tmp/full"));
      chain.block(Messages.challenge(Messages.EVERYBODY));
      TestEnclave.catchUp(busy, chain);
      assertThat(TestEnclave.said(busy)).hasSize(1);
      assertThat(blockOfCheckpoint(other)).isEqualTo(1);

      Files.delete(obstacle);
      now[0] = now[0].plusSeconds(10);
      chain.block(Messages.challenge(Messages.EVERYBODY));
      TestEnclave.catchUp(busy, chain);
      assertThat(TestEnclave.said(busy)).hasSize(2);
      assertThat(blockOfCheckpoint(other)).isEqualTo(4);
    }
  }

  private static int blockOfCheckpoint(Path directory) {
    Enclave restored = TestEnclave.at(directory);
    return restored.info().getBlocknum();
  }

  @Test
  void close_whereNothingCanBeWritten_keepsTheCheckpointBefore() throws IOException {
    chain.block(Messages.registered(own));
    TestEnclave.catchUp(enclave, chain);
    enclave.checkpoint();
    chain.block();
    TestEnclave.catchUp(enclave, chain);
    Files.createDirectories(directory.resolve("checkpoint.seal.tmp/full"));
    assertThatThrownBy(enclave::checkpoint)
        .isInstanceOf(SealException.class)
        .hasMessageContaining("checkpoint.seal: cannot be written")
        .hasMessageContaining("make room");
    enclave.close();
    assertThat(blockOfCheckpoint(directory)).isEqualTo(2);
  }

  @Test
  void close_twice_writesOneCheckpoint() throws IOException {
    chain.block(Messages.registered(own));
    TestEnclave.catchUp(enclave, chain);
    enclave.close();
    byte[] written = Files.readAllBytes(directory.resolve("checkpoint.seal"));
    enclave.close();
    assertThat(Files.readAllBytes(directory.resolve("checkpoint.seal"))).isEqualTo(written);
  }

  @Test
  void operator_changedWhileTheTeeAnswers_isNotForgotten() {
    SlowDevice device = new SlowDevice(chain.header(0).hash().value());
    EnclaveConfig config =
        new EnclaveConfig(
            directory.resolve("slow"), 0, device, TestEnclave.config(directory).sealer(), 0);
    try (Enclave slow =
        new Enclave(config, InstantSource.fixed(Instant.ofEpochSecond(TestDevice.NOW_SECONDS)))) {
      slow.init(chain.init());
      device.meanwhile = () -> slow.runtimeInfo(with(AccountId.ZERO));
      slow.runtimeInfo(GetRuntimeInfoRequest.getDefaultInstance());
      assertThat(operatorIn(slow.runtimeInfo(GetRuntimeInfoRequest.getDefaultInstance())))
          .isEqualTo(AccountId.ZERO);
    }
  }

  /// Something else happens while the first report is made.
  private static final class SlowDevice implements QuoteProvider {
    private final TestDevice device;
    private Runnable meanwhile = () -> {};

    SlowDevice(Bytes32 genesisHash) {
      this.device = new TestDevice("machine", "program", genesisHash);
    }

    @Override
    public String name() {
      return device.name();
    }

    @Override
    public Optional<AttestationReport> attest(Bytes reportData) {
      Runnable now = meanwhile;
      meanwhile = () -> {};
      now.run();
      return device.attest(reportData);
    }

    @Override
    public Optional<Bytes> pruntimeHash() {
      return device.pruntimeHash();
    }

    @Override
    public Bytes machineId() {
      return device.machineId();
    }
  }

  @Test
  void operator_givenWithARequest_isKnownAfterARestart() {
    AccountId operator = AccountId.ZERO;
    assertThat(operatorIn(enclave.runtimeInfo(with(operator)))).isEqualTo(operator);
    try (Enclave again = TestEnclave.at(directory)) {
      assertThat(operatorIn(again.runtimeInfo(GetRuntimeInfoRequest.getDefaultInstance())))
          .isEqualTo(operator);
    }
  }

  @Test
  void checkpoint_damaged_theOneBeforeIsUsed() throws IOException {
    chain.block(Messages.registered(own));
    TestEnclave.catchUp(enclave, chain);
    enclave.checkpoint();
    chain.block();
    TestEnclave.catchUp(enclave, chain);
    enclave.checkpoint();
    damage(directory.resolve("checkpoint.seal"));
    try (Enclave again = TestEnclave.at(directory)) {
      assertThat(again.info().getBlocknum()).isEqualTo(2);
      TestEnclave.catchUp(again, chain);
      assertThat(again.info().getBlocknum()).isEqualTo(3);
    }
  }

  @Test
  void checkpoint_cutOffInBothGenerations_beginsAnewWithTheSameIdentity() throws IOException {
    chain.block(Messages.registered(own));
    TestEnclave.catchUp(enclave, chain);
    enclave.checkpoint();
    enclave.checkpoint();
    Files.write(directory.resolve("checkpoint.seal"), new byte[10]);
    Files.write(directory.resolve("checkpoint.seal.previous"), new byte[0]);
    try (Enclave again = TestEnclave.at(directory)) {
      assertThat(again.info().getInitialized()).isFalse();
      again.init(chain.init());
      assertThat(TestEnclave.key(again)).isEqualTo(own);
    }
  }

  @Test
  void identity_damaged_isNeverReplacedByAnother() throws IOException {
    enclave.close();
    Files.delete(directory.resolve("checkpoint.seal"));
    Files.deleteIfExists(directory.resolve("checkpoint.seal.previous"));
    damage(directory.resolve("runtime-data.seal"));
    try (Enclave again = TestEnclave.at(directory)) {
      assertThatThrownBy(() -> again.init(chain.init()))
          .isInstanceOfSatisfying(
              SealException.class,
              e -> assertThat(e.problem()).isEqualTo(SealException.Problem.CORRUPT));
    }
  }

  @Test
  void egress_thatTheChainDoesNotTake_asksForTheFloorAndThenWaits() {
    Bytes ingress = LightKeys.offchainIngress(new MessageOrigin.Worker(own));
    chain.set(ingress, Codecs.U64.encode(0L));
    chain.block(Messages.registered(own), Messages.started(own, 1));
    Message[] many = new Message[4_200];
    Arrays.fill(many, Messages.challenge(Messages.EVERYBODY));
    chain.block(many);
    for (int i = 0; i < 4_200; i++) {
      chain.block();
    }
    enclave.syncHeaders(chain.headers(1, chain.best()));
    var result =
        enclave.dispatch(chain.blocks(chain.heads(1, chain.best()), 1, chain.best()).build());
    assertThat(result.getMissingBlock()).isEqualTo(4_097);
    assertThat(result.getMissingKeysList()).containsExactly(ByteString.copyFrom(ingress.toArray()));

    chain.set(ingress, Codecs.U64.encode(4_000L));
    long last = chain.block();
    enclave.raiseEgressFloor(chain.later(last, ingress));
    assertThat(enclave.info().getPendingMessages()).isEqualTo(200);
    assertThat(enclave.info().getHeadernum()).isEqualTo((int) last);
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getBlocknum()).isEqualTo((int) last + 1);
  }

  private List<SignedMessage> said() {
    return enclave.info().getInitialized()
        ? TestEnclave.egress(enclave, new MessageOrigin.Worker(own))
        : List.of();
  }

  private static GetRuntimeInfoRequest with(AccountId operator) {
    return GetRuntimeInfoRequest.newBuilder()
        .setEncodedOperator(
            ByteString.copyFrom(
                CodecFactory.STANDARD.<AccountId>of(AccountId.class).encode(operator)))
        .build();
  }

  private static AccountId operatorIn(InitRuntimeResponse response) {
    return WorkerRegistrationInfoV2.CODEC
        .decode(response.getEncodedRuntimeInfo().toByteArray())
        .operator()
        .orElseThrow();
  }

  private static void damage(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);
  }
}
