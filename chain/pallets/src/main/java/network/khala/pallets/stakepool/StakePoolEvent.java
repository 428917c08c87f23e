package network.khala.pallets.stakepool;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `PhalaStakePoolv2`. Amounts and shares are in 10^-12.
@ScalePath("phala_pallets::compute::stake_pool_v2::pallet::Event")
public sealed interface StakePoolEvent extends PalletEvent {
  /// A pool was created.
  @Index(0)
  record PoolCreated(
      @TypeName("T::AccountId") AccountId owner,
      long pid,
      @U32 long cid,
      @TypeName("T::AccountId") AccountId poolAccountId)
      implements StakePoolEvent {}

  /// The owner's part of rewards was set, in parts per million.
  @Index(1)
  record PoolCommissionSet(long pid, @U32 long commission) implements StakePoolEvent {}

  /// The value of a pool was limited.
  @Index(2)
  record PoolCapacitySet(long pid, @TypeName("BalanceOf<T>") BigInteger cap)
      implements StakePoolEvent {}

  /// A worker belongs to a pool.
  @Index(3)
  record PoolWorkerAdded(
      long pid,
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker,
      @TypeName("T::AccountId") AccountId session)
      implements StakePoolEvent {}

  /// Somebody gave W-PHA for shares.
  @Index(4)
  record Contribution(
      long pid,
      @TypeName("T::AccountId") AccountId user,
      @TypeName("BalanceOf<T>") BigInteger amount,
      @TypeName("BalanceOf<T>") BigInteger shares,
      Optional<Long> asVault)
      implements StakePoolEvent {}

  /// The owner took its rewards.
  @Index(5)
  record OwnerRewardsWithdrawn(
      long pid,
      @TypeName("T::AccountId") AccountId user,
      @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}

  /// A pool lost stake.
  @Index(6)
  record PoolSlashed(long pid, @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}

  /// Not in use.
  @Index(7)
  record SlashSettled(
      long pid,
      @TypeName("T::AccountId") AccountId user,
      @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}

  /// A reward was not paid: the worker has no pool.
  @Index(8)
  record RewardDismissedNotInPool(
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker,
      @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}

  /// A reward was not paid: the pool has no shares.
  @Index(9)
  record RewardDismissedNoShare(long pid, @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}

  /// A reward was not paid: it is dust.
  @Index(10)
  record RewardDismissedDust(long pid, @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}

  /// A worker left a pool.
  @Index(11)
  record PoolWorkerRemoved(long pid, @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements StakePoolEvent {}

  /// The stake of a worker is back in its pool.
  @Index(12)
  record WorkerReclaimed(long pid, @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements StakePoolEvent {}

  /// A reward was paid.
  @Index(13)
  record RewardReceived(
      long pid,
      @TypeName("BalanceOf<T>") BigInteger toOwner,
      @TypeName("BalanceOf<T>") BigInteger toStakers)
      implements StakePoolEvent {}

  /// A pool staked on a worker.
  @Index(14)
  record WorkingStarted(
      long pid,
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker,
      @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}

  /// The owner's part of a reward is too small to be paid.
  @Index(15)
  record RewardToOwnerDismissedDust(long pid, @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}

  /// The delegators' part of a reward is too small to be paid.
  @Index(16)
  record RewardToDistributionDismissedDust(long pid, @TypeName("BalanceOf<T>") BigInteger amount)
      implements StakePoolEvent {}
}
