package network.khala.pallets.vault;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.BasePoolPallet;
import network.khala.pallets.basepool.Dust;
import network.khala.pallets.basepool.PoolValue;
import network.khala.pallets.basepool.Vault;
import network.khala.pallets.wrapped.WrappedBalancesPallet;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;

/// What delegators do with vaults. The owner's part is settled before each: newcomers do not pay
/// for gains of others.
///
/// Source: `docs/protocol/staking.md#vaults`.
final class VaultDelegations {
  private final VaultConfig config;
  private final BasePoolPallet basePool;
  private final WrappedBalancesPallet wrapped;
  private final WrappedToken token;
  private final OwnerShares ownerShares;
  private final Reports reports;

  VaultDelegations(
      VaultConfig config,
      BasePoolPallet basePool,
      WrappedBalancesPallet wrapped,
      OwnerShares ownerShares,
      Reports reports) {
    this.config = config;
    this.basePool = basePool;
    this.wrapped = wrapped;
    this.token = wrapped.token();
    this.ownerShares = ownerShares;
    this.reports = reports;
  }

  void contribute(AccountId who, long pid, BigInteger amount) {
    reports.require(
        amount.compareTo(config.minContribution()) >= 0, VaultError.INSUFFICIENT_CONTRIBUTION);
    reports.require(token.hasAccount(who), VaultError.ASSET_ACCOUNT_NOT_EXIST);
    reports.require(token.balance(who).compareTo(amount) >= 0, VaultError.INSUFFICIENT_BALANCE);
    Vault vault = ownerShares.settle(basePool.pools().vault(pid));
    PoolValue.Contributed contributed = basePool.value().contribute(vault.basepool(), who, amount);
    BasePool paid = basePool.queue().run(contributed.pool());
    basePool.pools().put(vault.with(paid));
    basePool.shares().merge(paid, who);
    wrapped.subscribe(who, pid, paid.cid());
    reports.deposit(new VaultEvent.Contribution(pid, who, amount, contributed.shares()));
  }

  void withdraw(AccountId who, long pid, BigInteger amount) {
    Vault vault = ownerShares.settle(basePool.pools().vault(pid));
    BasePool base = vault.basepool();
    long nft =
        basePool
            .shares()
            .merge(base, who)
            .orElseThrow(() -> reports.failure(VaultError.NO_NFT_TO_WITHDRAW));
    BigInteger owned =
        basePool.shares().shares(base.cid(), nft).add(basePool.queue().queuedShares(base, who));
    reports.require(
        !Dust.is(amount) && amount.compareTo(owned) <= 0, VaultError.NO_ENOUGH_SHARE_TO_CLAIM);
    basePool
        .pools()
        .put(vault.with(basePool.queue().request(base, who, nft, amount, Optional.empty())));
  }
}
