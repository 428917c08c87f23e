package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ClusterOperation.BatchDispatchClusterKeyEvent;
import network.khala.protocol.contract.ClusterRegistryEvent;
import network.khala.protocol.contract.CodeIndex;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.ContractOperation;
import network.khala.protocol.contract.ResourceType;
import network.khala.protocol.contract.SystemCodeChanged;
import network.khala.protocol.contract.WorkerClusterReport;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What enclaves that run no contracts do when the chain makes a cluster: gatekeepers give it its
/// key, workers say that they cannot serve it, and nothing stops.
final class ClusterDeploymentTest {
  private static final MessageOrigin GATEKEEPER = new MessageOrigin.Gatekeeper();
  private static final MessageOrigin PHAT = MessageOrigin.Pallet.of("PhalaPhatContracts");
  private static final Hash CLUSTER = ContractIds.cluster(1);
  private static final AccountId OWNER = AccountId.fromHex("aa".repeat(32));
  private static final Bytes CODE = Bytes.wrap(new byte[] {1, 2, 3});

  @TempDir Path firstDirectory;
  @TempDir Path secondDirectory;
  private FakeChain chain = new FakeChain(0, Optional.of(TestDevice.root()));
  private Optional<Enclave> opened = Optional.empty();
  private Optional<Enclave> openedToo = Optional.empty();

  @AfterEach
  void stop() {
    opened.ifPresent(Enclave::close);
    openedToo.ifPresent(Enclave::close);
  }

  @Test
  void newCluster_onADevelopmentChain_getsAKeyForItsWorkers() {
    launch();
    deploy(key(two()));

    assertThat(published().cluster()).isEqualTo(CLUSTER);
    assertThat(dispatched().secretKeys()).containsOnlyKeys(key(two()));
    assertThat(dispatched().cluster()).isEqualTo(CLUSTER);
    assertThat(dispatched().owner()).isEqualTo(OWNER);
    assertThat(dispatched().deposit()).isEqualTo(BigInteger.TEN);
    List<Topic> topics =
        TestEnclave.egress(one(), GATEKEEPER).stream()
            .map(message -> message.message().destination())
            .filter(
                topic ->
                    topic.equals(Topics.CLUSTER_REGISTRY_EVENT)
                        || topic.equals(Topics.CLUSTER_OPERATION))
            .toList();
    assertThat(topics).containsExactly(Topics.CLUSTER_REGISTRY_EVENT, Topics.CLUSTER_OPERATION);
  }

  @Test
  void newCluster_whoseWorkersHaveNoEvidence_getsItsMessagesWithoutKeys() {
    chain = new FakeChain();
    launch();
    deploy(key(two()));

    assertThat(published().cluster()).isEqualTo(CLUSTER);
    assertThat(dispatched().secretKeys()).isEmpty();
  }

  @Test
  void newCluster_thatNoPalletAskedFor_getsNothing() {
    launch();
    chain.block(
        Messages.of(
            new MessageOrigin.AccountId(CLUSTER),
            Topics.CLUSTER_EVENT,
            ClusterEvent.CODEC.encode(wanted(key(two())))),
        Messages.of(PHAT, Topics.CLUSTER_EVENT, new byte[] {9}));
    both();

    assertThat(said(one(), GATEKEEPER, Topics.CLUSTER_REGISTRY_EVENT)).isEmpty();
    assertThat(said(one(), GATEKEEPER, Topics.CLUSTER_OPERATION)).isEmpty();
  }

  @Test
  void clusterKey_onItsWayToAWorker_isRefusedByAReport() {
    launch();
    deploy(key(two()));
    chain.block(last(one(), GATEKEEPER, Topics.CLUSTER_OPERATION).message());
    both();

    assertThat(reports(two()))
        .containsExactly(new WorkerClusterReport.ClusterDeploymentFailed(CLUSTER));
    assertThat(reports(one())).isEmpty();
    assertGoesOn();
  }

  /// Each worker would pay for an answer.
  @Test
  void clusterKey_ofNoGatekeeper_isIgnored() {
    launch();
    deploy(key(two()));
    Bytes keys = last(one(), GATEKEEPER, Topics.CLUSTER_OPERATION).message().payload();
    chain.block(
        Messages.of(PHAT, Topics.CLUSTER_OPERATION, keys.toArray()),
        Messages.of(
            new MessageOrigin.AccountId(CLUSTER), Topics.CLUSTER_OPERATION, keys.toArray()));
    both();

    assertThat(reports(two())).isEmpty();
  }

  @Test
  void everyOtherMessageOfThePallet_isIgnored() {
    launch();
    List<String> before = TestEnclave.said(two());
    chain.set(LightKeys.PINK_SYSTEM_CODE, new byte[] {1, 0, 12, 1, 2, 3});
    chain.block(
        operation(new ClusterOperation.UploadResource(OWNER, CLUSTER, ResourceType.INK_CODE, CODE)),
        operation(new ClusterOperation.Deposit(CLUSTER, OWNER, BigInteger.TEN)),
        operation(new ClusterOperation.RemoveWorker(CLUSTER, key(two()))),
        operation(new ClusterOperation.DestroyCluster(CLUSTER)),
        Messages.of(
            PHAT,
            Topics.CONTRACT_OPERATION,
            ContractOperation.CODEC.encode(
                new ContractOperation.InstantiateCode(
                    new ContractOperation.ContractInfo(
                        OWNER, new CodeIndex.WasmCode(CLUSTER), CODE, CLUSTER, CODE),
                    BigInteger.ZERO,
                    1,
                    Optional.empty()))),
        Messages.of(
            PHAT,
            Topics.SYSTEM_CODE,
            SystemCodeChanged.CODEC.encode(new SystemCodeChanged.V0(1, Hash.blake2(CODE)))),
        Messages.of(
            new MessageOrigin.AccountId(CLUSTER), Topic.contractCommand(CLUSTER), new byte[] {9}),
        Messages.of(PHAT, Topics.CLUSTER_OPERATION, new byte[] {77}));
    both();

    assertThat(TestEnclave.said(two())).isEqualTo(before);
    assertGoesOn();
  }

  private static Message operation(ClusterOperation operation) {
    return Messages.of(PHAT, Topics.CLUSTER_OPERATION, ClusterOperation.CODEC.encode(operation));
  }

  /// A network of a gatekeeper and a worker.
  private void launch() {
    opened = Optional.of(TestEnclave.following(chain, firstDirectory));
    openedToo = Optional.of(TestEnclave.following(chain, secondDirectory));
    chain.block(Messages.registered(key(one())), Messages.registered(key(two())));
    chain.gatekeepers(key(one()));
    chain.block(Messages.firstGatekeeper(key(one())));
    TestEnclave.catchUp(one(), chain);
    chain.block(
        Messages.masterKeyOnChain(
            Sr25519PublicKey.fromHex(
                one().info().getSystem().getGatekeeper().getMasterPublicKey())));
    both();
  }

  private void deploy(Sr25519PublicKey worker) {
    chain.block(Messages.of(PHAT, Topics.CLUSTER_EVENT, ClusterEvent.CODEC.encode(wanted(worker))));
    both();
  }

  private static ClusterEvent wanted(Sr25519PublicKey worker) {
    return new ClusterEvent.DeployCluster(
        OWNER,
        CLUSTER,
        List.of(new WorkerIdentity(worker, worker)),
        BigInteger.TEN,
        BigInteger.ONE,
        BigInteger.ONE,
        BigInteger.ONE,
        OWNER);
  }

  private ClusterRegistryEvent.PubkeyAvailable published() {
    return (ClusterRegistryEvent.PubkeyAvailable)
        last(one(), GATEKEEPER, Topics.CLUSTER_REGISTRY_EVENT)
            .message()
            .decode(ClusterRegistryEvent.CODEC)
            .orElseThrow();
  }

  private BatchDispatchClusterKeyEvent dispatched() {
    return ((ClusterOperation.DispatchKeys)
            last(one(), GATEKEEPER, Topics.CLUSTER_OPERATION)
                .message()
                .decode(ClusterOperation.CODEC)
                .orElseThrow())
        .event();
  }

  private List<WorkerClusterReport> reports(Enclave enclave) {
    return said(enclave, new MessageOrigin.Worker(key(enclave)), Topics.WORKER_CLUSTER_REPORT)
        .stream()
        .map(message -> message.message().decode(WorkerClusterReport.CODEC).orElseThrow())
        .toList();
  }

  private static SignedMessage last(Enclave enclave, MessageOrigin sender, Topic topic) {
    return said(enclave, sender, topic).getLast();
  }

  private static List<SignedMessage> said(Enclave enclave, MessageOrigin sender, Topic topic) {
    return TestEnclave.egress(enclave, sender).stream()
        .filter(message -> message.message().destination().equals(topic))
        .toList();
  }

  private void assertGoesOn() {
    chain.block();
    both();
    assertThat(one().info().getBlocknum()).isEqualTo((int) chain.best() + 1);
    assertThat(two().info().getBlocknum()).isEqualTo((int) chain.best() + 1);
  }

  private void both() {
    TestEnclave.catchUp(one(), chain);
    TestEnclave.catchUp(two(), chain);
  }

  private static Sr25519PublicKey key(Enclave enclave) {
    return TestEnclave.key(enclave);
  }

  private Enclave one() {
    return opened.orElseThrow();
  }

  private Enclave two() {
    return openedToo.orElseThrow();
  }
}
