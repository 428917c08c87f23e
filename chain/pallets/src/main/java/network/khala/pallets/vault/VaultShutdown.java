package network.khala.pallets.vault;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.khala.economics.PoolArithmetic;
import network.khala.economics.U64F64;
import network.khala.frame.Reports;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.BasePoolPallet;
import network.khala.pallets.basepool.Dust;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.basepool.Vault;
import network.khala.pallets.basepool.WithdrawInfo;
import network.khala.pallets.stakepool.StakePoolPallet;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Unit;

/// What happens to a vault that does not pay its delegators: it is locked, and asks its stake pools
/// for everything back. It is open again once its queue is empty.
///
/// Source: `docs/protocol/staking.md#vaults`.
final class VaultShutdown {
  private final VaultConfig config;
  private final BasePoolPallet basePool;
  private final StakePoolPallet stakePools;
  private final TimestampPallet clock;
  private final StorageMap<Long, Unit> locks;
  private final Reports reports;

  VaultShutdown(
      VaultConfig config,
      BasePoolPallet basePool,
      StakePoolPallet stakePools,
      TimestampPallet clock,
      StorageMap<Long, Unit> locks,
      Reports reports) {
    this.config = config;
    this.basePool = basePool;
    this.stakePools = stakePools;
    this.clock = clock;
    this.locks = locks;
    this.reports = reports;
  }

  /// Serves the queue of a vault, and locks the vault if somebody has waited for too long.
  void check(long pid) {
    Vault before = basePool.pools().vault(pid);
    Vault vault = before.with(basePool.queue().run(before.basepool()));
    if (vault.basepool().withdrawQueue().isEmpty()) {
      locks.remove(pid);
    }
    basePool.pools().put(vault);
    if (locks.contains(pid)) {
      return;
    }
    reasonToLock(vault).ifPresent(reason -> lock(vault, reason));
  }

  private Optional<ForceShutdownReason> reasonToLock(Vault vault) {
    BasePool base = vault.basepool();
    if (firstHasWaitedForThreeGracePeriods(base)) {
      return Optional.of(ForceShutdownReason.WAITING3X_GRACE_PERIOD);
    }
    boolean overdue =
        basePool
            .queue()
            .isOverdue(
                base,
                config.graceSeconds(),
                OptionalLong.of(config.queueSeconds()),
                releasing(vault));
    return overdue ? Optional.of(ForceShutdownReason.NO_ENOUGH_RELEASING_STAKE) : Optional.empty();
  }

  private boolean firstHasWaitedForThreeGracePeriods(BasePool base) {
    long now = clock.now() / 1000;
    return !base.withdrawQueue().isEmpty()
        && base.withdrawQueue().getFirst().startTime() + 3 * config.graceSeconds() < now;
  }

  /// What the vault waits for in the queues of its stake pools.
  private BigInteger releasing(Vault vault) {
    BigInteger releasing = BigInteger.ZERO;
    for (long pid : vault.investPools()) {
      BasePool pool = basePool.pools().stakePool(pid).basepool();
      for (WithdrawInfo entry : pool.withdrawQueue()) {
        if (entry.user().equals(vault.basepool().poolAccountId())) {
          U64F64 price = pool.price().orElseThrow(() -> reports.failure(VaultError.VAULT_BANKRUPT));
          BigInteger shares = basePool.shares().shares(pool.cid(), entry.nftId());
          releasing = releasing.add(PoolArithmetic.multiply(shares, price));
        }
      }
    }
    return releasing;
  }

  private void lock(Vault vault, ForceShutdownReason reason) {
    long number = vault.basepool().pid();
    List<Long> left = new ArrayList<>();
    for (long pid : vault.investPools()) {
      if (withdrawAll(vault, pid)) {
        left.add(pid);
      }
    }
    basePool.pools().put(vault.withInvestments(left));
    locks.put(number, Unit.UNIT);
    reports.deposit(new VaultEvent.ForceShutdown(number, reason));
  }

  /// Asks a stake pool for everything.
  ///
  /// @return false if the vault has no more than dust there
  private boolean withdrawAll(Vault vault, long pid) {
    AccountId account = vault.basepool().poolAccountId();
    BasePool pool = basePool.pools().stakePool(pid).basepool();
    Optional<Long> nft = basePool.shares().merge(pool, account);
    if (nft.isEmpty()) {
      return false;
    }
    BigInteger held = basePool.shares().shares(pool.cid(), nft.get());
    if (Dust.is(held)) {
      basePool.shares().burn(PoolAccounts.BASE_POOL, pool.cid(), nft.get());
      return false;
    }
    BigInteger all = held.add(basePool.queue().queuedShares(pool, account));
    stakePools.withdraw(vault.basepool().owner(), pid, all, Optional.of(vault.basepool().pid()));
    return true;
  }
}
