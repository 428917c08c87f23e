package network.khala.pallets.wrapped;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.khala.frame.dispatch.DispatchException;
import network.khala.pallets.assets.AssetLedger;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Preservation;
import network.khala.protocol.substrate.AccountId;

/// W-PHA as pools use it. For each unit there is one of the native token in [#BACKING]; what cannot
/// be minted is counted, so that the books still close.
///
/// Source: `docs/protocol/staking.md#wrapped`.
public final class WrappedToken {
  /// The account of the native tokens behind W-PHA.
  public static final AccountId BACKING =
      AccountId.of(Arrays.copyOf("wpha/".getBytes(StandardCharsets.US_ASCII), 32));

  private final long asset;
  private final AssetLedger assets;
  private final Funds funds;
  private final WrappedBalancesStorage storage;

  WrappedToken(long asset, AssetLedger assets, Funds funds, WrappedBalancesStorage storage) {
    this.asset = asset;
    this.assets = assets;
    this.funds = funds;
    this.storage = storage;
  }

  /// What an account has.
  public BigInteger balance(AccountId who) {
    return assets.balance(asset, who);
  }

  /// Whether an account has any at all.
  public boolean hasAccount(AccountId who) {
    return assets.hasAccount(asset, who);
  }

  /// The least an account must have.
  public BigInteger minBalance() {
    return assets.minBalance(asset);
  }

  /// All there is.
  public BigInteger supply() {
    return assets.supply(asset);
  }

  /// Moves an amount; a rest below the minimum disappears.
  public void transfer(AccountId from, AccountId to, BigInteger amount) {
    assets.transfer(asset, from, to, amount);
  }

  /// Moves native tokens of a keeper, which must live on, behind W-PHA that is minted next.
  public void back(AccountId from, BigInteger amount) {
    funds.transfer(from, BACKING, amount, Preservation.PRESERVE);
  }

  /// Mints what is backed already, or counts it as dust where a new account would be below the
  /// minimum.
  ///
  /// @return whether it was minted
  public boolean mint(AccountId who, BigInteger amount) {
    boolean mintable =
        amount.signum() == 0 || hasAccount(who) || amount.compareTo(minBalance()) >= 0;
    if (mintable) {
      assets.mint(asset, who, amount);
    } else {
      storage.unmintableDust.mutate(amount::add);
    }
    return mintable;
  }

  /// Mints what was just backed.
  ///
  /// @throws DispatchException `BelowMinimum` where [#mint] would count dust
  void mintOrFail(AccountId who, BigInteger amount) {
    assets.mint(asset, who, amount);
  }

  /// Turns an amount back into native tokens of the same account.
  void redeem(AccountId who, BigInteger amount) {
    funds.transfer(BACKING, who, amount, Preservation.EXPENDABLE);
    assets.burn(asset, who, amount);
  }

  /// Burns an amount that an account lost and gives the native tokens behind it to the treasury;
  /// where that cannot take them, they are burnt too. The account stays open even below the
  /// minimum.
  public void forfeit(AccountId who, BigInteger amount, AccountId treasury) {
    BigInteger burnt = assets.burnKeepingOpen(asset, who, amount);
    try {
      funds.transfer(BACKING, treasury, burnt, Preservation.EXPENDABLE);
    } catch (DispatchException _) {
      funds.withdraw(BACKING, burnt, false);
      funds.burn(burnt);
    }
  }

  /// Ends an account below the minimum; what it had disappears.
  public void closeIfBelow(AccountId who) {
    assets.closeIfBelow(asset, who);
  }
}
