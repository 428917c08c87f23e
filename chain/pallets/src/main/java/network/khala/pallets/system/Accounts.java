package network.khala.pallets.system;

import java.util.Optional;
import java.util.function.Function;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.storage.StorageMap;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;

/// The life of accounts: an account exists as long as something provides for it (funds above the
/// existential deposit, or an asset that is sufficient by itself), and cannot cease while something
/// consumes it.
public final class Accounts {
  /// What may depend on one account, at most.
  public static final long CONSUMERS_MAX = 16;

  private final StorageMap<AccountId, AccountInfo> accounts;
  private final Listener listener;

  /// Hears of accounts that come and go.
  interface Listener {
    void created(AccountId who);

    void killed(AccountId who);
  }

  Accounts(StorageMap<AccountId, AccountInfo> accounts, Listener listener) {
    this.accounts = accounts;
    this.listener = listener;
  }

  /// The account, all zero where it does not exist.
  public AccountInfo get(AccountId who) {
    return accounts.get(who);
  }

  /// Whether the account exists.
  public boolean exists(AccountId who) {
    return accounts.contains(who);
  }

  /// One more extrinsic signed.
  public void incrementNonce(AccountId who) {
    accounts.mutate(who, account -> account.withNonce(account.nonce() + 1));
  }

  /// One more thing gives the account a right to exist; it is created where it did not.
  public void addProvider(AccountId who) {
    AccountInfo account = accounts.get(who);
    accounts.put(who, account.withProviders(account.providers() + 1));
    if (!account.exists()) {
      listener.created(who);
    }
  }

  /// One thing less gives the account a right to exist; it is removed when none is left.
  ///
  /// @throws DispatchException `ConsumerRemaining` if it would be removed under its consumers
  public void removeProvider(AccountId who) {
    AccountInfo account = accounts.get(who);
    if (account.providers() > 1 || (account.providers() == 1 && account.sufficients() > 0)) {
      accounts.put(who, account.withProviders(account.providers() - 1));
      return;
    }
    if (account.providers() == 0) {
      return;
    }
    if (account.consumers() > 0) {
      throw DispatchException.of(new DispatchError.ConsumerRemaining());
    }
    kill(who);
  }

  /// Whether [#removeProvider] would pass.
  public boolean canRemoveProvider(AccountId who) {
    AccountInfo account = accounts.get(who);
    return account.consumers() == 0 || account.providers() > 1 || account.sufficients() > 0;
  }

  /// One more thing depends on the account.
  ///
  /// @throws DispatchException `NoProviders` or `TooManyConsumers`
  public void addConsumer(AccountId who) {
    AccountInfo account = accounts.get(who);
    if (account.providers() == 0) {
      throw DispatchException.of(new DispatchError.NoProviders());
    }
    if (account.consumers() >= CONSUMERS_MAX) {
      throw DispatchException.of(new DispatchError.TooManyConsumers());
    }
    accounts.put(who, account.withConsumers(account.consumers() + 1));
  }

  /// Whether [#addConsumer] would pass.
  public boolean canAddConsumer(AccountId who) {
    AccountInfo account = accounts.get(who);
    return account.providers() > 0 && account.consumers() < CONSUMERS_MAX;
  }

  /// One thing less depends on the account.
  public void removeConsumer(AccountId who) {
    AccountInfo account = accounts.get(who);
    if (account.consumers() > 0) {
      accounts.put(who, account.withConsumers(account.consumers() - 1));
    }
  }

  /// One more thing gives the account a right to exist by itself.
  public void addSufficient(AccountId who) {
    AccountInfo account = accounts.get(who);
    accounts.put(who, account.withSufficients(account.sufficients() + 1));
    if (!account.exists()) {
      listener.created(who);
    }
  }

  /// One thing less gives the account a right to exist by itself; it is removed when nothing else
  /// does.
  public void removeSufficient(AccountId who) {
    AccountInfo account = accounts.get(who);
    if (account.sufficients() == 0) {
      return;
    }
    if (account.sufficients() == 1 && account.providers() == 0) {
      kill(who);
      return;
    }
    accounts.put(who, account.withSufficients(account.sufficients() - 1));
  }

  /// Changes what an account owns. `change` gets nothing where the account owns nothing, and
  /// returns nothing to leave it so; it may add and remove providers and consumers meanwhile.
  public void mutateData(
      AccountId who, Function<Optional<AccountData>, Optional<AccountData>> change) {
    AccountData before = accounts.get(who).data();
    Optional<AccountData> given =
        before.equals(AccountData.EMPTY) ? Optional.empty() : Optional.of(before);
    AccountData after = change.apply(given).orElse(AccountData.EMPTY);
    AccountInfo account = accounts.get(who);
    if (account.exists()) {
      accounts.put(who, account.withData(after));
    } else {
      accounts.remove(who);
    }
  }

  private void kill(AccountId who) {
    accounts.remove(who);
    listener.killed(who);
  }
}
