package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.khala.economics.PoolArithmetic;
import network.khala.economics.U64F64;
import network.khala.frame.Reports;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;

/// The queue of those who want their shares paid out: first in, first out, as far as the free W-PHA
/// of the pool goes.
///
/// Source: `docs/protocol/staking.md#queue`.
public final class WithdrawalQueue {
  private final ShareLedger shares;
  private final WrappedToken token;
  private final TimestampPallet clock;
  private final Reports reports;

  WithdrawalQueue(ShareLedger shares, WrappedToken token, TimestampPallet clock, Reports reports) {
    this.shares = shares;
    this.token = token;
    this.clock = clock;
    this.reports = reports;
  }

  /// The shares that an account has in the queue.
  public BigInteger queuedShares(BasePool pool, AccountId who) {
    return pool.withdrawQueue().stream()
        .filter(entry -> entry.user().equals(who))
        .map(entry -> shares.shares(pool.cid(), entry.nftId()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /// Queues shares and pays what can be paid. A new request of an account replaces its old one,
  /// which loses its place.
  ///
  /// @param nft the account's NFT, which holds `amount` together with what is queued
  /// @param asVault the vault in whose name the account acts
  /// @return the pool afterwards, to be stored
  public BasePool request(
      BasePool pool, AccountId who, long nft, BigInteger amount, Optional<Long> asVault) {
    long cid = pool.cid();
    BigInteger held = shares.shares(cid, nft);
    BasePool after = pool;
    if (pool.price().isEmpty()) {
      reports.require(held.compareTo(amount) >= 0, BasePoolError.INVALID_SHARE_TO_WITHDRAW);
      held = held.subtract(amount);
    } else {
      List<WithdrawInfo> queue = new ArrayList<>();
      for (WithdrawInfo entry : pool.withdrawQueue()) {
        if (entry.user().equals(who)) {
          held = held.add(shares.shares(cid, entry.nftId()));
          shares.burn(PoolAccounts.BASE_POOL, cid, entry.nftId());
        } else {
          queue.add(entry);
        }
      }
      reports.require(held.compareTo(amount) >= 0, BasePoolError.INVALID_SHARE_TO_WITHDRAW);
      long queued = shares.mint(pool, PoolAccounts.BASE_POOL, amount);
      held = held.subtract(amount);
      queue.add(new WithdrawInfo(who, clock.now() / 1000, queued));
      reports.deposit(
          new BasePoolEvent.WithdrawalQueued(pool.pid(), who, amount, nft, asVault, queued));
      after = run(pool.withQueue(queue));
    }
    shares.save(cid, nft, held);
    shares.merge(after, who);
    return after;
  }

  /// Pays what can be paid.
  ///
  /// @return the pool afterwards, to be stored
  public BasePool run(BasePool pool) {
    if (pool.withdrawQueue().isEmpty()) {
      // Not even the price is computed, which fails where shares are almost nothing: stakes must
      // come back to such a pool, too.
      return pool;
    }
    Optional<U64F64> price = pool.price();
    if (price.isEmpty()) {
      return pool;
    }
    QueueRun run = new QueueRun(pool, price.get(), shares, token);
    BasePool after = run.pay();
    run.totals()
        .forEach(
            (user, total) ->
                reports.deposit(
                    new BasePoolEvent.Withdrawal(
                        pool.pid(), user, total.amount(), total.shares(), total.burnt())));
    return after;
  }

  /// Whether somebody has waited for too long. Only the first who could not be paid even from what
  /// is about to become free decides.
  ///
  /// @param graceSeconds how long one may wait
  /// @param longestSeconds how long one may wait in any case, for vaults
  /// @param releasing what is about to become free
  public boolean isOverdue(
      BasePool pool, long graceSeconds, OptionalLong longestSeconds, BigInteger releasing) {
    Optional<U64F64> price = pool.price();
    if (price.isEmpty() || price.get().isZero()) {
      return false;
    }
    long now = clock.now() / 1000;
    BigInteger budget = token.balance(pool.poolAccountId()).add(releasing);
    for (WithdrawInfo entry : pool.withdrawQueue()) {
      long waited = now - entry.startTime();
      if (longestSeconds.isPresent() && waited > longestSeconds.getAsLong()) {
        return true;
      }
      BigInteger due =
          PoolArithmetic.multiply(shares.shares(pool.cid(), entry.nftId()), price.get());
      if (due.compareTo(budget) > 0) {
        return waited > graceSeconds;
      }
      budget = budget.subtract(due);
    }
    return false;
  }
}
