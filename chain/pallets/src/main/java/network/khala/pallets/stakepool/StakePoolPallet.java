package network.khala.pallets.stakepool;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Preservation;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.BasePoolPallet;
import network.khala.pallets.basepool.PoolDirectory;
import network.khala.pallets.basepool.StakePool;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.computation.SessionObserver;
import network.khala.pallets.wrapped.WrappedBalancesPallet;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Pallet `PhalaStakePoolv2`. Call numbers 6, 11, 12 and 16 are retired.
public final class StakePoolPallet extends CallablePallet<StakePoolCall>
    implements SessionObserver {
  private final StakePoolStorage storage;
  private final Funds funds;
  private final PoolDirectory pools;
  private final WrappedToken token;
  private final PoolWorkers workers;
  private final PoolRewards rewards;
  private final Delegations delegations;

  /// The pallet over sessions and the common part of pools.
  public StakePoolPallet(
      Kernel kernel,
      int index,
      StakePoolConfig config,
      Funds funds,
      ComputationPallet computation,
      WrappedBalancesPallet wrapped,
      BasePoolPallet basePool) {
    super(kernel, "PhalaStakePoolv2", index, StakePoolCall.class);
    this.storage = new StakePoolStorage(items());
    this.funds = funds;
    this.pools = basePool.pools();
    this.token = wrapped.token();
    PoolLosses losses = new PoolLosses(basePool.value(), token, config.treasury(), reports());
    this.workers =
        new PoolWorkers(
            storage,
            config,
            pools,
            basePool.queue(),
            computation.sessions(),
            token,
            losses,
            reports());
    this.rewards = new PoolRewards(storage, pools, basePool.value(), token, reports());
    this.delegations = new Delegations(config, basePool, wrapped, reports());
    computation.tell(this);
    constant("MinContribution", Codecs.U128, config.minContribution());
    constant("GracePeriod", Codecs.U64, config.graceSeconds());
    constant("MaxPoolWorkers", Codecs.U32, config.maxWorkers());
  }

  /// Sets which vaults are locked; called while the runtime is composed.
  public void lockBy(VaultLocks locks) {
    delegations.lockBy(locks);
  }

  /// Asks a stake pool for W-PHA for shares.
  ///
  /// @param asVault the vault in whose name its owner acts
  public void withdraw(AccountId who, long pid, BigInteger shares, Optional<Long> asVault) {
    delegations.withdraw(who, pid, shares, asVault);
  }

  @Override
  public void unbound(Sr25519PublicKey worker) {
    workers.unbound(worker);
  }

  @Override
  public boolean settled(SettleInfo settlement) {
    return rewards.settled(settlement);
  }

  @Override
  public int storageVersion() {
    return 7;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(StakePoolEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(StakePoolError.class);
  }

  /// Calls that serve the queue of a pool weigh by its length.
  @Override
  protected long units(StakePoolCall call) {
    return switch (call) {
      case StakePoolCall.CheckAndMaybeForceWithdraw(long pid) -> pools.waiting(pid);
      case StakePoolCall.Contribute(long pid, var _, var _) -> pools.waiting(pid);
      case StakePoolCall.Withdraw(long pid, var _, var _) -> pools.waiting(pid);
      case StakePoolCall.ReclaimPoolWorker(long pid, var _) -> pools.waiting(pid);
      case StakePoolCall.Create _,
          StakePoolCall.AddWorker _,
          StakePoolCall.RemoveWorker _,
          StakePoolCall.SetCap _,
          StakePoolCall.SetPayoutPref _,
          StakePoolCall.ClaimLegacyRewards _,
          StakePoolCall.ClaimOwnerRewards _,
          StakePoolCall.StartComputing _,
          StakePoolCall.StopComputing _,
          StakePoolCall.RestartComputing _ ->
          0;
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, StakePoolCall call) {
    AccountId who = origin.requireSigned();
    switch (call) {
      case StakePoolCall.Create() -> create(who);
      case StakePoolCall.AddWorker(long pid, Sr25519PublicKey worker) ->
          workers.add(who, pid, worker);
      case StakePoolCall.RemoveWorker(long pid, Sr25519PublicKey worker) ->
          workers.remove(who, pid, worker);
      case StakePoolCall.SetCap(long pid, BigInteger cap) -> setCap(who, pid, cap);
      case StakePoolCall.SetPayoutPref(long pid, Optional<Long> commission) ->
          setCommission(who, pid, commission);
      case StakePoolCall.ClaimLegacyRewards(long pid, AccountId target) ->
          claimLegacyRewards(who, pid, target);
      case StakePoolCall.ClaimOwnerRewards(long pid, AccountId target) ->
          claimOwnerRewards(who, pid, target);
      case StakePoolCall.CheckAndMaybeForceWithdraw(long pid) -> workers.forceWithdrawal(pid);
      case StakePoolCall.Contribute(long pid, BigInteger amount, Optional<Long> asVault) ->
          delegations.contribute(who, pid, amount, asVault);
      case StakePoolCall.Withdraw(long pid, BigInteger shares, Optional<Long> asVault) ->
          withdraw(who, pid, shares, asVault);
      case StakePoolCall.StartComputing(long pid, Sr25519PublicKey worker, BigInteger stake) ->
          workers.start(who, pid, worker, stake);
      case StakePoolCall.StopComputing(long pid, Sr25519PublicKey worker) ->
          workers.stop(who, pid, worker);
      case StakePoolCall.ReclaimPoolWorker(long pid, Sr25519PublicKey worker) ->
          workers.reclaim(pid, worker, true);
      case StakePoolCall.RestartComputing(long pid, Sr25519PublicKey worker, BigInteger stake) ->
          workers.restart(who, pid, worker, stake);
    }
    return PostDispatch.AS_DECLARED;
  }

  private void create(AccountId who) {
    BasePool base = pools.open("STAKEPOOL", who);
    pools.put(StakePool.of(base));
    deposit(new StakePoolEvent.PoolCreated(who, base.pid(), base.cid(), base.poolAccountId()));
  }

  private void setCap(AccountId who, long pid, BigInteger cap) {
    StakePool pool = workers.owned(who, pid);
    require(pool.basepool().totalValue().compareTo(cap) <= 0, StakePoolError.INADEQUATE_CAPACITY);
    pools.put(pool.withCap(cap));
    deposit(new StakePoolEvent.PoolCapacitySet(pid, cap));
  }

  private void setCommission(AccountId who, long pid, Optional<Long> commission) {
    pools.put(workers.owned(who, pid).withCommission(commission));
    deposit(new StakePoolEvent.PoolCommissionSet(pid, commission.orElse(0L)));
  }

  private void claimLegacyRewards(AccountId who, long pid, AccountId target) {
    BigInteger amount =
        storage
            .legacyRewards
            .take(new Tuple2<>(who, pid))
            .orElseThrow(() -> failure(StakePoolError.NO_LEGACY_REWARD_TO_CLAIM));
    try {
      funds.transfer(ComputationPallet.SUBSIDY, target, amount, Preservation.PRESERVE);
    } catch (DispatchException _) {
      throw failure(StakePoolError.INTERNAL_SUBSIDY_POOL_CANNOT_WITHDRAW);
    }
  }

  private void claimOwnerRewards(AccountId who, long pid, AccountId target) {
    StakePool pool = workers.owned(who, pid);
    BigInteger amount = token.balance(pool.ownerRewardAccount());
    require(amount.signum() > 0, StakePoolError.NO_REWARD_TO_CLAIM);
    token.transfer(pool.ownerRewardAccount(), target, amount);
    deposit(new StakePoolEvent.OwnerRewardsWithdrawn(pid, who, amount));
  }
}
