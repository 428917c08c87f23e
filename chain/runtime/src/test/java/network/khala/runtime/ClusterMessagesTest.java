package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.mq.MqError;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phat.PhatContractsEvent;
import network.khala.pallets.registry.PublishedKeys;
import network.khala.pallets.registry.RegistryError;
import network.khala.protocol.contract.BasicContractInfo;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.ClusterRegistryEvent;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.ContractRegistryEvent;
import network.khala.protocol.contract.WorkerClusterReport;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What gatekeepers, clusters and workers tell the pallet.
class ClusterMessagesTest extends PhatChain {
  private static final Hash BORN = Hash.fromHex("b0".repeat(32));
  private static final Hash DEPLOYER = Hash.fromHex("d0".repeat(32));

  private final Sr25519PublicKey key = RegistryChain.publicKey(clusterKey);

  @BeforeEach
  void aCluster() {
    launchGatekeepers();
    byRoot(addCluster());
    chain.nextBlock(BLOCK_MILLIS);
  }

  @Test
  void clusterKey_ofTheGatekeepers_isPublished() {
    assertThat(clusterKey(CLUSTER, 0)).isEqualTo(Result.ok());

    assertThat(keys().ofCluster(CLUSTER)).contains(key);
    assertThat(chain.events())
        .endsWith(new PhatContractsEvent.ClusterPubkeyAvailable(CLUSTER, key));
    assertThat(chain.nextBlock(BLOCK_MILLIS))
        .noneMatch(message -> message.destination().equals(Topics.CLUSTER_REGISTRY_EVENT));
  }

  @Test
  void clusterKey_ofAClusterThatHasEnded_isNotPublished() {
    byRoot(new PhatContractsCall.ClusterDestroy(CLUSTER));

    assertThat(clusterKey(CLUSTER, 0)).isEqualTo(Result.ok());
    assertThat(keys().ofCluster(CLUSTER)).isEmpty();
  }

  @Test
  void clusterKey_ofAWorker_isRefused() {
    ClusterRegistryEvent event = new ClusterRegistryEvent.PubkeyAvailable(CLUSTER, key);

    assertThat(
            sync(
                first,
                new MessageOrigin.Worker(workerA),
                Topics.CLUSTER_REGISTRY_EVENT,
                ClusterRegistryEvent.CODEC.encode(event),
                1))
        .isEqualTo(refused(chain.runtime().mq(), MqError.BAD_DESTINATION));
  }

  /// Whoever may write to any topic is told apart by the handler.
  @Test
  void messages_ofUsers_changeNothing() {
    push(
        Topics.CLUSTER_REGISTRY_EVENT.path(),
        ClusterRegistryEvent.CODEC.encode(new ClusterRegistryEvent.PubkeyAvailable(CLUSTER, key)));
    push(
        Topics.CONTRACT_REGISTRY_EVENT.path(),
        ContractRegistryEvent.CODEC.encode(
            new ContractRegistryEvent.PubkeyAvailable(BORN, key, DEPLOYER)));
    push(
        Topics.WORKER_CLUSTER_REPORT.path(),
        WorkerClusterReport.CODEC.encode(new WorkerClusterReport.ClusterDeployed(CLUSTER, key)));

    assertThat(keys().ofCluster(CLUSTER)).isEmpty();
    assertThat(keys().ofContract(BORN)).isEmpty();
    assertThat(chain.events()).noneMatch(PhatContractsEvent.class::isInstance);
  }

  @Test
  void contractKey_ofTheCluster_isPublishedAndListedOnce() {
    Hash deployed = contract(BOB, Bytes.EMPTY);
    by(BOB, instantiate(Bytes.EMPTY, BigInteger.ZERO));
    clusterKey(CLUSTER, 0);
    Hash deployer = new Hash(BOB.value());

    assertThat(contractKey(clusterKey, CLUSTER, deployed, deployer, 0)).isEqualTo(Result.ok());
    assertThat(chain.events())
        .endsWith(
            new PhatContractsEvent.ContractPubkeyAvailable(deployed, CLUSTER, key),
            new PhatContractsEvent.Instantiated(deployed, CLUSTER, deployer));
    assertThat(contractKey(clusterKey, CLUSTER, deployed, deployer, 1)).isEqualTo(Result.ok());

    assertThat(keys().ofContract(deployed)).contains(key);
    assertThat(contractsOf(CLUSTER)).containsExactly(deployed);
  }

  @Test
  void contractKey_ofAContractBornInside_entersIt() {
    clusterKey(CLUSTER, 0);

    contractKey(clusterKey, CLUSTER, BORN, DEPLOYER, 0);

    assertThat(StoredItems.<Hash, BasicContractInfo>map(phat(), "Contracts").find(BORN))
        .contains(new BasicContractInfo(new AccountId(DEPLOYER.value()), CLUSTER));
    assertThat(contractsOf(CLUSTER)).containsExactly(BORN);
  }

  @Test
  void contractKey_ofAnotherClustersContract_isRefused() {
    clusterKey(CLUSTER, 0);
    contractKey(clusterKey, CLUSTER, BORN, DEPLOYER, 0);
    byRoot(addCluster(new ClusterPermission.Public(), workerC));
    Hash other = ContractIds.cluster(2);
    Sr25519PublicKey thief = RegistryChain.publicKey(second);
    keys().publishCluster(other, thief);

    ContractRegistryEvent event = new ContractRegistryEvent.PubkeyAvailable(BORN, thief, DEPLOYER);
    sync(
        second,
        new MessageOrigin.Cluster(other),
        Topics.CONTRACT_REGISTRY_EVENT,
        ContractRegistryEvent.CODEC.encode(event),
        0);

    assertThat(keys().ofContract(BORN)).contains(key);
    assertThat(contractsOf(other)).isEmpty();
  }

  @Test
  void cluster_withoutAKey_speaksForNobody() {
    Result<Unit, DispatchError> unknown =
        refused(chain.runtime().registry(), RegistryError.UNKNOWN_CLUSTER);

    assertThat(contractKey(clusterKey, CLUSTER, BORN, DEPLOYER, 0)).isEqualTo(unknown);
    clusterKey(CLUSTER, 0);
    assertThat(contractKey(second, CLUSTER, BORN, DEPLOYER, 0))
        .isEqualTo(refused(chain.runtime().registry(), RegistryError.INVALID_SIGNATURE));
    contractKey(clusterKey, CLUSTER, BORN, DEPLOYER, 0);
    byRoot(new PhatContractsCall.ClusterDestroy(CLUSTER));

    assertThat(contractKey(clusterKey, CLUSTER, BORN, DEPLOYER, 1)).isEqualTo(unknown);
    assertThat(keys().ofContract(BORN)).isEmpty();
    assertThat(phat().contracts().clusterOf(BORN)).isEmpty();
  }

  @Test
  void reports_ofWorkers_areEvents() {
    assertThat(report(new WorkerClusterReport.ClusterDeployed(CLUSTER, key), 1))
        .isEqualTo(Result.ok());
    assertThat(report(new WorkerClusterReport.ClusterDeploymentFailed(CLUSTER), 2))
        .isEqualTo(Result.ok());

    assertThat(chain.events())
        .endsWith(
            new PhatContractsEvent.ClusterDeployed(CLUSTER, key, workerA),
            new PhatContractsEvent.ClusterDeploymentFailed(CLUSTER, workerA));
  }

  @Test
  void message_thatDoesNotDecode_leavesTheSequence() {
    MessageOrigin worker = new MessageOrigin.Worker(workerA);

    assertThat(sync(first, worker, Topics.WORKER_CLUSTER_REPORT, new byte[] {9}, 1))
        .isEqualTo(Result.err(new DispatchError.Other()));
    assertThat(chain.runtime().mq().senderSequence(worker)).isEqualTo(Optional.of(1L));
  }

  private Result<Unit, DispatchError> clusterKey(Hash cluster, long sequence) {
    ClusterRegistryEvent event = new ClusterRegistryEvent.PubkeyAvailable(cluster, key);
    return sync(
        master,
        new MessageOrigin.Gatekeeper(),
        Topics.CLUSTER_REGISTRY_EVENT,
        ClusterRegistryEvent.CODEC.encode(event),
        sequence);
  }

  private Result<Unit, DispatchError> contractKey(
      Sr25519KeyPair signer, Hash cluster, Hash contract, Hash deployer, long sequence) {
    ContractRegistryEvent event =
        new ContractRegistryEvent.PubkeyAvailable(contract, key, deployer);
    return sync(
        signer,
        new MessageOrigin.Cluster(cluster),
        Topics.CONTRACT_REGISTRY_EVENT,
        ContractRegistryEvent.CODEC.encode(event),
        sequence);
  }

  private Result<Unit, DispatchError> report(WorkerClusterReport report, long sequence) {
    return sync(
        first,
        new MessageOrigin.Worker(workerA),
        Topics.WORKER_CLUSTER_REPORT,
        WorkerClusterReport.CODEC.encode(report),
        sequence);
  }

  private void push(Bytes topic, byte[] payload) {
    assertThat(call(BOB, chain.runtime().mq(), new MqCall.PushMessage(topic, Bytes.of(payload))))
        .isEqualTo(Result.ok());
  }

  private PublishedKeys keys() {
    return chain.runtime().registry().publishedKeys();
  }
}
