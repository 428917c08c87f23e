package network.khala.pallets.stakepool;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Index;
import network.khala.scale.Permill;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of pallet `PhalaStakePoolv2`. Amounts and shares are in 10^-12.
@ScalePath("phala_pallets::compute::stake_pool_v2::pallet::Call")
public sealed interface StakePoolCall extends PalletCall {
  /// Creates a pool; the caller owns it.
  @Index(0)
  @ScaleName("create")
  record Create() implements StakePoolCall {}

  /// The pool owner: adds a worker it operates.
  @Index(1)
  @ScaleName("add_worker")
  record AddWorker(long pid, @TypeName("WorkerPublicKey") Sr25519PublicKey pubkey)
      implements StakePoolCall {}

  /// The pool owner: removes a worker that does not compute.
  @Index(2)
  @ScaleName("remove_worker")
  record RemoveWorker(long pid, @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements StakePoolCall {}

  /// The pool owner: limits the value of the pool.
  @Index(3)
  @ScaleName("set_cap")
  record SetCap(long pid, @TypeName("BalanceOf<T>") BigInteger cap) implements StakePoolCall {}

  /// The pool owner: sets its part of rewards.
  @Index(4)
  @ScaleName("set_payout_pref")
  record SetPayoutPref(long pid, Optional<@Permill Long> payoutCommission)
      implements StakePoolCall {}

  /// Takes rewards of the first generation of pools.
  @Index(5)
  @ScaleName("claim_legacy_rewards")
  record ClaimLegacyRewards(long pid, @TypeName("T::AccountId") AccountId target)
      implements StakePoolCall {}

  /// The pool owner: takes its part of rewards, as W-PHA.
  @Index(7)
  @ScaleName("claim_owner_rewards")
  record ClaimOwnerRewards(long pid, @TypeName("T::AccountId") AccountId target)
      implements StakePoolCall {}

  /// Anybody: pays the queue, and stops all workers if it waits for too long.
  @Index(8)
  @ScaleName("check_and_maybe_force_withdraw")
  record CheckAndMaybeForceWithdraw(long pid) implements StakePoolCall {}

  /// Gives W-PHA for shares, for oneself or for a vault.
  @Index(9)
  @ScaleName("contribute")
  record Contribute(long pid, @TypeName("BalanceOf<T>") BigInteger amount, Optional<Long> asVault)
      implements StakePoolCall {}

  /// Queues shares for W-PHA, for oneself or for a vault.
  @Index(10)
  @ScaleName("withdraw")
  record Withdraw(long pid, @TypeName("BalanceOf<T>") BigInteger shares, Optional<Long> asVault)
      implements StakePoolCall {}

  /// The pool owner: stakes on a worker.
  @Index(13)
  @ScaleName("start_computing")
  record StartComputing(
      long pid,
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker,
      @TypeName("BalanceOf<T>") BigInteger stake)
      implements StakePoolCall {}

  /// The pool owner: stops a worker, which cools down.
  @Index(14)
  @ScaleName("stop_computing")
  record StopComputing(long pid, @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements StakePoolCall {}

  /// Anybody: takes the stake of a worker that cooled down back into the pool.
  @Index(15)
  @ScaleName("reclaim_pool_worker")
  record ReclaimPoolWorker(long pid, @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements StakePoolCall {}

  /// The pool owner: raises the stake on a worker without a cool-down.
  @Index(17)
  @ScaleName("restart_computing")
  record RestartComputing(
      long pid,
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker,
      @TypeName("BalanceOf<T>") BigInteger stake)
      implements StakePoolCall {}
}
