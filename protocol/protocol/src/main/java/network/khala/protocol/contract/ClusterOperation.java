package network.khala.protocol.contract;

import java.math.BigInteger;
import java.util.SortedMap;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Tuple;

/// What happens to a cluster, on topic `phala/cluster/key`. Keys come from the gatekeepers, the
/// rest from the contracts pallet.
public sealed interface ClusterOperation {
  /// The codec of these operations.
  Codec<ClusterOperation> CODEC = CodecFactory.STANDARD.of(ClusterOperation.class);

  /// The cluster's key, for each of its workers.
  ///
  /// @param event the keys
  @Index(0)
  @Tuple
  record DispatchKeys(BatchDispatchClusterKeyEvent event) implements ClusterOperation {}

  /// The cluster ends.
  ///
  /// @param cluster its id
  @Index(1)
  @Tuple
  record DestroyCluster(Hash cluster) implements ClusterOperation {}

  /// A user uploads code.
  ///
  /// @param origin who
  /// @param clusterId where to
  /// @param resourceType what
  /// @param resourceData the bytes
  @Index(2)
  record UploadResource(
      AccountId origin, Hash clusterId, ResourceType resourceType, Bytes resourceData)
      implements ClusterOperation {}

  /// A user pays in.
  ///
  /// @param clusterId where to
  /// @param account for whom
  /// @param amount 10^-12
  @Index(3)
  record Deposit(Hash clusterId, AccountId account, BigInteger amount)
      implements ClusterOperation {}

  /// A worker leaves.
  ///
  /// @param clusterId what it leaves
  /// @param worker who
  @Index(4)
  record RemoveWorker(Hash clusterId, Sr25519PublicKey worker) implements ClusterOperation {}

  /// @param secretKeys the key for each worker; empty is a refusal
  /// @param cluster the cluster's id
  /// @param owner who created it
  /// @param deposit what the owner has put in, 10^-12
  /// @param gasPrice the price of a unit of gas
  /// @param depositPerItem the deposit for a storage item
  /// @param depositPerByte the deposit for a stored byte
  /// @param treasuryAccount who gets the fees inside the cluster
  record BatchDispatchClusterKeyEvent(
      SortedMap<Sr25519PublicKey, EncryptedKey> secretKeys,
      Hash cluster,
      AccountId owner,
      BigInteger deposit,
      BigInteger gasPrice,
      BigInteger depositPerItem,
      BigInteger depositPerByte,
      AccountId treasuryAccount) {}
}
