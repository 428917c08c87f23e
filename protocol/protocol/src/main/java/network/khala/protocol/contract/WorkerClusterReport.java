package network.khala.protocol.contract;

import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;

/// What a worker tells the contracts pallet, on topic `phala/cluster/worker/report`.
public sealed interface WorkerClusterReport {
  /// The codec of these reports.
  Codec<WorkerClusterReport> CODEC = CodecFactory.STANDARD.of(WorkerClusterReport.class);

  /// The cluster runs on this worker.
  ///
  /// @param id the cluster
  /// @param pubkey the cluster's public key
  @Index(0)
  record ClusterDeployed(Hash id, Sr25519PublicKey pubkey) implements WorkerClusterReport {}

  /// It could not be set up.
  ///
  /// @param id the cluster
  @Index(1)
  record ClusterDeploymentFailed(Hash id) implements WorkerClusterReport {}
}
