package network.khala.pallets.phat;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaPhatContracts`.
@ScalePath("phala_pallets::phat::pallet::Error")
public enum PhatContractsError implements PalletError {
  /// Reserved.
  @Index(0)
  CODE_NOT_FOUND,
  /// There is no such cluster.
  @Index(1)
  CLUSTER_NOT_FOUND,
  /// Reserved.
  @Index(2)
  CLUSTER_NOT_DEPLOYED,
  /// The cluster, or the worker, is another one's.
  @Index(3)
  CLUSTER_PERMISSION_DENIED,
  /// The same code was deployed here by the same account with the same salt.
  @Index(4)
  DUPLICATED_CONTRACT,
  /// Reserved.
  @Index(5)
  DUPLICATED_DEPLOYMENT,
  /// A cluster needs a worker.
  @Index(6)
  NO_WORKER_SPECIFIED,
  /// The message is not of a sender that may send it.
  @Index(7)
  INVALID_SENDER,
  /// No such worker is registered, or serves this cluster.
  @Index(8)
  WORKER_NOT_FOUND,
  /// The code is too long, or the workers are too many.
  @Index(9)
  PAYLOAD_TOO_LARGE,
  /// There is no code for system contracts yet.
  @Index(10)
  NO_PINK_SYSTEM_CODE,
  /// There is no such contract.
  @Index(11)
  CONTRACT_NOT_FOUND,
  /// The worker serves a cluster, or has served one.
  @Index(12)
  WORKER_IS_BUSY
}
