package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phat.PhatContractsError;
import network.khala.pallets.phat.PhatContractsEvent;
import network.khala.pallets.utility.UtilityCall;
import network.khala.pallets.utility.UtilityPallet;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterInfo;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.ResourceType;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Tuple2;
import org.junit.jupiter.api.Test;

/// Clusters from birth to end, and who serves them.
class ClustersTest extends PhatChain {
  private static final PhatContractsCall DESTROY = new PhatContractsCall.ClusterDestroy(CLUSTER);

  @Test
  void addCluster_byCouncil_takesTheDepositAndAsksTheGatekeepers() {
    assertThat(byCouncil(phat().outer(addCluster()))).isEqualTo(Result.ok());

    assertThat(chain.events())
        .contains(new PhatContractsEvent.ClusterCreated(CLUSTER, SYSTEM_CONTRACT));
    assertThat(free(CLUSTER_ACCOUNT)).isEqualTo(tokens(10));
    assertThat(clusterOf(workerA)).contains(CLUSTER);
    assertThat(workersOf(CLUSTER)).containsExactly(workerA, workerB);
    assertThat(StoredItems.<Hash, ClusterInfo>map(phat(), "Clusters").find(CLUSTER))
        .contains(
            new ClusterInfo(
                ALICE,
                new ClusterPermission.Public(),
                SYSTEM_CONTRACT,
                BigInteger.ONE,
                BigInteger.TWO,
                BigInteger.TEN));
    assertThat(sent(Topics.CLUSTER_EVENT, ClusterEvent.CODEC))
        .containsExactly(
            new ClusterEvent.DeployCluster(
                ALICE,
                CLUSTER,
                List.of(new WorkerIdentity(workerA, workerA), new WorkerIdentity(workerB, workerB)),
                tokens(10),
                BigInteger.ONE,
                BigInteger.TWO,
                BigInteger.TEN,
                CHARLIE));
  }

  @Test
  void addCluster_againstARule_isRefusedByTheFirst() {
    assertThat(byRoot(addCluster(new ClusterPermission.Public())))
        .isEqualTo(refused(PhatContractsError.NO_WORKER_SPECIFIED));
    PhatContractsCall tooMany =
        addCluster(
            new ClusterPermission.Public(),
            Collections.nCopies(257, workerA).toArray(new Sr25519PublicKey[0]));
    assertThat(byRoot(tooMany)).isEqualTo(refused(PhatContractsError.PAYLOAD_TOO_LARGE));
    assertThat(byRoot(addCluster(new ClusterPermission.Public(), workerA, stranger)))
        .isEqualTo(refused(PhatContractsError.WORKER_NOT_FOUND));
    assertThat(byRoot(addCluster(new ClusterPermission.Public(), workerA, workerA)))
        .isEqualTo(refused(PhatContractsError.WORKER_IS_BUSY));
    assertThat(clusterOf(workerA)).isEmpty();

    StoredItems.value(phat(), "PinkSystemCodeHash").clear();
    assertThat(byRoot(addCluster())).isEqualTo(refused(PhatContractsError.NO_PINK_SYSTEM_CODE));
  }

  @Test
  void addCluster_ofAnOwnerWithoutFunds_isRefused() {
    PhatContractsCall poor =
        new PhatContractsCall.AddCluster(
            NEWCOMER,
            new ClusterPermission.Public(),
            List.of(workerA),
            tokens(10),
            BigInteger.ONE,
            BigInteger.ONE,
            BigInteger.ONE,
            CHARLIE);

    assertThat(byRoot(poor))
        .isEqualTo(Result.err(new DispatchError.Token(DispatchError.TokenError.FUNDS_UNAVAILABLE)));
  }

  @Test
  void addCluster_twiceInABlock_isExhaustedUnlessTheFirstFailed() {
    PhatContractsCall one = addCluster(new ClusterPermission.Public(), workerA);
    PhatContractsCall other = addCluster(new ClusterPermission.Public(), workerB);
    UtilityPallet utility =
        (UtilityPallet) chain.runtime().kernel().pallet(PalletIndex.UTILITY).orElseThrow();
    // All of a batch is undone with its failing part, the cluster that it made too.
    asRoot(
        utility,
        new UtilityCall.BatchAll(
            List.of(phat().outer(one), phat().outer(DESTROY), phat().outer(DESTROY))));

    assertThat(byRoot(one)).isEqualTo(Result.ok());
    assertThat(byRoot(other)).isEqualTo(Result.err(new DispatchError.Exhausted()));
    chain.nextBlock(BLOCK_MILLIS);
    assertThat(byRoot(other)).isEqualTo(Result.ok());
    assertThat(clusterOf(workerB)).contains(ContractIds.cluster(2));
  }

  @Test
  void addCluster_withAWorkerOfAnother_isRefused() {
    byRoot(addCluster());
    chain.nextBlock(BLOCK_MILLIS);

    assertThat(byRoot(addCluster())).isEqualTo(refused(PhatContractsError.WORKER_IS_BUSY));
  }

  @Test
  void governance_callsOfAnybody_areBadOrigin() {
    for (PhatContractsCall call :
        List.of(
            addCluster(),
            DESTROY,
            new PhatContractsCall.SetPinkSystemCode(Bytes.EMPTY),
            new PhatContractsCall.SetPinkRuntimeVersion(new Tuple2<>(1L, 2L)),
            new PhatContractsCall.CleanupRemovedWorkers(CLUSTER))) {
      assertThat(by(ALICE, call)).isEqualTo(badOrigin());
    }
    assertThat(byCouncil(phat().outer(DESTROY))).isEqualTo(badOrigin());
    assertThat(byCouncil(phat().outer(new PhatContractsCall.CleanupRemovedWorkers(CLUSTER))))
        .isEqualTo(badOrigin());
  }

  @Test
  void userCalls_ofRoot_areBadOrigin() {
    for (PhatContractsCall call :
        List.of(
            new PhatContractsCall.ClusterUploadResource(
                CLUSTER, ResourceType.INK_CODE, Bytes.EMPTY),
            new PhatContractsCall.TransferToCluster(tokens(1), CLUSTER, BOB),
            new PhatContractsCall.PushContractMessage(CODE, Bytes.EMPTY, BigInteger.ZERO),
            instantiate(Bytes.EMPTY, BigInteger.ZERO),
            new PhatContractsCall.AddWorkerToCluster(workerA, CLUSTER),
            new PhatContractsCall.RemoveWorkerFromCluster(workerA, CLUSTER))) {
      assertThat(byRoot(call)).isEqualTo(badOrigin());
    }
  }

  @Test
  void workers_addedAndRemoved_serveOneClusterInTheirLife() {
    byRoot(addCluster(new ClusterPermission.Public(), workerA));
    PhatContractsCall add = new PhatContractsCall.AddWorkerToCluster(workerB, CLUSTER);
    PhatContractsCall remove = new PhatContractsCall.RemoveWorkerFromCluster(workerB, CLUSTER);

    assertThat(by(BOB, add)).isEqualTo(refused(PhatContractsError.CLUSTER_PERMISSION_DENIED));
    assertThat(by(ALICE, remove)).isEqualTo(refused(PhatContractsError.WORKER_NOT_FOUND));
    assertThat(by(ALICE, add)).isEqualTo(Result.ok());
    assertThat(chain.events())
        .endsWith(new PhatContractsEvent.WorkerAddedToCluster(workerB, CLUSTER));
    assertThat(workersOf(CLUSTER)).containsExactly(workerA, workerB);
    assertThat(by(ALICE, add)).isEqualTo(refused(PhatContractsError.WORKER_IS_BUSY));
    assertThat(by(BOB, remove)).isEqualTo(refused(PhatContractsError.CLUSTER_PERMISSION_DENIED));
    assertThat(operations()).isEmpty();

    assertThat(by(ALICE, remove)).isEqualTo(Result.ok());
    assertThat(chain.events())
        .endsWith(new PhatContractsEvent.WorkerRemovedFromCluster(workerB, CLUSTER));
    assertThat(workersOf(CLUSTER)).containsExactly(workerA);
    assertThat(clusterOf(workerB)).contains(Hash.ZERO);
    assertThat(by(ALICE, add)).isEqualTo(refused(PhatContractsError.WORKER_IS_BUSY));
    assertThat(operations()).containsExactly(new ClusterOperation.RemoveWorker(CLUSTER, workerB));
  }

  @Test
  void addWorker_thatIsNotTheirs_isRefused() {
    byRoot(addCluster(new ClusterPermission.Public(), workerA));

    assertThat(by(ALICE, new PhatContractsCall.AddWorkerToCluster(workerB, ContractIds.cluster(2))))
        .isEqualTo(refused(PhatContractsError.CLUSTER_NOT_FOUND));
    assertThat(
            by(
                ALICE,
                new PhatContractsCall.RemoveWorkerFromCluster(workerA, ContractIds.cluster(2))))
        .isEqualTo(refused(PhatContractsError.CLUSTER_NOT_FOUND));
    assertThat(by(ALICE, new PhatContractsCall.AddWorkerToCluster(stranger, CLUSTER)))
        .isEqualTo(refused(PhatContractsError.WORKER_NOT_FOUND));
    // Bob's machine serves no cluster of Alice's.
    assertThat(by(ALICE, new PhatContractsCall.AddWorkerToCluster(workerC, CLUSTER)))
        .isEqualTo(refused(PhatContractsError.CLUSTER_PERMISSION_DENIED));
  }

  @Test
  void cleanup_ofTheList_strikesOffWhoHasLeft() {
    byRoot(addCluster());
    StoredItems.<Object, Hash>map(phat(), "ClusterByWorkers").put(workerA, Hash.ZERO);

    assertThat(byRoot(new PhatContractsCall.CleanupRemovedWorkers(CLUSTER))).isEqualTo(Result.ok());
    assertThat(workersOf(CLUSTER)).containsExactly(workerB);

    Hash unknown = ContractIds.cluster(9);
    assertThat(byRoot(new PhatContractsCall.CleanupRemovedWorkers(unknown))).isEqualTo(Result.ok());
    assertThat(StoredItems.<Hash, Object>map(phat(), "ClusterWorkers").contains(unknown)).isFalse();
  }

  @Test
  void destroy_ofACluster_releasesItsWorkersAndForgetsIt() {
    byRoot(addCluster());
    chain.runtime().registry().publishedKeys().publishCluster(CLUSTER, workerA);
    chain.nextBlock(BLOCK_MILLIS);

    assertThat(byRoot(DESTROY)).isEqualTo(Result.ok());
    assertThat(chain.events()).endsWith(new PhatContractsEvent.ClusterDestroyed(CLUSTER));
    assertThat(clusterOf(workerA)).contains(Hash.ZERO);
    assertThat(clusterOf(workerB)).contains(Hash.ZERO);
    assertThat(workersOf(CLUSTER)).isEmpty();
    assertThat(chain.runtime().registry().publishedKeys().ofCluster(CLUSTER)).isEmpty();
    assertThat(byRoot(DESTROY)).isEqualTo(refused(PhatContractsError.CLUSTER_NOT_FOUND));
    assertThat(operations()).containsExactly(new ClusterOperation.DestroyCluster(CLUSTER));
  }

  @Test
  void runtimeVersion_setByCouncil_isKept() {
    assertThat(StoredItems.value(phat(), "PinkRuntimeVersion").exists()).isFalse();

    assertThat(
            byCouncil(
                phat().outer(new PhatContractsCall.SetPinkRuntimeVersion(new Tuple2<>(1L, 2L)))))
        .isEqualTo(Result.ok());
    assertThat(StoredItems.value(phat(), "PinkRuntimeVersion").find())
        .isEqualTo(Optional.of(new Tuple2<>(1L, 2L)));
  }
}
