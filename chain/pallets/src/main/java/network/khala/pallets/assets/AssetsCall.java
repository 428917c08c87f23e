package network.khala.pallets.assets;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.Compact;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.U8;

/// Calls of pallet `Assets`. Amounts are in the smallest unit of the asset.
@ScalePath("pallet_assets::pallet::Call")
public sealed interface AssetsCall extends PalletCall {
  /// Creates an asset against a deposit; the caller owns it.
  @Index(0)
  @ScaleName("create")
  record Create(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress admin,
      @TypeName("T::Balance") BigInteger minBalance)
      implements AssetsCall {}

  /// Root: creates an asset without a deposit.
  @Index(1)
  @ScaleName("force_create")
  record ForceCreate(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner,
      boolean isSufficient,
      @TypeName("T::Balance") @Compact BigInteger minBalance)
      implements AssetsCall {}

  /// Begins to end an asset: nothing but its destruction goes on.
  @Index(2)
  @ScaleName("start_destroy")
  record StartDestroy(@TypeName("T::AssetIdParameter") @Compact @U32 long id)
      implements AssetsCall {}

  /// Removes some accounts of an asset that is being destroyed.
  @Index(3)
  @ScaleName("destroy_accounts")
  record DestroyAccounts(@TypeName("T::AssetIdParameter") @Compact @U32 long id)
      implements AssetsCall {}

  /// Removes some approvals of an asset that is being destroyed.
  @Index(4)
  @ScaleName("destroy_approvals")
  record DestroyApprovals(@TypeName("T::AssetIdParameter") @Compact @U32 long id)
      implements AssetsCall {}

  /// Removes an asset that has neither accounts nor approvals.
  @Index(5)
  @ScaleName("finish_destroy")
  record FinishDestroy(@TypeName("T::AssetIdParameter") @Compact @U32 long id)
      implements AssetsCall {}

  /// The issuer: more of the asset comes into being.
  @Index(6)
  @ScaleName("mint")
  record Mint(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress beneficiary,
      @TypeName("T::Balance") @Compact BigInteger amount)
      implements AssetsCall {}

  /// The admin: up to an amount of an account ceases to be.
  @Index(7)
  @ScaleName("burn")
  record Burn(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress who,
      @TypeName("T::Balance") @Compact BigInteger amount)
      implements AssetsCall {}

  /// Moves an amount; what is left below the minimum goes along.
  @Index(8)
  @ScaleName("transfer")
  record Transfer(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress target,
      @TypeName("T::Balance") @Compact BigInteger amount)
      implements AssetsCall {}

  /// Moves an amount if the minimum is left.
  @Index(9)
  @ScaleName("transfer_keep_alive")
  record TransferKeepAlive(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress target,
      @TypeName("T::Balance") @Compact BigInteger amount)
      implements AssetsCall {}

  /// The admin: moves an amount between others' accounts.
  @Index(10)
  @ScaleName("force_transfer")
  record ForceTransfer(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress source,
      @TypeName("AccountIdLookupOf<T>") MultiAddress dest,
      @TypeName("T::Balance") @Compact BigInteger amount)
      implements AssetsCall {}

  /// The freezer: an account may no longer send.
  @Index(11)
  @ScaleName("freeze")
  record Freeze(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress who)
      implements AssetsCall {}

  /// The admin: an account may send again.
  @Index(12)
  @ScaleName("thaw")
  record Thaw(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress who)
      implements AssetsCall {}

  /// The freezer: nothing of the asset moves.
  @Index(13)
  @ScaleName("freeze_asset")
  record FreezeAsset(@TypeName("T::AssetIdParameter") @Compact @U32 long id)
      implements AssetsCall {}

  /// The admin: the asset moves again.
  @Index(14)
  @ScaleName("thaw_asset")
  record ThawAsset(@TypeName("T::AssetIdParameter") @Compact @U32 long id) implements AssetsCall {}

  /// The owner: another account owns the asset and its deposits.
  @Index(15)
  @ScaleName("transfer_ownership")
  record TransferOwnership(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner)
      implements AssetsCall {}

  /// The owner: names who issues, administers and freezes.
  @Index(16)
  @ScaleName("set_team")
  record SetTeam(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress issuer,
      @TypeName("AccountIdLookupOf<T>") MultiAddress admin,
      @TypeName("AccountIdLookupOf<T>") MultiAddress freezer)
      implements AssetsCall {}

  /// The owner: sets name, symbol and decimals against a deposit.
  @Index(17)
  @ScaleName("set_metadata")
  record SetMetadata(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      Bytes name,
      Bytes symbol,
      @U8 int decimals)
      implements AssetsCall {}

  /// The owner: removes name, symbol and decimals.
  @Index(18)
  @ScaleName("clear_metadata")
  record ClearMetadata(@TypeName("T::AssetIdParameter") @Compact @U32 long id)
      implements AssetsCall {}

  /// Root: sets name, symbol and decimals.
  @Index(19)
  @ScaleName("force_set_metadata")
  record ForceSetMetadata(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      Bytes name,
      Bytes symbol,
      @U8 int decimals,
      boolean isFrozen)
      implements AssetsCall {}

  /// Root: removes name, symbol and decimals.
  @Index(20)
  @ScaleName("force_clear_metadata")
  record ForceClearMetadata(@TypeName("T::AssetIdParameter") @Compact @U32 long id)
      implements AssetsCall {}

  /// Root: sets everything about an asset but its supply.
  @Index(21)
  @ScaleName("force_asset_status")
  record ForceAssetStatus(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner,
      @TypeName("AccountIdLookupOf<T>") MultiAddress issuer,
      @TypeName("AccountIdLookupOf<T>") MultiAddress admin,
      @TypeName("AccountIdLookupOf<T>") MultiAddress freezer,
      @TypeName("T::Balance") @Compact BigInteger minBalance,
      boolean isSufficient,
      boolean isFrozen)
      implements AssetsCall {}

  /// Lets another account move up to an amount, in addition to what it already may.
  @Index(22)
  @ScaleName("approve_transfer")
  record ApproveTransfer(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress delegate,
      @TypeName("T::Balance") @Compact BigInteger amount)
      implements AssetsCall {}

  /// Takes an approval back.
  @Index(23)
  @ScaleName("cancel_approval")
  record CancelApproval(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress delegate)
      implements AssetsCall {}

  /// The admin: takes another account's approval back.
  @Index(24)
  @ScaleName("force_cancel_approval")
  record ForceCancelApproval(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner,
      @TypeName("AccountIdLookupOf<T>") MultiAddress delegate)
      implements AssetsCall {}

  /// Moves an amount of another account's, within its approval.
  @Index(25)
  @ScaleName("transfer_approved")
  record TransferApproved(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner,
      @TypeName("AccountIdLookupOf<T>") MultiAddress destination,
      @TypeName("T::Balance") @Compact BigInteger amount)
      implements AssetsCall {}

  /// Creates an empty account of the asset against a deposit.
  @Index(26)
  @ScaleName("touch")
  record Touch(@TypeName("T::AssetIdParameter") @Compact @U32 long id) implements AssetsCall {}

  /// Returns the deposit of an account, which ends.
  @Index(27)
  @ScaleName("refund")
  record Refund(@TypeName("T::AssetIdParameter") @Compact @U32 long id, boolean allowBurn)
      implements AssetsCall {}

  /// The owner: changes the minimum, within limits that harm nobody.
  @Index(28)
  @ScaleName("set_min_balance")
  record SetMinBalance(
      @TypeName("T::AssetIdParameter") @Compact @U32 long id,
      @TypeName("T::Balance") BigInteger minBalance)
      implements AssetsCall {}
}
