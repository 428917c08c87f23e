package network.khala.pallets.phat;

import java.math.BigInteger;
import network.khala.frame.Reports;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Preservation;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;

/// Funds on their way into a cluster: on the chain they lie on the cluster's account, for which
/// there is no key, and the cluster books the same amount for the one who gets it. There is no way
/// back.
final class ClusterFunds {
  private final PhatContractsStorage storage;
  private final Funds funds;
  private final Announcements announcements;
  private final Reports reports;

  ClusterFunds(
      PhatContractsStorage storage, Funds funds, Announcements announcements, Reports reports) {
    this.storage = storage;
    this.funds = funds;
    this.announcements = announcements;
    this.reports = reports;
  }

  /// Pays in for an account of the cluster.
  ///
  /// Deviation: an unknown cluster is refused, whose funds nobody could ever use.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `ClusterNotFound`, or why the payer
  ///   cannot pay
  void deposit(AccountId payer, BigInteger amount, Hash cluster, AccountId account) {
    reports.require(storage.clusters.contains(cluster), PhatContractsError.CLUSTER_NOT_FOUND);
    move(payer, amount, cluster);
    announcements.toCluster(new ClusterOperation.Deposit(cluster, account, amount));
    reports.deposit(new PhatContractsEvent.Transfered(cluster, new Hash(account.value()), amount));
  }

  /// Moves an amount to the cluster's account; nothing moves nothing.
  void move(AccountId payer, BigInteger amount, Hash cluster) {
    if (amount.signum() != 0) {
      funds.transfer(payer, ContractIds.clusterAccount(cluster), amount, Preservation.PRESERVE);
    }
  }
}
