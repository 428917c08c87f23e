package network.khala.pallets.balances;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.system.AccountLookup;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Codecs;

/// Pallet `Balances`: the native token.
public final class BalancesPallet extends CallablePallet<BalancesCall> {
  private static final int FREE_UPGRADE_PERCENT = 90;

  private final BalancesStorage storage;
  private final Funds funds;

  /// The pallet over the chain's accounts.
  ///
  /// @param existentialDeposit the least an account must own to exist
  public BalancesPallet(
      Kernel kernel, int index, SystemPallet system, BigInteger existentialDeposit) {
    super(kernel, "Balances", index, BalancesCall.class);
    this.storage = new BalancesStorage(items());
    this.funds =
        new Funds(system.accounts(), storage, existentialDeposit, index, event -> deposit(event));
    constant("ExistentialDeposit", Codecs.U128, existentialDeposit);
    constant("MaxLocks", Codecs.U32, (long) BalancesStorage.LOCKS_MAX);
    constant("MaxReserves", Codecs.U32, (long) BalancesStorage.RESERVES_MAX);
    constant("MaxHolds", Codecs.U32, 0L);
    constant("MaxFreezes", Codecs.U32, 0L);
  }

  /// What pallets do with the token.
  public Funds funds() {
    return funds;
  }

  /// Genesis: an account with its balance.
  ///
  /// @throws IllegalArgumentException for less than the existential deposit, or a second time
  public void endow(AccountId who, BigInteger amount) {
    if (amount.compareTo(funds.existentialDeposit()) < 0) {
      throw new IllegalArgumentException(
          who + " is endowed with " + amount + ", less than the existential deposit");
    }
    if (funds.free(who).signum() != 0) {
      throw new IllegalArgumentException(who + " is endowed twice");
    }
    funds.issue(amount);
    funds.depositCreating(who, amount);
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(BalancesEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(BalancesError.class);
  }

  @Override
  protected long units(BalancesCall call) {
    return call instanceof BalancesCall.UpgradeAccounts(List<AccountId> who) ? who.size() : 0;
  }

  @Override
  protected PostDispatch dispatch(Origin origin, BalancesCall call) {
    return switch (call) {
      case BalancesCall.TransferAllowDeath(MultiAddress to, BigInteger value) ->
          transfer(origin.requireSigned(), to, value, Preservation.EXPENDABLE);
      case BalancesCall.ForceTransfer(MultiAddress from, MultiAddress to, BigInteger value) -> {
        origin.requireRoot();
        yield transfer(AccountLookup.resolve(from), to, value, Preservation.EXPENDABLE);
      }
      case BalancesCall.TransferKeepAlive(MultiAddress to, BigInteger value) ->
          transfer(origin.requireSigned(), to, value, Preservation.PRESERVE);
      case BalancesCall.TransferAll(MultiAddress to, boolean keepAlive) ->
          transferAll(origin.requireSigned(), to, keepAlive);
      case BalancesCall.ForceUnreserve(MultiAddress who, BigInteger amount) -> {
        origin.requireRoot();
        funds.unreserve(AccountLookup.resolve(who), amount);
        yield PostDispatch.AS_DECLARED;
      }
      case BalancesCall.UpgradeAccounts(List<AccountId> who) -> upgrade(origin, who);
      case BalancesCall.ForceSetBalance(MultiAddress who, BigInteger newFree) -> {
        origin.requireRoot();
        funds.setFree(AccountLookup.resolve(who), newFree);
        yield PostDispatch.AS_DECLARED;
      }
    };
  }

  private PostDispatch transfer(
      AccountId from, MultiAddress to, BigInteger value, Preservation preservation) {
    funds.transfer(from, AccountLookup.resolve(to), value, preservation);
    return PostDispatch.AS_DECLARED;
  }

  private PostDispatch transferAll(AccountId from, MultiAddress to, boolean keepAlive) {
    Preservation preservation = keepAlive ? Preservation.PRESERVE : Preservation.EXPENDABLE;
    return transfer(from, to, funds.reducible(from, preservation, false), preservation);
  }

  private PostDispatch upgrade(Origin origin, List<AccountId> accounts) {
    origin.requireSigned();
    if (accounts.isEmpty()) {
      return PostDispatch.AS_DECLARED;
    }
    long upgraded = accounts.stream().filter(funds::upgrade).count();
    return upgraded * 100 >= (long) accounts.size() * FREE_UPGRADE_PERCENT
        ? PostDispatch.FREE
        : PostDispatch.AS_DECLARED;
  }
}
