package network.khala.pallets.assets;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.storage.KeyPair;
import network.khala.pallets.system.Accounts;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.DispatchError.TokenError;

/// What pallets do with an asset. An account whose balance falls below the asset's minimum ends,
/// and what each operation does with the rest is part of the protocol.
public final class AssetLedger {
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  private final AssetsStorage storage;
  private final AssetExistence existence;
  private final Reports reports;

  AssetLedger(AssetsStorage storage, Accounts accounts, Reports reports) {
    this.storage = storage;
    this.existence = new AssetExistence(accounts, reports);
    this.reports = reports;
  }

  /// What an account has of an asset; zero where there is no such account.
  public BigInteger balance(long asset, AccountId who) {
    return account(asset, who).map(AssetAccount::balance).orElse(BigInteger.ZERO);
  }

  /// Whether an account has an asset at all.
  public boolean hasAccount(long asset, AccountId who) {
    return storage.account.contains(new KeyPair<>(asset, who));
  }

  /// All there is of an asset.
  public BigInteger supply(long asset) {
    return details(asset).supply();
  }

  /// The least an account must have.
  public BigInteger minBalance(long asset) {
    return details(asset).minBalance();
  }

  /// Moves an amount; the sender's account may end, and what is left below the minimum then
  /// **disappears**: nobody gets it and the supply still counts it.
  ///
  /// @throws DispatchException `Token` where it cannot be moved
  public void transfer(long asset, AccountId from, AccountId to, BigInteger amount) {
    AssetDetails details = live(asset);
    BigInteger available = spendable(asset, from);
    requireToken(available.compareTo(amount) >= 0, TokenError.FUNDS_UNAVAILABLE);
    checkDeposit(asset, details, to, amount);
    if (!from.equals(to)) {
      BigInteger rest = available.subtract(amount);
      setBalance(asset, from, rest);
      increase(asset, to, amount);
    }
    reports.deposit(new AssetsEvent.Transferred(asset, from, to, amount));
  }

  /// Moves an amount and leaves the sender's account open even below the minimum; [#closeIfBelow]
  /// ends it. Used where two movements out of one account belong together.
  ///
  /// @return what was burnt
  public BigInteger burnKeepingOpen(long asset, AccountId who, BigInteger amount) {
    AssetAccount before =
        account(asset, who).orElseThrow(() -> token(TokenError.FUNDS_UNAVAILABLE));
    BigInteger burnt = amount.min(before.balance());
    storage.account.put(
        new KeyPair<>(asset, who), before.withBalance(before.balance().subtract(burnt)));
    changeSupply(asset, burnt.negate());
    reports.deposit(new AssetsEvent.Burned(asset, who, burnt));
    return burnt;
  }

  /// Ends an account below the minimum; what it had disappears.
  public void closeIfBelow(long asset, AccountId who) {
    account(asset, who).ifPresent(found -> setBalance(asset, who, found.balance()));
  }

  /// Creates an amount in an account.
  ///
  /// @throws DispatchException `Token` if a new account would be below the minimum, or the asset
  ///   does not exist
  public void mint(long asset, AccountId who, BigInteger amount) {
    AssetDetails details = live(asset);
    if (amount.signum() != 0) {
      checkDeposit(asset, details, who, amount);
      requireSum(details.supply(), amount);
      increase(asset, who, amount);
      changeSupply(asset, amount);
    }
    reports.deposit(new AssetsEvent.Issued(asset, who, amount));
  }

  /// Destroys up to `amount` of what an account has, and a rest below the minimum with it.
  ///
  /// @return what was destroyed
  public BigInteger burn(long asset, AccountId who, BigInteger amount) {
    AssetDetails details = live(asset);
    BigInteger available = spendable(asset, who);
    BigInteger rest = available.subtract(amount.min(available));
    BigInteger burnt =
        rest.compareTo(details.minBalance()) < 0 ? available : available.subtract(rest);
    setBalance(asset, who, rest);
    changeSupply(asset, burnt.negate());
    reports.deposit(new AssetsEvent.Burned(asset, who, burnt));
    return burnt;
  }

  /// The asset.
  ///
  /// @throws DispatchException `UnknownAsset`
  AssetDetails details(long asset) {
    return storage.asset.find(asset).orElseThrow(() -> token(TokenError.UNKNOWN_ASSET));
  }

  Optional<AssetAccount> account(long asset, AccountId who) {
    return storage.account.find(new KeyPair<>(asset, who));
  }

  /// Puts an amount into an account, which is created where it does not exist. The supply stays.
  void increase(long asset, AccountId who, BigInteger amount) {
    if (amount.signum() == 0) {
      return;
    }
    Optional<AssetAccount> before = account(asset, who);
    AssetAccount after;
    if (before.isPresent()) {
      after = before.get().withBalance(requireSum(before.get().balance(), amount));
    } else {
      AssetExistence.Opened opened = existence.open(details(asset), who);
      storage.asset.put(asset, opened.details());
      after = AssetAccount.of(amount, opened.reason());
    }
    storage.account.put(new KeyPair<>(asset, who), after);
  }

  /// Sets the balance of an account, which ends below the minimum unless a deposit keeps it. The
  /// supply stays.
  void setBalance(long asset, AccountId who, BigInteger balance) {
    AssetDetails details = details(asset);
    KeyPair<Long, AccountId> key = new KeyPair<>(asset, who);
    AssetAccount account = storage.account.get(key);
    if (balance.compareTo(details.minBalance()) >= 0) {
      storage.account.put(key, account.withBalance(balance));
      return;
    }
    if (account.reason() instanceof ExistenceReason.DepositHeld) {
      storage.account.put(key, account.withBalance(BigInteger.ZERO));
      return;
    }
    storage.asset.put(asset, existence.close(details, who, account.reason()));
    storage.account.remove(key);
  }

  void changeSupply(long asset, BigInteger by) {
    AssetDetails details = details(asset);
    storage.asset.put(asset, details.withSupply(details.supply().add(by).max(BigInteger.ZERO)));
  }

  /// Fails unless `amount` could be put into the account.
  void checkDeposit(long asset, AssetDetails details, AccountId who, BigInteger amount) {
    Optional<AssetAccount> account = account(asset, who);
    if (account.isPresent()) {
      requireSum(account.get().balance(), amount);
      return;
    }
    requireToken(amount.compareTo(details.minBalance()) >= 0, TokenError.BELOW_MINIMUM);
    requireToken(existence.canOpen(details, who), TokenError.CANNOT_CREATE);
  }

  /// What an account may send, the whole of it.
  BigInteger spendable(long asset, AccountId who) {
    AssetAccount account =
        account(asset, who).orElseThrow(() -> token(TokenError.FUNDS_UNAVAILABLE));
    requireToken(!account.isFrozen(), TokenError.FROZEN);
    return account.balance();
  }

  private AssetDetails live(long asset) {
    AssetDetails details = details(asset);
    requireToken(details.status() == AssetStatus.LIVE, TokenError.FROZEN);
    return details;
  }

  static BigInteger requireSum(BigInteger a, BigInteger b) {
    BigInteger sum = a.add(b);
    if (sum.compareTo(MAX) > 0) {
      throw Reports.overflow();
    }
    return sum;
  }

  private static void requireToken(boolean condition, TokenError error) {
    if (!condition) {
      throw token(error);
    }
  }

  private static DispatchException token(TokenError error) {
    return DispatchException.of(new DispatchError.Token(error));
  }
}
