package network.khala.pallets.vault;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.Permill;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of pallet `PhalaVault`. Amounts and shares are in 10^-12.
@ScalePath("phala_pallets::compute::vault::pallet::Call")
public sealed interface VaultCall extends PalletCall {
  /// Creates a vault; the caller owns it.
  @Index(0)
  @ScaleName("create")
  record Create() implements VaultCall {}

  /// The owner: sets its part of gains.
  @Index(1)
  @ScaleName("set_payout_pref")
  record SetPayoutPref(long pid, Optional<@Permill Long> payoutCommission) implements VaultCall {}

  /// The owner: makes an NFT of shares that it has gained.
  @Index(2)
  @ScaleName("claim_owner_shares")
  record ClaimOwnerShares(
      long vaultPid,
      @TypeName("T::AccountId") AccountId target,
      @TypeName("BalanceOf<T>") BigInteger shares)
      implements VaultCall {}

  /// The owner: takes its part of what the vault has gained since the last time.
  @Index(3)
  @ScaleName("maybe_gain_owner_shares")
  record MaybeGainOwnerShares(long vaultPid) implements VaultCall {}

  /// Anybody: has the queue served, and the vault locked if it owes for too long.
  @Index(4)
  @ScaleName("check_and_maybe_force_withdraw")
  record CheckAndMaybeForceWithdraw(long vaultPid) implements VaultCall {}

  /// Gives W-PHA for shares.
  @Index(5)
  @ScaleName("contribute")
  record Contribute(long pid, @TypeName("BalanceOf<T>") BigInteger amount) implements VaultCall {}

  /// Asks for W-PHA for shares.
  @Index(6)
  @ScaleName("withdraw")
  record Withdraw(long pid, @TypeName("BalanceOf<T>") BigInteger shares) implements VaultCall {}
}
