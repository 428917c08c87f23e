package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Sr25519;
import network.khala.protocol.gatekeeper.KeyDistribution;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.prpc.DispatchProvenResult;
import network.khala.protocol.prpc.GatekeeperRole;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.GetWorkerStateRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.prpc.WorkerState;
import network.khala.protocol.registry.Evidence;
import network.khala.protocol.registry.GatekeeperRegistryEvent;
import network.khala.protocol.registry.WorkerEvidence;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.GateValues;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the master key spreads among gatekeepers and changes, and to whom it does not go.
final class MasterKeyTest {
  private static final MessageOrigin GATEKEEPER = new MessageOrigin.Gatekeeper();

  @TempDir Path firstDirectory;
  @TempDir Path secondDirectory;
  private FakeChain chain = new FakeChain();
  private Optional<Enclave> opened = Optional.empty();
  private Optional<Enclave> openedToo = Optional.empty();

  @SuppressWarnings("NullAway.Init") // Every test launches a gatekeeper first.
  private Sr25519PublicKey first;

  @SuppressWarnings("NullAway.Init")
  private Sr25519PublicKey second;

  @AfterEach
  void stop() {
    opened.ifPresent(Enclave::close);
    openedToo.ifPresent(Enclave::close);
  }

  @Test
  void newGatekeeper_onADevelopmentChain_getsTheKeyAndBeginsAnew() {
    launched(new FakeChain(0, Optional.of(TestDevice.root())));
    KeyDistribution shared = shareWithSecond();
    assertThat(shared).isInstanceOf(KeyDistribution.MasterKeyDistribution.class);

    assertThat(two().info().getInitialized()).isFalse();
    assertThat(secondDirectory.resolve("master_key.seal")).exists();
    assertThat(secondDirectory.resolve("checkpoint.seal")).doesNotExist();

    two().init(chain.init());
    TestEnclave.catchUp(two(), chain);
    assertThat(role(two())).isEqualTo(GatekeeperRole.Active);
    assertThat(masterKey(two())).isEqualTo(masterKey(one()));
    assertAgreement();
  }

  @Test
  void newGatekeeper_withoutEvidence_isRefusedByAMessage() {
    launched(new FakeChain());
    KeyDistribution refused = shareWithSecond();
    assertThat(refused)
        .isInstanceOfSatisfying(
            KeyDistribution.MasterKeyHistory.class,
            history -> {
              assertThat(history.event().dest()).isEqualTo(second);
              assertThat(history.event().encryptedMasterKeyHistory()).isEmpty();
            });
    assertThat(two().info().getInitialized()).isTrue();
    assertThat(role(two())).isEqualTo(GatekeeperRole.None);
    assertThat(secondDirectory.resolve("master_key.seal")).doesNotExist();
  }

  @Test
  void evidence_thatIsMissing_isAskedForAndNothingIsExecuted() {
    launched(new FakeChain(0, Optional.of(TestDevice.root())));
    Bytes evidence = evidenceOfSecond("program", second);
    register(evidence, "program");
    long next = one().info().getBlocknum();
    one().syncHeaders(chain.headers(next, chain.best()));
    DispatchProvenResult result =
        one().dispatch(chain.blocks(chain.heads(next, chain.best()), next, chain.best()).build());
    assertThat(result.getMissingEvidenceList())
        .containsExactly(Wire.string(Hash.blake2(evidence).toArray()));
    assertThat(one().info().getBlocknum()).isEqualTo((int) next);

    one()
        .dispatch(
            chain
                .blocks(chain.heads(next, chain.best()), next, chain.best())
                .addEvidence(Wire.string(evidence.toArray()))
                .build());
    assertThat(lastShared()).isInstanceOf(KeyDistribution.MasterKeyDistribution.class);
  }

  @Test
  void evidence_ofAProgramThatIsNotListed_isRefused() {
    launched(new FakeChain(0, Optional.of(TestDevice.root())));
    Bytes evidence = evidenceOfSecond("modified program", second);
    register(evidence, "program");
    feed(one(), evidence);
    assertRefused();
  }

  @Test
  void evidence_ofAnotherWorker_isRefused() {
    launched(new FakeChain(0, Optional.of(TestDevice.root())));
    Bytes evidence = evidenceOfSecond("program", first);
    register(evidence, "program");
    feed(one(), evidence);
    assertRefused();
  }

  @Test
  void evidence_withAnyByteChanged_isRefused() {
    launched(new FakeChain(0, Optional.of(TestDevice.root())));
    byte[] changed = evidenceOfSecond("program", second).toArray();
    changed[changed.length / 2] ^= 1;
    Bytes evidence = Bytes.wrap(changed);
    register(evidence, "program");
    feed(one(), evidence);
    assertRefused();
  }

  @Test
  void rotation_isFollowedByAllWithTheFirstProposal() {
    launched(new FakeChain(0, Optional.of(TestDevice.root())));
    shareWithSecond();
    two().init(chain.init());
    TestEnclave.catchUp(two(), chain);
    Sr25519PublicKey before = masterKey(one());

    chain.block(Messages.rotate(1, first, second));
    both();
    chain.block(last(one(), Topics.KEY_DISTRIBUTION).message());
    both();
    Sr25519PublicKey after = masterKey(one());
    assertThat(after).isNotEqualTo(before).isEqualTo(masterKey(two()));
    SignedMessage end = last(two(), Topics.GATEKEEPER_REGISTRY_EVENT);
    assertThat(end.message().decode(GatekeeperRegistryEvent.CODEC))
        .contains(new GatekeeperRegistryEvent.RotatedMasterPubkey(1, after));
    assertSigned(end, before);

    for (int i = 0; i < 5; i++) {
      chain.block();
    }
    both();
    assertSigned(TestEnclave.egress(one(), GATEKEEPER).getLast(), after);
    assertAgreement();
  }

  @Test
  void rotation_forgedByNobodyListed_endsWithTheOldKey() {
    launched(new FakeChain(0, Optional.of(TestDevice.root())));
    Sr25519PublicKey before = masterKey(one());
    chain.block(Messages.rotate(1, first));
    TestEnclave.catchUp(one(), chain);
    Message proposal = last(one(), Topics.KEY_DISTRIBUTION).message();
    chain.gatekeepers(second);
    chain.block(proposal);
    TestEnclave.catchUp(one(), chain);
    assertThat(masterKey(one())).isEqualTo(before);
    assertThat(
            last(one(), Topics.GATEKEEPER_REGISTRY_EVENT)
                .message()
                .decode(GatekeeperRegistryEvent.CODEC))
        .contains(new GatekeeperRegistryEvent.RotatedMasterPubkey(1, before));
  }

  @Test
  void rotation_replayedFromBlockOne_leadsToTheSameKey() {
    launched(new FakeChain(0, Optional.of(TestDevice.root())));
    chain.block(Messages.rotate(1, first));
    TestEnclave.catchUp(one(), chain);
    chain.block(last(one(), Topics.KEY_DISTRIBUTION).message());
    TestEnclave.catchUp(one(), chain);
    Sr25519PublicKey after = masterKey(one());
    List<String> before = topics(one());
    one().removeCheckpoints();
    one().close();

    opened = Optional.of(TestEnclave.following(chain, firstDirectory));
    TestEnclave.catchUp(one(), chain);
    assertThat(masterKey(one())).isEqualTo(after);
    assertThat(topics(one())).isEqualTo(before);
  }

  @Test
  void workerState_isWhatTheGatekeeperKnows() {
    launched(new FakeChain());
    chain.block(Messages.registered(second));
    chain.block(Messages.started(second, 9), Messages.challenge(Messages.EVERYBODY));
    TestEnclave.catchUp(one(), chain);
    WorkerState state = one().workerState(stateOf(Wire.string(second.toArray())));
    assertThat(state.getRegistered()).isTrue();
    assertThat(state.getWorkingState().getSessionId()).isEqualTo(9);
    assertThat(state.getWaitingHeartbeatsList()).containsExactly((int) chain.best());
    assertThat(state.getTokenomicInfo().getPBench()).isEqualTo("100");
    assertThat(state.getStat().getLastHeartbeatAtBlock()).isZero();
    refusedState(one(), Wire.string(new byte[32]), "Worker not found");
    refusedState(one(), Wire.string(new byte[31]), "Bad public key");
    TestEnclave.catchUp(two(), chain);
    refusedState(two(), Wire.string(second.toArray()), "Not a gatekeeper");
  }

  private static void refusedState(Enclave enclave, ByteString key, String text) {
    assertThatThrownBy(() -> enclave.workerState(stateOf(key)))
        .isInstanceOf(PrpcException.class)
        .hasMessage(text);
  }

  private static GetWorkerStateRequest stateOf(ByteString key) {
    return GetWorkerStateRequest.newBuilder().setPublicKey(key).build();
  }

  @Test
  void unregisteredGatekeeper_countsButDoesNotSpeak() {
    launched(new FakeChain());
    chain.gatekeepers();
    chain.block(Messages.gatekeeperUnregistered(first));
    int before = TestEnclave.egress(one(), GATEKEEPER).size();
    for (int i = 0; i < 10; i++) {
      chain.block();
    }
    TestEnclave.catchUp(one(), chain);
    assertThat(role(one())).isEqualTo(GatekeeperRole.Dummy);
    assertThat(TestEnclave.egress(one(), GATEKEEPER)).hasSize(before);
  }

  private Enclave one() {
    return opened.orElseThrow();
  }

  private Enclave two() {
    return openedToo.orElseThrow();
  }

  private void both() {
    TestEnclave.catchUp(one(), chain);
    TestEnclave.catchUp(two(), chain);
  }

  /// A launched network whose first gatekeeper is the first worker.
  private void launched(FakeChain network) {
    chain = network;
    opened = Optional.of(TestEnclave.following(chain, firstDirectory));
    openedToo = Optional.of(TestEnclave.following(chain, secondDirectory));
    first = TestEnclave.key(one());
    second = TestEnclave.key(two());
    chain.block(Messages.registered(first), Messages.registered(second));
    chain.gatekeepers(first);
    chain.block(Messages.firstGatekeeper(first));
    TestEnclave.catchUp(one(), chain);
    chain.block(Messages.masterKeyOnChain(masterKey(one())));
    TestEnclave.catchUp(one(), chain);
  }

  /// The second worker becomes gatekeeper; what the first says to that reaches it.
  private KeyDistribution shareWithSecond() {
    chain.gatekeepers(first, second);
    chain.block(Messages.gatekeeperRegistered(second));
    TestEnclave.catchUp(one(), chain);
    chain.block(last(one(), Topics.KEY_DISTRIBUTION).message());
    both();
    return lastShared();
  }

  private void register(Bytes evidence, String listed) {
    chain.set(
        LightKeys.PRUNTIME_ALLOW_LIST,
        GateValues.LIST_CODEC.encode(List.of(device(listed).measurement())));
    chain.set(
        LightKeys.workerEvidence(second),
        WorkerEvidence.CODEC.encode(new WorkerEvidence(Hash.blake2(evidence), 1)));
    chain.gatekeepers(first, second);
    chain.block(Messages.gatekeeperRegistered(second));
  }

  private TestDevice device(String program) {
    return new TestDevice("machine", program, chain.header(0).hash().value());
  }

  /// What the registry keeps of a registration by the second worker.
  private Bytes evidenceOfSecond(String program, Sr25519PublicKey named) {
    InitRuntimeResponse info =
        (named.equals(second) ? two() : one())
            .runtimeInfo(GetRuntimeInfoRequest.getDefaultInstance());
    Bytes encoded = Wire.bytes(info.getEncodedRuntimeInfo());
    Bytes reportData = Hash.blake2(encoded).value().toBytes().concat(Bytes.wrap(new byte[32]));
    return Bytes.wrap(
        Evidence.CODEC.encode(
            new Evidence(TestDevice.NOW_SECONDS, encoded, device(program).attest(reportData))));
  }

  private void feed(Enclave enclave, Bytes evidence) {
    long next = enclave.info().getBlocknum();
    enclave.syncHeaders(chain.headers(next, chain.best()));
    enclave.dispatch(
        chain
            .blocks(chain.heads(next, chain.best()), next, chain.best())
            .addEvidence(Wire.string(evidence.toArray()))
            .build());
    assertThat(enclave.info().getBlocknum()).isEqualTo((int) chain.best() + 1);
  }

  private void assertRefused() {
    assertThat(lastShared())
        .isInstanceOfSatisfying(
            KeyDistribution.MasterKeyHistory.class,
            history -> assertThat(history.event().encryptedMasterKeyHistory()).isEmpty());
  }

  private KeyDistribution lastShared() {
    return last(one(), Topics.KEY_DISTRIBUTION)
        .message()
        .decode(KeyDistribution.CODEC)
        .orElseThrow();
  }

  private static SignedMessage last(Enclave enclave, network.khala.protocol.mq.Topic topic) {
    return TestEnclave.egress(enclave, GATEKEEPER).stream()
        .filter(one -> one.message().destination().equals(topic))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static List<String> topics(Enclave enclave) {
    return TestEnclave.egress(enclave, GATEKEEPER).stream()
        .map(one -> one.sequence() + " " + one.message().destination())
        .toList();
  }

  /// What both say under one sequence is the same, but for the ciphertexts of keys.
  private void assertAgreement() {
    List<SignedMessage> mine = TestEnclave.egress(one(), GATEKEEPER);
    List<SignedMessage> others = TestEnclave.egress(two(), GATEKEEPER);
    assertThat(others).isNotEmpty();
    for (SignedMessage other : others) {
      SignedMessage same =
          mine.stream().filter(one -> one.sequence() == other.sequence()).findFirst().orElseThrow();
      assertThat(other.message().destination()).isEqualTo(same.message().destination());
      if (!other.message().destination().equals(Topics.KEY_DISTRIBUTION)) {
        assertThat(other.message()).isEqualTo(same.message());
      }
    }
    assertThat(others.getLast().sequence()).isEqualTo(mine.getLast().sequence());
  }

  private static void assertSigned(SignedMessage message, Sr25519PublicKey by) {
    assertThatCode(
            () -> Sr25519.verify(by.value(), message.dataToSign(), message.signature().toArray()))
        .doesNotThrowAnyException();
  }

  private static GatekeeperRole role(Enclave enclave) {
    return enclave.info().getSystem().getGatekeeper().getRole();
  }

  private static Sr25519PublicKey masterKey(Enclave enclave) {
    return Sr25519PublicKey.fromHex(
        enclave.info().getSystem().getGatekeeper().getMasterPublicKey());
  }
}
