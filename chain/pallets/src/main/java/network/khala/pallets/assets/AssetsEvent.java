package network.khala.pallets.assets;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.U8;

/// Events of pallet `Assets`. Amounts are in the smallest unit of the asset.
@ScalePath("pallet_assets::pallet::Event")
public sealed interface AssetsEvent extends PalletEvent {
  /// An asset was created.
  @Index(0)
  record Created(
      @U32 long assetId,
      @TypeName("T::AccountId") AccountId creator,
      @TypeName("T::AccountId") AccountId owner)
      implements AssetsEvent {}

  /// Some of an asset came into being.
  @Index(1)
  record Issued(
      @U32 long assetId,
      @TypeName("T::AccountId") AccountId owner,
      @TypeName("T::Balance") BigInteger amount)
      implements AssetsEvent {}

  /// An amount was moved.
  @Index(2)
  record Transferred(
      @U32 long assetId,
      @TypeName("T::AccountId") AccountId from,
      @TypeName("T::AccountId") AccountId to,
      @TypeName("T::Balance") BigInteger amount)
      implements AssetsEvent {}

  /// Some of an asset ceased to be.
  @Index(3)
  record Burned(
      @U32 long assetId,
      @TypeName("T::AccountId") AccountId owner,
      @TypeName("T::Balance") BigInteger balance)
      implements AssetsEvent {}

  /// Others issue, administer and freeze.
  @Index(4)
  record TeamChanged(
      @U32 long assetId,
      @TypeName("T::AccountId") AccountId issuer,
      @TypeName("T::AccountId") AccountId admin,
      @TypeName("T::AccountId") AccountId freezer)
      implements AssetsEvent {}

  /// Another account owns the asset.
  @Index(5)
  record OwnerChanged(@U32 long assetId, @TypeName("T::AccountId") AccountId owner)
      implements AssetsEvent {}

  /// An account may no longer send.
  @Index(6)
  record Frozen(@U32 long assetId, @TypeName("T::AccountId") AccountId who)
      implements AssetsEvent {}

  /// An account may send again.
  @Index(7)
  record Thawed(@U32 long assetId, @TypeName("T::AccountId") AccountId who)
      implements AssetsEvent {}

  /// Nothing of the asset moves.
  @Index(8)
  record AssetFrozen(@U32 long assetId) implements AssetsEvent {}

  /// The asset moves again.
  @Index(9)
  record AssetThawed(@U32 long assetId) implements AssetsEvent {}

  /// Accounts of a dying asset were removed.
  @Index(10)
  record AccountsDestroyed(
      @U32 long assetId, @U32 long accountsDestroyed, @U32 long accountsRemaining)
      implements AssetsEvent {}

  /// Approvals of a dying asset were removed.
  @Index(11)
  record ApprovalsDestroyed(
      @U32 long assetId, @U32 long approvalsDestroyed, @U32 long approvalsRemaining)
      implements AssetsEvent {}

  /// An asset began to end.
  @Index(12)
  record DestructionStarted(@U32 long assetId) implements AssetsEvent {}

  /// An asset is gone.
  @Index(13)
  record Destroyed(@U32 long assetId) implements AssetsEvent {}

  /// Root created an asset.
  @Index(14)
  record ForceCreated(@U32 long assetId, @TypeName("T::AccountId") AccountId owner)
      implements AssetsEvent {}

  /// Name, symbol and decimals were set.
  @Index(15)
  record MetadataSet(
      @U32 long assetId, Bytes name, Bytes symbol, @U8 int decimals, boolean isFrozen)
      implements AssetsEvent {}

  /// Name, symbol and decimals were removed.
  @Index(16)
  record MetadataCleared(@U32 long assetId) implements AssetsEvent {}

  /// An account may move an amount of another.
  @Index(17)
  record ApprovedTransfer(
      @U32 long assetId,
      @TypeName("T::AccountId") AccountId source,
      @TypeName("T::AccountId") AccountId delegate,
      @TypeName("T::Balance") BigInteger amount)
      implements AssetsEvent {}

  /// An approval was taken back.
  @Index(18)
  record ApprovalCancelled(
      @U32 long assetId,
      @TypeName("T::AccountId") AccountId owner,
      @TypeName("T::AccountId") AccountId delegate)
      implements AssetsEvent {}

  /// An amount was moved by an approval.
  @Index(19)
  record TransferredApproved(
      @U32 long assetId,
      @TypeName("T::AccountId") AccountId owner,
      @TypeName("T::AccountId") AccountId delegate,
      @TypeName("T::AccountId") AccountId destination,
      @TypeName("T::Balance") BigInteger amount)
      implements AssetsEvent {}

  /// Root changed an asset.
  @Index(20)
  record AssetStatusChanged(@U32 long assetId) implements AssetsEvent {}

  /// The minimum changed.
  @Index(21)
  record AssetMinBalanceChanged(@U32 long assetId, @TypeName("T::Balance") BigInteger newMinBalance)
      implements AssetsEvent {}
}
