package network.khala.pallets.balances;

import java.math.BigInteger;
import java.util.List;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Compact;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of pallet `Balances`. Amounts are in 10^-12 of a token. Numbers 1 and 7 are retired.
@ScalePath("pallet_balances::pallet::Call")
public sealed interface BalancesCall extends PalletCall {
  /// Moves an amount; the sender's account may end thereby.
  @Index(0)
  @ScaleName("transfer_allow_death")
  record TransferAllowDeath(
      @TypeName("AccountIdLookupOf<T>") MultiAddress dest,
      @Compact @TypeName("T::Balance") BigInteger value)
      implements BalancesCall {}

  /// Root: moves an amount between any two accounts.
  @Index(2)
  @ScaleName("force_transfer")
  record ForceTransfer(
      @TypeName("AccountIdLookupOf<T>") MultiAddress source,
      @TypeName("AccountIdLookupOf<T>") MultiAddress dest,
      @Compact @TypeName("T::Balance") BigInteger value)
      implements BalancesCall {}

  /// Moves an amount; fails where the sender's account would end thereby.
  @Index(3)
  @ScaleName("transfer_keep_alive")
  record TransferKeepAlive(
      @TypeName("AccountIdLookupOf<T>") MultiAddress dest,
      @Compact @TypeName("T::Balance") BigInteger value)
      implements BalancesCall {}

  /// Moves all that may be moved.
  @Index(4)
  @ScaleName("transfer_all")
  record TransferAll(@TypeName("AccountIdLookupOf<T>") MultiAddress dest, boolean keepAlive)
      implements BalancesCall {}

  /// Root: frees what is reserved.
  @Index(5)
  @ScaleName("force_unreserve")
  record ForceUnreserve(
      @TypeName("AccountIdLookupOf<T>") MultiAddress who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesCall {}

  /// Puts accounts under the accounting in force; free of charge where nine tenths needed it.
  @Index(6)
  @ScaleName("upgrade_accounts")
  record UpgradeAccounts(@TypeName("Vec<T::AccountId>") List<AccountId> who)
      implements BalancesCall {}

  /// Root: sets a free balance; issuance follows.
  @Index(8)
  @ScaleName("force_set_balance")
  record ForceSetBalance(
      @TypeName("AccountIdLookupOf<T>") MultiAddress who,
      @Compact @TypeName("T::Balance") BigInteger newFree)
      implements BalancesCall {}
}
