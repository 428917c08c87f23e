package network.khala.pallets.computation;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaComputation`.
@ScalePath("phala_pallets::compute::computation::pallet::Error")
public enum ComputationError implements PalletError {
  /// The sender may not do this.
  @Index(0)
  BAD_SENDER,
  /// Not in use.
  @Index(1)
  @ScaleName("_InvalidMessage")
  INVALID_MESSAGE,
  /// The worker is not registered.
  @Index(2)
  WORKER_NOT_REGISTERED,
  /// Not in use.
  @Index(3)
  @ScaleName("_GatekeeperNotRegistered")
  GATEKEEPER_NOT_REGISTERED,
  /// The session has a worker already.
  @Index(4)
  DUPLICATE_BOUND_SESSION,
  /// The worker has no score yet.
  @Index(5)
  BENCHMARK_MISSING,
  /// There is no such session.
  @Index(6)
  SESSION_NOT_FOUND,
  /// The session has no worker.
  @Index(7)
  SESSION_NOT_BOUND,
  /// The session is not ready.
  @Index(8)
  WORKER_NOT_READY,
  /// The session does not compute.
  @Index(9)
  WORKER_NOT_COMPUTING,
  /// The worker has no session.
  @Index(10)
  WORKER_NOT_BOUND,
  /// The session does not cool down, or not for long enough.
  @Index(11)
  COOL_DOWN_NOT_READY,
  /// The stake is below the least for the score.
  @Index(12)
  INSUFFICIENT_STAKE,
  /// V would be above its limit.
  @Index(13)
  TOO_MUCH_STAKE,
  /// There are no parameters.
  @Index(14)
  INTERNAL_ERROR_BAD_TOKENOMIC_PARAMETERS,
  /// The worker has a session already.
  @Index(15)
  DUPLICATE_BOUND_WORKER,
  /// The score is too low.
  @Index(16)
  BENCHMARK_TOO_LOW,
  /// The session has a stake already.
  @Index(17)
  INTERNAL_ERROR_CANNOT_START_WITH_EXISTING_STAKE,
  /// Not in use.
  @Index(18)
  NOT_MIGRATION_ROOT,
  /// The number of the update is not above the last one.
  @Index(19)
  NONCE_INDEX_INVALID,
  /// The block of the update is not above the last one.
  @Index(20)
  BUDGET_UPDATE_BLOCK_INVALID,
  /// The budget is above its limit.
  @Index(21)
  BUDGET_EXCEED_MAX_LIMIT,
  /// The worker was registered before the gatekeepers started and must register again.
  @Index(22)
  WORKER_REREGISTER_NEEDED
}
