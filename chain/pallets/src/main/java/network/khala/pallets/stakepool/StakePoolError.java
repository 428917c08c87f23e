package network.khala.pallets.stakepool;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaStakePoolv2`.
@ScalePath("phala_pallets::compute::stake_pool_v2::pallet::Error")
public enum StakePoolError implements PalletError {
  /// The worker is not registered.
  @Index(0)
  WORKER_NOT_REGISTERED,
  /// The worker has no score yet.
  @Index(1)
  BENCHMARK_MISSING,
  /// The pool has the worker already.
  @Index(2)
  WORKER_EXISTS,
  /// The worker is stopped already.
  @Index(3)
  WORKER_ALREADY_STOPPED,
  /// The pool does not have the worker.
  @Index(4)
  WORKER_DOES_NOT_EXIST,
  /// The worker belongs to another pool.
  @Index(5)
  WORKER_IN_ANOTHER_POOL,
  /// The caller does not operate the worker.
  @Index(6)
  UNAUTHORIZED_OPERATOR,
  /// The caller does not own the pool.
  @Index(7)
  UNAUTHORIZED_POOL_OWNER,
  /// The pool is worth more than the limit.
  @Index(8)
  INADEQUATE_CAPACITY,
  /// The pool would be worth more than its limit.
  @Index(9)
  STAKE_EXCEEDS_CAPACITY,
  /// Not in use.
  @Index(10)
  POOL_DOES_NOT_EXIST,
  /// Not in use.
  @Index(11)
  @ScaleName("_PoolIsBusy")
  POOL_IS_BUSY,
  /// The contribution is too small.
  @Index(12)
  INSUFFICIENT_CONTRIBUTION,
  /// The account has no shares.
  @Index(13)
  NO_NFT_TO_WITHDRAW,
  /// The account has less W-PHA.
  @Index(14)
  INSUFFICIENT_BALANCE,
  /// Not in use.
  @Index(15)
  POOL_STAKE_NOT_FOUND,
  /// The pool has less free W-PHA.
  @Index(16)
  INSUFFICIENT_FREE_STAKE,
  /// The account has fewer shares, or asks for dust.
  @Index(17)
  INVALID_WITHDRAWAL_AMOUNT,
  /// The worker could not be bound to its session.
  @Index(18)
  FAILED_TO_BIND_SESSION_AND_WORKER,
  /// The subsidy account cannot pay.
  @Index(19)
  INTERNAL_SUBSIDY_POOL_CANNOT_WITHDRAW,
  /// Not in use.
  @Index(20)
  POOL_BANKRUPT,
  /// There is no reward.
  @Index(21)
  NO_REWARD_TO_CLAIM,
  /// Not in use.
  @Index(22)
  FEATURE_NOT_ENABLED,
  /// The pool has too many workers.
  @Index(23)
  WORKERS_EXCEED_LIMIT,
  /// The new stake is not above what the old one returns.
  @Index(24)
  CANNOT_RESTART_WITH_LESS_STAKE,
  /// Not in use.
  @Index(25)
  INVALID_FORCE_REWARD_AMOUNT,
  /// Delegators wait to be paid.
  @Index(26)
  WITHDRAW_QUEUE_NOT_EMPTY,
  /// Not in use.
  @Index(27)
  MISSING_COLLECTION_ID,
  /// The vault is locked.
  @Index(28)
  VAULT_IS_LOCKED,
  /// There is no such session.
  @Index(29)
  SESSION_DOES_NOT_EXIST,
  /// The worker is not ready.
  @Index(30)
  WORKER_IS_NOT_READY,
  /// Not in use.
  @Index(31)
  LOCK_ACCOUNT_STAKE_ERROR,
  /// There is no reward of the first generation.
  @Index(32)
  NO_LEGACY_REWARD_TO_CLAIM
}
