package network.khala.pallets.phat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.pallets.registry.PublishedKeys;
import network.khala.protocol.contract.BasicContractInfo;
import network.khala.protocol.contract.ClusterInfo;
import network.khala.protocol.contract.CodeIndex;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.ContractOperation;
import network.khala.protocol.contract.ContractOperation.ContractInfo;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// The contracts as the chain knows them. Other pallets read; only this one writes.
public final class Contracts {
  private final PhatContractsStorage storage;
  private final ClusterFunds funds;
  private final PublishedKeys keys;
  private final Announcements announcements;
  private final Reports reports;

  Contracts(
      PhatContractsStorage storage,
      ClusterFunds funds,
      PublishedKeys keys,
      Announcements announcements,
      Reports reports) {
    this.storage = storage;
    this.funds = funds;
    this.keys = keys;
    this.announcements = announcements;
    this.reports = reports;
  }

  /// The cluster of a contract that was deployed.
  public Optional<Hash> clusterOf(Hash contract) {
    return storage.contracts.find(contract).map(BasicContractInfo::cluster);
  }

  /// The system contract of a cluster that exists.
  public Optional<Hash> systemContractOf(Hash cluster) {
    return storage.clusters.find(cluster).map(ClusterInfo::systemContract);
  }

  void instantiate(AccountId deployer, PhatContractsCall.InstantiateContract wanted) {
    Hash cluster = wanted.clusterId();
    if (wanted.deposit().signum() != 0) {
      funds.deposit(deployer, wanted.deposit(), cluster, deployer);
    }
    Hash id =
        ContractIds.contract(
            deployer, codeHash(wanted.codeIndex()).value().toBytes(), cluster, wanted.salt());
    reports.require(!storage.contracts.contains(id), PhatContractsError.DUPLICATED_CONTRACT);
    storage.contracts.put(id, new BasicContractInfo(deployer, cluster));
    announcements.toContracts(
        new ContractOperation.InstantiateCode(
            new ContractInfo(deployer, wanted.codeIndex(), wanted.salt(), cluster, wanted.data()),
            wanted.transfer(),
            wanted.gasLimit(),
            wanted.storageDepositLimit()));
    reports.deposit(new PhatContractsEvent.Instantiating(id, cluster, deployer));
  }

  private static Hash codeHash(CodeIndex code) {
    return switch (code) {
      case CodeIndex.WasmCode(Hash hash) -> hash;
    };
  }

  /// Pays in for the caller's account in the cluster of a contract.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `ContractNotFound`, or why the payer
  ///   cannot pay
  void depositFor(AccountId payer, BigInteger amount, Hash contract) {
    Hash cluster =
        clusterOf(contract)
            .orElseThrow(() -> reports.failure(PhatContractsError.CONTRACT_NOT_FOUND));
    funds.deposit(payer, amount, cluster, payer);
  }

  /// A cluster has made the key of a contract that it runs: one that a user deployed, or one that
  /// came from another contract.
  ///
  /// Deviation: a cluster speaks for its own contracts only, and a contract is listed once.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `InvalidSender` if the contract is
  ///   another cluster's
  void published(Hash cluster, Hash contract, Sr25519PublicKey key, Hash deployer) {
    Optional<Hash> known = clusterOf(contract);
    reports.require(
        known.isEmpty() || known.get().equals(cluster), PhatContractsError.INVALID_SENDER);
    keys.publishContract(contract, key);
    reports.deposit(new PhatContractsEvent.ContractPubkeyAvailable(contract, cluster, key));
    list(cluster, contract);
    if (known.isEmpty()) {
      storage.contracts.put(
          contract, new BasicContractInfo(new AccountId(deployer.value()), cluster));
    }
    reports.deposit(new PhatContractsEvent.Instantiated(contract, cluster, deployer));
  }

  private void list(Hash cluster, Hash contract) {
    List<Hash> listed = storage.clusterContracts.get(cluster);
    if (!listed.contains(contract)) {
      List<Hash> longer = new ArrayList<>(listed);
      longer.add(contract);
      storage.clusterContracts.put(cluster, longer);
    }
  }
}
