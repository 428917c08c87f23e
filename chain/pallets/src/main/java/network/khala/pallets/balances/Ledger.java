package network.khala.pallets.balances;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.pallets.system.AccountData;
import network.khala.pallets.system.Accounts;
import network.khala.protocol.substrate.AccountId;
import org.jspecify.annotations.Nullable;

/// Changes balances and keeps the accounts' right to exist in step: a free balance at or above the
/// existential deposit provides for the account, anything reserved or frozen consumes it, and what
/// is left below the deposit is dust, which leaves issuance.
final class Ledger {
  private final Accounts accounts;
  private final BalancesStorage storage;
  private final BigInteger existentialDeposit;
  private final Consumer<PalletEvent> events;

  Ledger(
      Accounts accounts,
      BalancesStorage storage,
      BigInteger existentialDeposit,
      Consumer<PalletEvent> events) {
    this.accounts = accounts;
    this.storage = storage;
    this.existentialDeposit = existentialDeposit;
    this.events = events;
  }

  /// What an account owns before a change.
  ///
  /// @param data what it owns; empty data for a new account
  /// @param isNew whether it owned nothing at all
  record Before(AccountData data, boolean isNew) {}

  AccountData get(AccountId who) {
    return accounts.get(who).data();
  }

  /// Changes what an account owns; `change` may throw, in which case the surrounding call's
  /// transaction undoes everything.
  void mutate(AccountId who, Function<Before, AccountData> change) {
    upgrade(who);
    Outcome outcome = new Outcome();
    accounts.mutateData(who, given -> outcome.apply(who, given, change));
    if (outcome.endowed != null) {
      events.accept(new BalancesEvent.Endowed(who, outcome.endowed));
    }
    if (outcome.dust != null) {
      events.accept(new BalancesEvent.DustLost(who, outcome.dust));
      BigInteger dust = outcome.dust;
      storage.totalIssuance.mutate(issuance -> issuance.subtract(dust).max(BigInteger.ZERO));
    }
  }

  /// Puts an account that predates the accounting in force under it.
  ///
  /// @return whether it had to be
  boolean upgrade(AccountId who) {
    AccountData data = get(who);
    if (data.flags().isNewLogic()) {
      return false;
    }
    AccountData upgraded =
        new AccountData(
            data.free(), data.reserved(), data.frozen(), AccountData.ExtraFlags.NEW_LOGIC);
    boolean consumes = consumes(data);
    if (consumes) {
      if (!accounts.get(who).exists()) {
        accounts.addProvider(who);
      }
      accounts.addConsumer(who);
    }
    accounts.mutateData(who, given -> Optional.of(upgraded));
    events.accept(new BalancesEvent.Upgraded(who));
    return true;
  }

  private static boolean consumes(AccountData data) {
    return data.reserved().signum() != 0 || data.frozen().signum() != 0;
  }

  private boolean provides(AccountData data) {
    return data.free().compareTo(existentialDeposit) >= 0;
  }

  /// One change, and what it led to.
  private final class Outcome {
    private @Nullable BigInteger endowed;
    private @Nullable BigInteger dust;

    Optional<AccountData> apply(
        AccountId who, Optional<AccountData> given, Function<Before, AccountData> change) {
      boolean isNew = given.isEmpty();
      AccountData before = given.orElse(AccountData.EMPTY);
      AccountData after = change.apply(new Before(before, isNew));
      boolean didConsume = !isNew && consumes(before);
      if (!provides(before) && provides(after)) {
        accounts.addProvider(who);
      }
      if (didConsume && !consumes(after)) {
        accounts.removeConsumer(who);
      }
      if (!didConsume && consumes(after)) {
        accounts.addConsumer(who);
      }
      if (provides(before) && !provides(after)) {
        accounts.removeProvider(who);
      }
      if (isNew) {
        endowed = after.free();
      }
      if (provides(after) || after.reserved().signum() != 0) {
        return Optional.of(after);
      }
      dust = after.free().signum() == 0 ? null : after.free();
      return Optional.empty();
    }
  }
}
