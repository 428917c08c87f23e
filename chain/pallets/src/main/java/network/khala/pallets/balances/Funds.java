package network.khala.pallets.balances;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.pallets.system.AccountData;
import network.khala.pallets.system.Accounts;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.DispatchError.ArithmeticError;
import network.khala.protocol.substrate.DispatchError.TokenError;
import network.khala.scale.Bytes;

/// What calls and pallets do with the native token. Amounts are in 10^-12 of a token; every sum is
/// held to 128 bits.
///
/// [#withdraw], [#slash] and the deposits move funds in and out of accounts and leave issuance as
/// it is: who withdraws must deposit elsewhere or [#burn], who deposits must have withdrawn or
/// [#issue]d.
public final class Funds {
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  private final Accounts accounts;
  private final BalancesStorage storage;
  private final Ledger ledger;
  private final BigInteger existentialDeposit;
  private final int palletIndex;
  private final Consumer<PalletEvent> events;

  Funds(
      Accounts accounts,
      BalancesStorage storage,
      BigInteger existentialDeposit,
      int palletIndex,
      Consumer<PalletEvent> events) {
    this.accounts = accounts;
    this.storage = storage;
    this.existentialDeposit = existentialDeposit;
    this.palletIndex = palletIndex;
    this.events = events;
    this.ledger = new Ledger(accounts, storage, existentialDeposit, events);
  }

  /// What an account owns.
  public AccountData account(AccountId who) {
    return ledger.get(who);
  }

  /// What an account may spend, but for what is frozen.
  public BigInteger free(AccountId who) {
    return ledger.get(who).free();
  }

  /// All there is of the token.
  public BigInteger totalIssuance() {
    return storage.totalIssuance.get();
  }

  /// The least an account must own to exist.
  public BigInteger existentialDeposit() {
    return existentialDeposit;
  }

  /// How much could be withdrawn; with `force`, past what is frozen.
  public BigInteger reducible(AccountId who, Preservation preservation, boolean force) {
    AccountData data = ledger.get(who);
    BigInteger untouchable =
        force ? BigInteger.ZERO : saturatingSub(data.frozen(), data.reserved());
    if (mustKeepDeposit(who, data, preservation)) {
      untouchable = untouchable.max(existentialDeposit);
    }
    return saturatingSub(data.free(), untouchable);
  }

  /// Moves an amount.
  ///
  /// @throws DispatchException `Token` or `Arithmetic` where it cannot be moved
  public void transfer(AccountId from, AccountId to, BigInteger amount, Preservation preservation) {
    checkWithdrawal(from, amount, preservation);
    checkDeposit(to, amount);
    if (from.equals(to)) {
      return;
    }
    decrease(from, amount, preservation);
    increase(to, amount);
    events.accept(new BalancesEvent.Transfer(from, to, amount));
  }

  /// Takes an amount out of an account. Issuance stays.
  ///
  /// @param keepAlive whether the account must keep its existential deposit
  /// @throws DispatchException `InsufficientBalance`, `Expendability` or `LiquidityRestrictions`
  public void withdraw(AccountId who, BigInteger amount, boolean keepAlive) {
    if (amount.signum() == 0) {
      return;
    }
    ledger.mutate(
        who,
        before -> {
          BigInteger free = before.data().free();
          BigInteger rest = free.subtract(amount);
          require(rest.signum() >= 0, BalancesError.INSUFFICIENT_BALANCE);
          boolean dies =
              rest.compareTo(existentialDeposit) < 0 && free.compareTo(existentialDeposit) >= 0;
          require(!(keepAlive && dies), BalancesError.EXPENDABILITY);
          require(
              rest.compareTo(before.data().frozen()) >= 0, BalancesError.LIQUIDITY_RESTRICTIONS);
          events.accept(new BalancesEvent.Withdraw(who, amount));
          return before.data().withFree(rest);
        });
  }

  /// Puts an amount into an account, which is created where it does not exist. Issuance stays.
  ///
  /// @return what was put in: nothing where the amount is below the existential deposit of a new
  ///   account, or too large
  public BigInteger depositCreating(AccountId who, BigInteger amount) {
    boolean isNew = ledger.get(who).equals(AccountData.EMPTY);
    boolean tooSmall = isNew && amount.compareTo(existentialDeposit) < 0;
    boolean tooLarge = free(who).add(amount).compareTo(MAX) > 0;
    if (amount.signum() == 0 || tooSmall || tooLarge) {
      return BigInteger.ZERO;
    }
    put(who, amount);
    return amount;
  }

  /// Puts an amount into an account that exists. Issuance stays.
  ///
  /// @throws DispatchException `DeadAccount` or `Overflow`
  public void depositIntoExisting(AccountId who, BigInteger amount) {
    if (amount.signum() == 0) {
      return;
    }
    require(!ledger.get(who).equals(AccountData.EMPTY), BalancesError.DEAD_ACCOUNT);
    checkedSum(free(who), amount);
    put(who, amount);
  }

  /// Takes up to `amount` of what may be spent, and the account with it where need be. Issuance
  /// stays.
  ///
  /// @return what was taken
  public BigInteger slash(AccountId who, BigInteger amount) {
    BigInteger taken = amount.min(reducible(who, Preservation.EXPENDABLE, true));
    if (taken.signum() == 0) {
      return taken;
    }
    ledger.mutate(who, before -> before.data().withFree(before.data().free().subtract(taken)));
    events.accept(new BalancesEvent.Slashed(who, taken));
    return taken;
  }

  /// More of the token comes into being; the caller deposits it.
  public void issue(BigInteger amount) {
    storage.totalIssuance.set(checkedSum(totalIssuance(), amount));
  }

  /// Some of the token ceases to be; the caller withdrew it.
  public void burn(BigInteger amount) {
    storage.totalIssuance.set(saturatingSub(totalIssuance(), amount));
  }

  /// Sets an amount aside within an account.
  ///
  /// @throws DispatchException `InsufficientBalance`, `Overflow` or `LiquidityRestrictions`
  public void reserve(AccountId who, BigInteger amount) {
    if (amount.signum() == 0) {
      return;
    }
    ledger.mutate(
        who,
        before -> {
          AccountData data = before.data();
          BigInteger rest = data.free().subtract(amount);
          require(rest.signum() >= 0, BalancesError.INSUFFICIENT_BALANCE);
          require(rest.compareTo(data.frozen()) >= 0, BalancesError.LIQUIDITY_RESTRICTIONS);
          return data.withFree(rest).withReserved(checkedSum(data.reserved(), amount));
        });
    events.accept(new BalancesEvent.Reserved(who, amount));
  }

  /// Sets aside what is due beyond what was set aside for it before, or frees what is not due any
  /// longer.
  ///
  /// @throws DispatchException as [#reserve]
  public void adjustReserve(AccountId who, BigInteger before, BigInteger due) {
    if (due.compareTo(before) > 0) {
      reserve(who, due.subtract(before));
    } else {
      unreserve(who, before.subtract(due));
    }
  }

  /// Frees up to `amount` of what is set aside.
  ///
  /// @return what could not be freed since it was not set aside
  public BigInteger unreserve(AccountId who, BigInteger amount) {
    BigInteger freed = amount.min(ledger.get(who).reserved());
    if (freed.signum() == 0) {
      return amount;
    }
    ledger.mutate(who, before -> moved(before.data(), freed));
    events.accept(new BalancesEvent.Unreserved(who, freed));
    return amount.subtract(freed);
  }

  /// Moves up to `amount` of what is set aside in an account to another, where it stays set aside.
  ///
  /// @return what could not be moved since it was not set aside
  public BigInteger repatriateReserved(AccountId from, AccountId to, BigInteger amount) {
    BigInteger moving = amount.min(ledger.get(from).reserved());
    if (moving.signum() == 0 || from.equals(to)) {
      return amount.subtract(moving);
    }
    require(!ledger.get(to).equals(AccountData.EMPTY), BalancesError.DEAD_ACCOUNT);
    ledger.mutate(to, to0 -> to0.data().withReserved(checkedSum(to0.data().reserved(), moving)));
    ledger.mutate(
        from, from0 -> from0.data().withReserved(from0.data().reserved().subtract(moving)));
    events.accept(new BalancesEvent.ReserveRepatriated(from, to, moving, BalanceStatus.RESERVED));
    return amount.subtract(moving);
  }

  /// Pays up to `amount` of what is set aside in an account to another, which may spend it.
  ///
  /// @return what could not be paid since it was not set aside
  /// @throws DispatchException `DeadAccount` if the receiver does not exist
  public BigInteger payReserved(AccountId from, AccountId to, BigInteger amount) {
    BigInteger moving = amount.min(ledger.get(from).reserved());
    if (moving.signum() == 0) {
      return amount;
    }
    if (from.equals(to)) {
      return unreserve(from, amount);
    }
    require(!ledger.get(to).equals(AccountData.EMPTY), BalancesError.DEAD_ACCOUNT);
    ledger.mutate(to, to0 -> to0.data().withFree(checkedSum(to0.data().free(), moving)));
    ledger.mutate(
        from, from0 -> from0.data().withReserved(from0.data().reserved().subtract(moving)));
    events.accept(new BalancesEvent.ReserveRepatriated(from, to, moving, BalanceStatus.FREE));
    return amount.subtract(moving);
  }

  /// Takes up to `amount` of what is set aside in an account and hands it to a receiver.
  public void confiscateReserved(AccountId who, BigInteger amount, Receiver receiver) {
    receiver.receive(slashReserved(who, amount));
  }

  private BigInteger slashReserved(AccountId who, BigInteger amount) {
    BigInteger taken = amount.min(ledger.get(who).reserved());
    if (taken.signum() == 0) {
      return taken;
    }
    ledger.mutate(
        who, before -> before.data().withReserved(before.data().reserved().subtract(taken)));
    events.accept(new BalancesEvent.Slashed(who, taken));
    return taken;
  }

  /// Some of the token, or with a negative amount less of it, does not count in votes.
  public void deactivate(BigInteger amount) {
    BigInteger inactive = storage.inactiveIssuance.get().add(amount);
    storage.inactiveIssuance.set(inactive.max(BigInteger.ZERO).min(totalIssuance()));
  }

  /// Sets, replaces or (with a zero amount) removes a lock.
  public void setLock(Bytes id, AccountId who, BigInteger amount, BalanceLock.Reasons reasons) {
    List<BalanceLock> locks = new ArrayList<>(storage.locks.get(who));
    locks.removeIf(lock -> lock.id().equals(id));
    if (amount.signum() != 0) {
      locks.add(new BalanceLock(id, amount, reasons));
    }
    applyLocks(who, locks);
  }

  /// The locks on an account.
  public List<BalanceLock> locks(AccountId who) {
    return storage.locks.get(who);
  }

  /// Sets a free balance; issuance follows.
  void setFree(AccountId who, BigInteger amount) {
    BigInteger kept = amount.compareTo(existentialDeposit) < 0 ? BigInteger.ZERO : amount;
    BigInteger old = free(who);
    ledger.mutate(who, before -> before.data().withFree(kept));
    storage.totalIssuance.set(checkedSum(totalIssuance(), kept).subtract(old).max(BigInteger.ZERO));
    events.accept(new BalancesEvent.BalanceSet(who, kept));
  }

  /// Puts an account under the accounting in force.
  boolean upgrade(AccountId who) {
    return ledger.upgrade(who);
  }

  private void put(AccountId who, BigInteger amount) {
    ledger.mutate(
        who,
        before -> {
          events.accept(new BalancesEvent.Deposit(who, amount));
          return before.data().withFree(before.data().free().add(amount));
        });
  }

  private void applyLocks(AccountId who, List<BalanceLock> locks) {
    BigInteger frozen =
        locks.stream().map(BalanceLock::amount).max(BigInteger::compareTo).orElse(BigInteger.ZERO);
    BigInteger before = ledger.get(who).frozen();
    ledger.mutate(who, account -> account.data().withFrozen(frozen));
    if (locks.isEmpty()) {
      storage.locks.remove(who);
    } else {
      storage.locks.put(who, locks);
    }
    int change = frozen.compareTo(before);
    if (change > 0) {
      events.accept(new BalancesEvent.Locked(who, frozen.subtract(before)));
    } else if (change < 0) {
      events.accept(new BalancesEvent.Unlocked(who, before.subtract(frozen)));
    }
  }

  /// Whether the existential deposit must stay, given what else the account lives by.
  private boolean mustKeepDeposit(AccountId who, AccountData data, Preservation preservation) {
    return switch (preservation) {
      case PRESERVE -> true;
      case PROTECT -> data.free().signum() != 0 && accounts.get(who).providers() == 1;
      case EXPENDABLE -> data.free().signum() != 0 && !accounts.canRemoveProvider(who);
    };
  }

  private void checkWithdrawal(AccountId who, BigInteger amount, Preservation preservation) {
    if (amount.signum() == 0) {
      return;
    }
    if (totalIssuance().compareTo(amount) < 0) {
      throw DispatchException.of(new DispatchError.Arithmetic(ArithmeticError.UNDERFLOW));
    }
    BigInteger rest = free(who).subtract(amount);
    requireToken(rest.signum() >= 0, TokenError.FUNDS_UNAVAILABLE);
    requireToken(
        amount.compareTo(reducible(who, Preservation.EXPENDABLE, false)) <= 0, TokenError.FROZEN);
    if (rest.compareTo(existentialDeposit) < 0) {
      requireToken(accounts.canRemoveProvider(who), TokenError.ONLY_PROVIDER);
      requireToken(preservation == Preservation.EXPENDABLE, TokenError.NOT_EXPENDABLE);
    }
  }

  private void checkDeposit(AccountId who, BigInteger amount) {
    if (amount.signum() == 0) {
      return;
    }
    AccountData data = ledger.get(who);
    BigInteger free = checkedSum(data.free(), amount);
    requireToken(free.compareTo(existentialDeposit) >= 0, TokenError.BELOW_MINIMUM);
    checkedSum(free, data.reserved());
  }

  private void decrease(AccountId who, BigInteger amount, Preservation preservation) {
    BigInteger taken = amount.min(reducible(who, preservation, false));
    ledger.mutate(who, before -> before.data().withFree(before.data().free().subtract(taken)));
  }

  private void increase(AccountId who, BigInteger amount) {
    ledger.mutate(who, before -> before.data().withFree(before.data().free().add(amount)));
  }

  private static AccountData moved(AccountData data, BigInteger freed) {
    return data.withReserved(data.reserved().subtract(freed)).withFree(data.free().add(freed));
  }

  private static BigInteger saturatingSub(BigInteger left, BigInteger right) {
    return left.subtract(right).max(BigInteger.ZERO);
  }

  private static BigInteger checkedSum(BigInteger left, BigInteger right) {
    BigInteger sum = left.add(right);
    if (sum.compareTo(MAX) > 0) {
      throw DispatchException.of(new DispatchError.Arithmetic(ArithmeticError.OVERFLOW));
    }
    return sum;
  }

  private void require(boolean condition, BalancesError error) {
    if (!condition) {
      throw DispatchException.of(DispatchError.Module.of(palletIndex, error.index()));
    }
  }

  private static void requireToken(boolean condition, TokenError error) {
    if (!condition) {
      throw DispatchException.of(new DispatchError.Token(error));
    }
  }
}
