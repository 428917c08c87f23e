package network.khala.pallets.vault;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.BasePoolPallet;
import network.khala.pallets.basepool.PoolDirectory;
import network.khala.pallets.basepool.Vault;
import network.khala.pallets.stakepool.StakePoolPallet;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.pallets.wrapped.WrappedBalancesPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// Pallet `PhalaVault`: pools that delegate to stake pools.
public final class VaultPallet extends CallablePallet<VaultCall> {
  private final VaultConfig config;
  private final StorageMap<Long, Unit> locks;
  private final PoolDirectory pools;
  private final BasePoolPallet basePool;
  private final WrappedBalancesPallet wrapped;
  private final OwnerShares ownerShares;
  private final VaultDelegations delegations;
  private final VaultShutdown shutdown;

  /// The pallet over stake pools and the common part of pools.
  public VaultPallet(
      Kernel kernel,
      int index,
      VaultConfig config,
      TimestampPallet clock,
      WrappedBalancesPallet wrapped,
      BasePoolPallet basePool,
      StakePoolPallet stakePools) {
    super(kernel, "PhalaVault", index, VaultCall.class);
    this.config = config;
    this.locks = items().map("VaultLocks", Hasher.TWOX_64_CONCAT, Codecs.U64, Codecs.UNIT);
    this.pools = basePool.pools();
    this.basePool = basePool;
    this.wrapped = wrapped;
    this.ownerShares = new OwnerShares(reports());
    this.delegations = new VaultDelegations(config, basePool, wrapped, ownerShares, reports());
    this.shutdown = new VaultShutdown(config, basePool, stakePools, clock, locks, reports());
    stakePools.lockBy(locks::contains);
    constant("InitialPriceCheckPoint", Codecs.U128, config.initialPrice());
    constant("VaultQueuePeriod", Codecs.U64, config.queueSeconds());
  }

  @Override
  public int storageVersion() {
    return 7;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(VaultEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(VaultError.class);
  }

  /// Calls that serve the queue of a vault weigh by its length; those that look at the vault's
  /// stake pools by their number, too.
  @Override
  protected long units(VaultCall call) {
    return switch (call) {
      case VaultCall.CheckAndMaybeForceWithdraw(long pid) ->
          pools.waiting(pid) + pools.investments(pid);
      case VaultCall.Contribute(long pid, var _) -> pools.waiting(pid);
      case VaultCall.Withdraw(long pid, var _) -> pools.waiting(pid);
      case VaultCall.Create _,
          VaultCall.SetPayoutPref _,
          VaultCall.ClaimOwnerShares _,
          VaultCall.MaybeGainOwnerShares _ ->
          0;
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, VaultCall call) {
    AccountId who = origin.requireSigned();
    switch (call) {
      case VaultCall.Create() -> create(who);
      case VaultCall.SetPayoutPref(long pid, Optional<Long> commission) ->
          setCommission(who, pid, commission);
      case VaultCall.ClaimOwnerShares(long pid, AccountId target, BigInteger shares) ->
          claimOwnerShares(who, pid, target, shares);
      case VaultCall.MaybeGainOwnerShares(long pid) ->
          pools.put(ownerShares.settle(owned(who, pid)));
      case VaultCall.CheckAndMaybeForceWithdraw(long pid) -> shutdown.check(pid);
      case VaultCall.Contribute(long pid, BigInteger amount) ->
          delegations.contribute(who, pid, amount);
      case VaultCall.Withdraw(long pid, BigInteger shares) ->
          delegations.withdraw(who, pid, shares);
    }
    return PostDispatch.AS_DECLARED;
  }

  private Vault owned(AccountId who, long pid) {
    Vault vault = pools.vault(pid);
    require(vault.basepool().owner().equals(who), VaultError.UNAUTHORIZED_POOL_OWNER);
    return vault;
  }

  private void create(AccountId who) {
    BasePool base = pools.open("VAULT", who);
    pools.put(Vault.of(base, config.initialPrice()));
    deposit(new VaultEvent.PoolCreated(who, base.pid(), base.cid(), base.poolAccountId()));
  }

  private void setCommission(AccountId who, long pid, Optional<Long> commission) {
    Vault vault = owned(who, pid);
    require(!vault.commission().equals(commission), VaultError.COMMISSION_NOT_CHANGED);
    pools.put(ownerShares.settle(vault).withCommission(commission));
    deposit(new VaultEvent.VaultCommissionSet(pid, commission.orElse(0L)));
  }

  private void claimOwnerShares(AccountId who, long pid, AccountId target, BigInteger shares) {
    Vault vault = owned(who, pid);
    require(vault.ownerShares().compareTo(shares) >= 0, VaultError.NO_ENOUGH_SHARE_TO_CLAIM);
    require(shares.signum() > 0, VaultError.NO_REWARD_TO_CLAIM);
    BasePool base = vault.basepool();
    basePool.shares().mint(base, target, shares);
    basePool.shares().merge(base, target);
    pools.put(vault.withOwnerShares(vault.ownerShares().subtract(shares)));
    wrapped.subscribe(who, pid, base.cid());
    deposit(new VaultEvent.OwnerSharesClaimed(pid, who, shares));
  }
}
