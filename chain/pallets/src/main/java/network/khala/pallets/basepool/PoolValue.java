package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.BinaryOperator;
import network.khala.economics.PoolArithmetic;
import network.khala.economics.U64F64;
import network.khala.frame.Reports;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;

/// How the value of a pool moves: contributions, rewards, losses. Vaults that delegate to a pool
/// are worth their part of it.
///
/// Source: `docs/protocol/staking.md#pools`.
public final class PoolValue {
  private final BasePoolStorage storage;
  private final PoolDirectory pools;
  private final ShareLedger shares;
  private final WrappedToken token;
  private final Reports reports;

  PoolValue(
      BasePoolStorage storage,
      PoolDirectory pools,
      ShareLedger shares,
      WrappedToken token,
      Reports reports) {
    this.storage = storage;
    this.pools = pools;
    this.shares = shares;
    this.token = token;
    this.reports = reports;
  }

  /// A pool after a contribution, with the shares that were issued for it.
  ///
  /// @param pool to be stored
  /// @param shares issued
  public record Contributed(BasePool pool, BigInteger shares) {}

  /// Takes W-PHA of an account for new shares.
  public Contributed contribute(BasePool pool, AccountId who, BigInteger amount) {
    reports.require(
        pool.totalShares().signum() == 0 || pool.totalValue().signum() > 0,
        BasePoolError.POOL_BANKRUPT);
    reports.require(
        who.equals(pool.owner())
            || storage.whitelists.find(pool.pid()).map(list -> list.contains(who)).orElse(true),
        BasePoolError.NOT_IN_CONTRIBUTE_WHITELIST);
    shares.merge(pool, who);
    Optional<U64F64> price = pool.price().filter(known -> !known.isZero());
    BigInteger issued = price.map(known -> PoolArithmetic.divide(amount, known)).orElse(amount);
    shares.mint(pool, who, issued);
    token.transfer(who, pool.poolAccountId(), amount);
    return new Contributed(
        pool.withTotals(pool.totalShares().add(issued), pool.totalValue().add(amount)), issued);
  }

  /// Adds a reward to the value of a pool and to that of its vaults, which are stored.
  ///
  /// @return the pool, to be stored
  public BasePool distribute(BasePool pool, BigInteger reward) {
    BasePool after = pool.withValue(pool.totalValue().add(reward));
    adjustVaults(after, reward, BigInteger::add);
    return after;
  }

  /// Takes a loss off the value of a pool.
  ///
  /// @return the pool, to be stored
  public BasePool lose(BasePool pool, BigInteger loss) {
    return pool.withValue(Dust.dropped(pool.totalValue().subtract(loss.min(pool.totalValue()))));
  }

  /// Takes the vaults' part of a loss off their values, which are stored.
  public void loseInVaults(BasePool pool, BigInteger loss) {
    adjustVaults(pool, loss, (value, part) -> value.subtract(part.min(value)));
  }

  private void adjustVaults(BasePool pool, BigInteger amount, BinaryOperator<BigInteger> change) {
    for (long pid : pool.valueSubscribers()) {
      Vault vault = pools.vault(pid);
      AccountId account = vault.basepool().poolAccountId();
      Optional<Long> nft = shares.merge(pool, account);
      if (nft.isPresent()) {
        BigInteger part = part(pool, account, nft.get(), amount);
        BasePool base = vault.basepool();
        pools.put(vault.with(base.withValue(change.apply(base.totalValue(), part))));
      }
    }
  }

  /// A vault's part of an amount: by its shares, those in the queue included.
  private BigInteger part(BasePool pool, AccountId vault, long nft, BigInteger amount) {
    U64F64 held = U64F64.fromBalance(shares.shares(pool.cid(), nft));
    for (WithdrawInfo entry : pool.withdrawQueue()) {
      if (entry.user().equals(vault)) {
        held = held.plus(U64F64.fromBalance(shares.shares(pool.cid(), entry.nftId())));
      }
    }
    BigInteger ratio = held.dividedBy(U64F64.fromBalance(pool.totalShares())).toBalance();
    return PoolArithmetic.multiply(amount, U64F64.fromBalance(ratio));
  }
}
