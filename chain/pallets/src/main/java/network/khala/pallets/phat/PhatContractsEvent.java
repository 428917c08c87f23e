package network.khala.pallets.phat;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Events of pallet `PhalaPhatContracts`.
@ScalePath("phala_pallets::phat::pallet::Event")
public sealed interface PhatContractsEvent extends PalletEvent {
  /// A cluster was created; it waits for its key.
  @Index(0)
  record ClusterCreated(
      @TypeName("ContractClusterId") Hash cluster, @TypeName("H256") Hash systemContract)
      implements PhatContractsEvent {}

  /// The gatekeepers have made the key of a cluster.
  @Index(1)
  record ClusterPubkeyAvailable(
      @TypeName("ContractClusterId") Hash cluster,
      @TypeName("ClusterPublicKey") Sr25519PublicKey pubkey)
      implements PhatContractsEvent {}

  /// A worker serves a cluster.
  @Index(2)
  record ClusterDeployed(
      @TypeName("ContractClusterId") Hash cluster,
      @TypeName("ClusterPublicKey") Sr25519PublicKey pubkey,
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements PhatContractsEvent {}

  /// A worker cannot serve a cluster.
  @Index(3)
  record ClusterDeploymentFailed(
      @TypeName("ContractClusterId") Hash cluster,
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements PhatContractsEvent {}

  /// The workers were told to create a contract.
  @Index(4)
  record Instantiating(
      @TypeName("ContractId") Hash contract,
      @TypeName("ContractClusterId") Hash cluster,
      @TypeName("T::AccountId") AccountId deployer)
      implements PhatContractsEvent {}

  /// A contract has its key.
  @Index(5)
  record ContractPubkeyAvailable(
      @TypeName("ContractId") Hash contract,
      @TypeName("ContractClusterId") Hash cluster,
      @TypeName("ContractPublicKey") Sr25519PublicKey pubkey)
      implements PhatContractsEvent {}

  /// A contract runs.
  @Index(6)
  record Instantiated(
      @TypeName("ContractId") Hash contract,
      @TypeName("ContractClusterId") Hash cluster,
      @TypeName("H256") Hash deployer)
      implements PhatContractsEvent {}

  /// A cluster has ended.
  @Index(7)
  record ClusterDestroyed(@TypeName("ContractClusterId") Hash cluster)
      implements PhatContractsEvent {}

  /// An account of a cluster got funds; the spelling is the network's.
  @Index(8)
  record Transfered(
      @TypeName("ContractClusterId") Hash cluster,
      @TypeName("H256") Hash account,
      @TypeName("BalanceOf<T>") BigInteger amount)
      implements PhatContractsEvent {}

  /// Another worker may serve a cluster.
  @Index(9)
  record WorkerAddedToCluster(
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker,
      @TypeName("ContractClusterId") Hash cluster)
      implements PhatContractsEvent {}

  /// A worker serves its cluster no longer.
  @Index(10)
  record WorkerRemovedFromCluster(
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker,
      @TypeName("ContractClusterId") Hash cluster)
      implements PhatContractsEvent {}
}
