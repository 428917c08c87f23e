package network.khala.pallets.phat;

import java.util.List;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.DispatchException;
import network.khala.pallets.registry.PublishedKeys;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterInfo;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// The clusters, from birth to end. Source: `docs/protocol/contracts.md#clusters`.
final class Clusters {
  /// The most workers of a new cluster.
  static final int WORKERS_MAX = 256;

  private final PhatContractsStorage storage;
  private final ClusterMembers members;
  private final ClusterFunds funds;
  private final PublishedKeys keys;
  private final NewClusters fresh;
  private final Announcements announcements;
  private final Reports reports;

  Clusters(
      PhatContractsStorage storage,
      ClusterMembers members,
      ClusterFunds funds,
      PublishedKeys keys,
      NewClusters fresh,
      Announcements announcements,
      Reports reports) {
    this.storage = storage;
    this.members = members;
    this.funds = funds;
    this.keys = keys;
    this.fresh = fresh;
    this.announcements = announcements;
    this.reports = reports;
  }

  void add(PhatContractsCall.AddCluster wanted) {
    List<Sr25519PublicKey> workers = wanted.deployWorkers();
    reports.require(!workers.isEmpty(), PhatContractsError.NO_WORKER_SPECIFIED);
    reports.require(workers.size() <= WORKERS_MAX, PhatContractsError.PAYLOAD_TOO_LARGE);
    if (fresh.size() > 0) {
      throw DispatchException.of(new DispatchError.Exhausted());
    }
    List<WorkerIdentity> identities = workers.stream().map(members::identity).toList();
    long number = Math.addExact(storage.clusterCounter.get(), 1);
    storage.clusterCounter.set(number);
    Hash id = ContractIds.cluster(number);
    workers.forEach(worker -> members.assign(worker, id));
    storage.clusterWorkers.put(id, workers);
    Hash code =
        storage
            .pinkSystemCodeHash
            .find()
            .orElseThrow(() -> reports.failure(PhatContractsError.NO_PINK_SYSTEM_CODE));
    Hash systemContract = ContractIds.systemContract(wanted.owner(), code, id);
    storage.clusters.put(id, info(wanted, systemContract));
    reports.deposit(new PhatContractsEvent.ClusterCreated(id, systemContract));
    funds.move(wanted.owner(), wanted.deposit(), id);
    announcements.toGatekeepers(deployment(wanted, id, identities));
    fresh.add();
  }

  private static ClusterInfo info(PhatContractsCall.AddCluster wanted, Hash systemContract) {
    return new ClusterInfo(
        wanted.owner(),
        wanted.permission(),
        systemContract,
        wanted.gasPrice(),
        wanted.depositPerItem(),
        wanted.depositPerByte());
  }

  private static ClusterEvent deployment(
      PhatContractsCall.AddCluster wanted, Hash id, List<WorkerIdentity> workers) {
    return new ClusterEvent.DeployCluster(
        wanted.owner(),
        id,
        workers,
        wanted.deposit(),
        wanted.gasPrice(),
        wanted.depositPerItem(),
        wanted.depositPerByte(),
        wanted.treasuryAccount());
  }

  /// A cluster.
  ///
  /// @throws DispatchException `ClusterNotFound`
  ClusterInfo get(Hash id) {
    return storage
        .clusters
        .find(id)
        .orElseThrow(() -> reports.failure(PhatContractsError.CLUSTER_NOT_FOUND));
  }

  /// Passes only for whom the cluster lets in.
  ///
  /// @throws DispatchException `ClusterNotFound`, `ClusterPermissionDenied`
  void requireAdmitted(AccountId who, Hash id) {
    boolean admitted =
        switch (get(id).permission()) {
          case ClusterPermission.Public() -> true;
          case ClusterPermission.OnlyOwner(AccountId owner) -> owner.equals(who);
        };
    reports.require(admitted, PhatContractsError.CLUSTER_PERMISSION_DENIED);
  }

  /// Passes only for the cluster's owner.
  ///
  /// @throws DispatchException `ClusterNotFound`, `ClusterPermissionDenied`
  void requireOwner(AccountId who, Hash id) {
    reports.require(get(id).owner().equals(who), PhatContractsError.CLUSTER_PERMISSION_DENIED);
  }

  /// The gatekeepers have made the key of a cluster, or made it again.
  ///
  /// Deviation: a cluster that has ended gets no key.
  ///
  /// @throws DispatchException `ClusterNotFound`
  void published(Hash id, Sr25519PublicKey key) {
    get(id);
    keys.publishCluster(id, key);
    reports.deposit(new PhatContractsEvent.ClusterPubkeyAvailable(id, key));
  }

  /// Ends a cluster with all that belongs to it, its keys included: nobody speaks for it any more.
  /// Numbers of contracts that never got a key stay taken.
  void destroy(Hash id) {
    get(id);
    storage.clusters.remove(id);
    members.releaseAll(id);
    storage.clusterContracts.get(id).forEach(this::forget);
    storage.clusterContracts.remove(id);
    keys.forgetCluster(id);
    announcements.toCluster(new ClusterOperation.DestroyCluster(id));
    reports.deposit(new PhatContractsEvent.ClusterDestroyed(id));
  }

  private void forget(Hash contract) {
    storage.contracts.remove(contract);
    keys.forgetContract(contract);
  }
}
