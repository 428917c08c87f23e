package network.khala.protocol.contract;

import java.math.BigInteger;
import java.util.List;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;

/// What the contracts pallet asks of the gatekeepers, on topic `phala/cluster/event`.
public sealed interface ClusterEvent {
  /// The codec of these events.
  Codec<ClusterEvent> CODEC = CodecFactory.STANDARD.of(ClusterEvent.class);

  /// A cluster is to get its key.
  ///
  /// @param owner who created it
  /// @param cluster its id
  /// @param workers who shall serve it
  /// @param deposit what the owner has put in, 10^-12
  /// @param gasPrice the price of a unit of gas
  /// @param depositPerItem the deposit for a storage item
  /// @param depositPerByte the deposit for a stored byte
  /// @param treasuryAccount who gets the fees inside the cluster
  @Index(0)
  record DeployCluster(
      AccountId owner,
      Hash cluster,
      List<WorkerIdentity> workers,
      BigInteger deposit,
      BigInteger gasPrice,
      BigInteger depositPerItem,
      BigInteger depositPerByte,
      AccountId treasuryAccount)
      implements ClusterEvent {
    /// Copies the list.
    public DeployCluster {
      workers = List.copyOf(workers);
    }
  }
}
