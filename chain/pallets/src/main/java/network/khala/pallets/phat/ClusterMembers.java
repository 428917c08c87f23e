package network.khala.pallets.phat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import network.khala.frame.Reports;
import network.khala.pallets.registry.Workers;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Which workers serve which cluster: each one at most in its life, since it keeps the key that it
/// got.
final class ClusterMembers {
  /// Where workers are that have left: no cluster has this number.
  static final Hash LEFT = Hash.ZERO;

  private final PhatContractsStorage storage;
  private final Workers workers;
  private final Announcements announcements;
  private final Reports reports;

  ClusterMembers(
      PhatContractsStorage storage, Workers workers, Announcements announcements, Reports reports) {
    this.storage = storage;
    this.workers = workers;
    this.announcements = announcements;
    this.reports = reports;
  }

  /// The keys of a registered worker.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `WorkerNotFound`
  WorkerIdentity identity(Sr25519PublicKey worker) {
    WorkerInfoV2 info = registered(worker);
    return new WorkerIdentity(info.pubkey(), info.ecdhPubkey());
  }

  /// @throws network.khala.frame.dispatch.DispatchException `WorkerIsBusy`
  void assign(Sr25519PublicKey worker, Hash cluster) {
    reports.require(!storage.clusterByWorkers.contains(worker), PhatContractsError.WORKER_IS_BUSY);
    storage.clusterByWorkers.put(worker, cluster);
  }

  /// One more worker. It gets the cluster's state and key from another one, so no message goes out.
  ///
  /// Deviation: a worker with an operator follows no other account.
  ///
  /// @param owner who owns the cluster
  void add(Sr25519PublicKey worker, Hash cluster, AccountId owner) {
    Optional<AccountId> operator = registered(worker).operator();
    reports.require(
        operator.isEmpty() || operator.get().equals(owner),
        PhatContractsError.CLUSTER_PERMISSION_DENIED);
    assign(worker, cluster);
    List<Sr25519PublicKey> longer = new ArrayList<>(storage.clusterWorkers.get(cluster));
    longer.add(worker);
    storage.clusterWorkers.put(cluster, longer);
    reports.deposit(new PhatContractsEvent.WorkerAddedToCluster(worker, cluster));
  }

  void remove(Sr25519PublicKey worker, Hash cluster) {
    reports.require(
        storage.clusterByWorkers.find(worker).equals(Optional.of(cluster)),
        PhatContractsError.WORKER_NOT_FOUND);
    storage.clusterByWorkers.put(worker, LEFT);
    retain(cluster, one -> !one.equals(worker));
    reports.deposit(new PhatContractsEvent.WorkerRemovedFromCluster(worker, cluster));
    announcements.toCluster(new ClusterOperation.RemoveWorker(cluster, worker));
  }

  /// Strikes off who has left.
  void cleanUp(Hash cluster) {
    retain(cluster, one -> !storage.clusterByWorkers.find(one).equals(Optional.of(LEFT)));
  }

  /// The cluster ends.
  void releaseAll(Hash cluster) {
    storage
        .clusterWorkers
        .get(cluster)
        .forEach(worker -> storage.clusterByWorkers.put(worker, LEFT));
    storage.clusterWorkers.remove(cluster);
  }

  private void retain(Hash cluster, Predicate<Sr25519PublicKey> stays) {
    if (!storage.clusterWorkers.contains(cluster)) {
      return;
    }
    storage.clusterWorkers.mutate(cluster, listed -> listed.stream().filter(stays).toList());
  }

  private WorkerInfoV2 registered(Sr25519PublicKey worker) {
    return workers
        .find(worker)
        .orElseThrow(() -> reports.failure(PhatContractsError.WORKER_NOT_FOUND));
  }
}
