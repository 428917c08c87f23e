package network.khala.pallets.phat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.CodeIndex;
import network.khala.protocol.contract.ResourceType;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `PhalaPhatContracts`. Amounts are in 10^-12 of a token.
@ScalePath("phala_pallets::phat::pallet::Call")
public sealed interface PhatContractsCall extends PalletCall {
  /// Governance: creates a cluster, and asks the gatekeepers for its key.
  @Index(0)
  @ScaleName("add_cluster")
  record AddCluster(
      @TypeName("T::AccountId") AccountId owner,
      @TypeName("ClusterPermission<T::AccountId>") ClusterPermission permission,
      @TypeName("Vec<WorkerPublicKey>") List<Sr25519PublicKey> deployWorkers,
      @TypeName("BalanceOf<T>") BigInteger deposit,
      @TypeName("BalanceOf<T>") BigInteger gasPrice,
      @TypeName("BalanceOf<T>") BigInteger depositPerItem,
      @TypeName("BalanceOf<T>") BigInteger depositPerByte,
      @TypeName("T::AccountId") AccountId treasuryAccount)
      implements PhatContractsCall {
    /// Copies the list.
    public AddCluster {
      deployWorkers = List.copyOf(deployWorkers);
    }
  }

  /// Whom the cluster lets in: brings code to its workers, in the open.
  @Index(1)
  @ScaleName("cluster_upload_resource")
  record ClusterUploadResource(
      @TypeName("ContractClusterId") Hash clusterId,
      @TypeName("ResourceType") ResourceType resourceType,
      @TypeName("Vec<u8>") Bytes resourceData)
      implements PhatContractsCall {}

  /// Pays into a cluster, for good: an account of the cluster gets it there.
  @Index(2)
  @ScaleName("transfer_to_cluster")
  record TransferToCluster(
      @TypeName("BalanceOf<T>") BigInteger amount,
      @TypeName("ContractClusterId") Hash clusterId,
      @TypeName("T::AccountId") AccountId destAccount)
      implements PhatContractsCall {}

  /// Sends a contract a command, and the caller's account in its cluster a deposit first.
  @Index(3)
  @ScaleName("push_contract_message")
  record PushContractMessage(
      @TypeName("ContractId") Hash contractId,
      @TypeName("Vec<u8>") Bytes payload,
      @TypeName("BalanceOf<T>") BigInteger deposit)
      implements PhatContractsCall {}

  /// Whom the cluster lets in: has a contract created.
  @Index(4)
  @ScaleName("instantiate_contract")
  record InstantiateContract(
      @TypeName("CodeIndex<CodeHash<T>>") CodeIndex codeIndex,
      @TypeName("Vec<u8>") Bytes data,
      @TypeName("Vec<u8>") Bytes salt,
      @TypeName("ContractClusterId") Hash clusterId,
      @TypeName("BalanceOf<T>") BigInteger transfer,
      @TypeName("u64") long gasLimit,
      @TypeName("Option<BalanceOf<T>>") Optional<BigInteger> storageDepositLimit,
      @TypeName("BalanceOf<T>") BigInteger deposit)
      implements PhatContractsCall {}

  /// Root: ends a cluster; its workers serve none any more.
  @Index(5)
  @ScaleName("cluster_destroy")
  record ClusterDestroy(@TypeName("ContractClusterId") Hash cluster) implements PhatContractsCall {}

  /// Governance: the code of system contracts, from the next block on.
  @Index(6)
  @ScaleName("set_pink_system_code")
  record SetPinkSystemCode(
      @TypeName("BoundedVec<u8, T::InkCodeSizeLimit>") @Bound(PhatContractsPallet.INK_CODE_MAX)
          Bytes code)
      implements PhatContractsCall {}

  /// Governance: the version of the contracts' rules in new clusters, major and minor.
  @Index(7)
  @ScaleName("set_pink_runtime_version")
  record SetPinkRuntimeVersion(@TypeName("(u32, u32)") Tuple2<@U32 Long, @U32 Long> version)
      implements PhatContractsCall {}

  /// A cluster's owner: another worker serves the cluster.
  @Index(8)
  @ScaleName("add_worker_to_cluster")
  record AddWorkerToCluster(
      @TypeName("WorkerPublicKey") Sr25519PublicKey workerPubkey,
      @TypeName("ContractClusterId") Hash clusterId)
      implements PhatContractsCall {}

  /// A cluster's owner: a worker serves the cluster no longer, nor any other one.
  @Index(9)
  @ScaleName("remove_worker_from_cluster")
  record RemoveWorkerFromCluster(
      @TypeName("WorkerPublicKey") Sr25519PublicKey workerPubkey,
      @TypeName("ContractClusterId") Hash clusterId)
      implements PhatContractsCall {}

  /// Root: strikes workers off a cluster's list that were removed.
  @Index(10)
  @ScaleName("cleanup_removed_workers")
  record CleanupRemovedWorkers(@TypeName("ContractClusterId") Hash clusterId)
      implements PhatContractsCall {}
}
