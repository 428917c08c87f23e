package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.economics.PoolArithmetic;
import network.khala.economics.U64F64;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;

/// One run through a queue of withdrawals.
///
/// Shares worth no more than the least an account must have cannot be paid; they are burnt, to the
/// good of the others.
final class QueueRun {
  private final U64F64 firstPrice;
  private final ShareLedger shares;
  private final WrappedToken token;
  private final Deque<WithdrawInfo> queue;
  private final SortedMap<AccountId, Total> totals = new TreeMap<>();
  private BasePool pool;

  QueueRun(BasePool pool, U64F64 firstPrice, ShareLedger shares, WrappedToken token) {
    this.pool = pool;
    this.firstPrice = firstPrice;
    this.shares = shares;
    this.token = token;
    this.queue = new ArrayDeque<>(pool.withdrawQueue());
  }

  /// What one delegator got.
  ///
  /// @param amount W-PHA
  /// @param shares that were paid
  /// @param burnt shares that were not
  record Total(BigInteger amount, BigInteger shares, BigInteger burnt) {}

  /// What each got, in the order of accounts.
  SortedMap<AccountId, Total> totals() {
    return totals;
  }

  BasePool pay() {
    BigInteger minimum = token.minBalance();
    while (!queue.isEmpty()) {
      BigInteger free = token.balance(pool.poolAccountId());
      if (free.compareTo(minimum) <= 0) {
        break;
      }
      WithdrawInfo entry = queue.getFirst();
      BigInteger due = shares.shares(pool.cid(), entry.nftId());
      if (worth(due).compareTo(minimum) <= 0) {
        burn(entry, due);
        continue;
      }
      BigInteger rest = pay(entry, due, free);
      if (rest.signum() == 0) {
        close(entry);
      } else if (worth(rest).compareTo(minimum) <= 0) {
        burn(entry, rest);
      }
    }
    return pool.withQueue(List.copyOf(queue));
  }

  /// Pays one delegator from what is free.
  ///
  /// @return the shares that are left
  private BigInteger pay(WithdrawInfo entry, BigInteger due, BigInteger free) {
    BigInteger payable =
        firstPrice.isZero() ? due : due.min(PoolArithmetic.divide(free, firstPrice));
    BigInteger amount = worth(payable).min(free);
    BigInteger left = due.subtract(payable);
    BigInteger rest = Dust.dropped(left);
    BigInteger paid = payable.add(left.subtract(rest));
    token.transfer(pool.poolAccountId(), entry.user(), amount);
    pool =
        pool.withTotals(
            pool.totalShares().subtract(paid).max(BigInteger.ZERO),
            Dust.dropped(pool.totalValue().subtract(amount)));
    add(entry.user(), new Total(amount, paid, BigInteger.ZERO));
    shares.save(pool.cid(), entry.nftId(), rest);
    return rest;
  }

  private void burn(WithdrawInfo entry, BigInteger amount) {
    pool =
        pool.withTotals(
            pool.totalShares().subtract(amount).max(BigInteger.ZERO), pool.totalValue());
    add(entry.user(), new Total(BigInteger.ZERO, BigInteger.ZERO, amount));
    close(entry);
  }

  private void close(WithdrawInfo entry) {
    queue.removeFirst();
    shares.burn(PoolAccounts.BASE_POOL, pool.cid(), entry.nftId());
  }

  private BigInteger worth(BigInteger amount) {
    Optional<U64F64> price = pool.price();
    return price.isEmpty() ? BigInteger.ZERO : PoolArithmetic.multiply(amount, price.get());
  }

  private void add(AccountId user, Total more) {
    totals.merge(
        user,
        more,
        (a, b) ->
            new Total(
                a.amount().add(b.amount()), a.shares().add(b.shares()), a.burnt().add(b.burnt())));
  }
}
