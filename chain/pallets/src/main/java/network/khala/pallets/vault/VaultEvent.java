package network.khala.pallets.vault;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `PhalaVault`. Amounts and shares are in 10^-12.
@ScalePath("phala_pallets::compute::vault::pallet::Event")
public sealed interface VaultEvent extends PalletEvent {
  /// A vault was created.
  @Index(0)
  record PoolCreated(
      @TypeName("T::AccountId") AccountId owner,
      long pid,
      @U32 long cid,
      @TypeName("T::AccountId") AccountId poolAccountId)
      implements VaultEvent {}

  /// The owner's part of gains was set, in parts per million.
  @Index(1)
  record VaultCommissionSet(long pid, @U32 long commission) implements VaultEvent {}

  /// The owner made an NFT of gained shares.
  @Index(2)
  record OwnerSharesClaimed(
      long pid,
      @TypeName("T::AccountId") AccountId user,
      @TypeName("BalanceOf<T>") BigInteger shares)
      implements VaultEvent {}

  /// Shares were issued to the owner.
  @Index(3)
  record OwnerSharesGained(
      long pid,
      @TypeName("BalanceOf<T>") BigInteger shares,
      @TypeName("BalanceOf<T>") BigInteger checkoutPrice)
      implements VaultEvent {}

  /// Somebody gave W-PHA for shares.
  @Index(4)
  record Contribution(
      long pid,
      @TypeName("T::AccountId") AccountId user,
      @TypeName("BalanceOf<T>") BigInteger amount,
      @TypeName("BalanceOf<T>") BigInteger shares)
      implements VaultEvent {}

  /// The vault is locked until its queue is empty.
  @Index(5)
  record ForceShutdown(long pid, ForceShutdownReason reason) implements VaultEvent {}
}
