package network.khala.pallets.stakepool;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.BasePoolPallet;
import network.khala.pallets.basepool.Dust;
import network.khala.pallets.basepool.PoolValue;
import network.khala.pallets.basepool.StakePool;
import network.khala.pallets.basepool.Vault;
import network.khala.pallets.wrapped.WrappedBalancesPallet;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;

/// What delegators do with stake pools, for themselves or, as owners, for their vaults.
///
/// Source: `docs/protocol/staking.md#delegation`.
final class Delegations {
  private final StakePoolConfig config;
  private final BasePoolPallet basePool;
  private final WrappedBalancesPallet wrapped;
  private final WrappedToken token;
  private final Reports reports;
  private VaultLocks locks = _ -> false;

  Delegations(
      StakePoolConfig config,
      BasePoolPallet basePool,
      WrappedBalancesPallet wrapped,
      Reports reports) {
    this.config = config;
    this.basePool = basePool;
    this.wrapped = wrapped;
    this.token = wrapped.token();
    this.reports = reports;
  }

  void lockBy(VaultLocks vaultLocks) {
    this.locks = vaultLocks;
  }

  void contribute(AccountId caller, long pid, BigInteger amount, Optional<Long> asVault) {
    Optional<Vault> vault = asVault.map(number -> vaultOf(caller, number));
    AccountId who = vault.map(one -> one.basepool().poolAccountId()).orElse(caller);
    StakePool pool = basePool.pools().stakePool(pid);
    reports.require(
        amount.compareTo(config.minContribution()) >= 0, StakePoolError.INSUFFICIENT_CONTRIBUTION);
    reports.require(token.balance(who).compareTo(amount) >= 0, StakePoolError.INSUFFICIENT_BALANCE);
    PoolValue.Contributed contributed = basePool.value().contribute(pool.basepool(), who, amount);
    BasePool base = contributed.pool();
    if (vault.isPresent()) {
      basePool.pools().put(vault.get().withInvestment(pid));
      base = base.withSubscriber(vault.get().basepool().pid());
    }
    BasePool paid = basePool.queue().run(base);
    reports.require(
        pool.cap().map(cap -> paid.totalValue().compareTo(cap) <= 0).orElse(true),
        StakePoolError.STAKE_EXCEEDS_CAPACITY);
    basePool.pools().put(pool.with(paid));
    basePool.shares().merge(paid, who);
    if (vault.isEmpty()) {
      wrapped.subscribe(who, pid, paid.cid());
    }
    reports.deposit(
        new StakePoolEvent.Contribution(pid, who, amount, contributed.shares(), asVault));
  }

  void withdraw(AccountId caller, long pid, BigInteger amount, Optional<Long> asVault) {
    Optional<Vault> vault = asVault.map(number -> vaultOf(caller, number));
    AccountId who = vault.map(one -> one.basepool().poolAccountId()).orElse(caller);
    StakePool pool = basePool.pools().stakePool(pid);
    BasePool base = pool.basepool();
    long nft =
        basePool
            .shares()
            .merge(base, who)
            .orElseThrow(() -> reports.failure(StakePoolError.NO_NFT_TO_WITHDRAW));
    BigInteger owned =
        basePool.shares().shares(base.cid(), nft).add(basePool.queue().queuedShares(base, who));
    reports.require(
        !Dust.is(amount) && amount.compareTo(owned) <= 0, StakePoolError.INVALID_WITHDRAWAL_AMOUNT);
    basePool.pools().put(pool.with(basePool.queue().request(base, who, nft, amount, asVault)));
  }

  private Vault vaultOf(AccountId caller, long number) {
    Vault vault = basePool.pools().vault(number);
    reports.require(!locks.isLocked(number), StakePoolError.VAULT_IS_LOCKED);
    reports.require(
        vault.basepool().owner().equals(caller), StakePoolError.UNAUTHORIZED_POOL_OWNER);
    return vault;
  }
}
