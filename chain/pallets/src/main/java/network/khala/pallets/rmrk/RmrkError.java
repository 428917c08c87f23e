package network.khala.pallets.rmrk;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `RmrkCore`.
@ScalePath("pallet_rmrk_core::pallet::Error")
public enum RmrkError implements PalletError {
  /// There is no value.
  @Index(0)
  NONE_VALUE,
  /// A counter is at its end.
  @Index(1)
  STORAGE_OVERFLOW,
  /// A text is too long.
  @Index(2)
  TOO_LONG,
  /// There are no more collection numbers.
  @Index(3)
  NO_AVAILABLE_COLLECTION_ID,
  /// There are no more resource numbers.
  @Index(4)
  NO_AVAILABLE_RESOURCE_ID,
  /// There is no metadata.
  @Index(5)
  METADATA_NOT_SET,
  /// There is no recipient.
  @Index(6)
  RECIPIENT_NOT_SET,
  /// There are no more NFT numbers.
  @Index(7)
  NO_AVAILABLE_NFT_ID,
  /// A number is out of range.
  @Index(8)
  NOT_IN_RANGE,
  /// There is no royalty.
  @Index(9)
  ROYALTY_NOT_SET,
  /// There is no such collection.
  @Index(10)
  COLLECTION_UNKNOWN,
  /// The caller may not do this.
  @Index(11)
  NO_PERMISSION,
  /// A witness is missing.
  @Index(12)
  NO_WITNESS,
  /// The collection has NFTs.
  @Index(13)
  COLLECTION_NOT_EMPTY,
  /// The collection takes no more NFTs.
  @Index(14)
  COLLECTION_FULL_OR_LOCKED,
  /// An NFT cannot own itself.
  @Index(15)
  CANNOT_SEND_TO_DESCENDENT_OR_SELF,
  /// The resource exists already.
  @Index(16)
  RESOURCE_ALREADY_EXISTS,
  /// The NFT exists already.
  @Index(17)
  NFT_ALREADY_EXISTS,
  /// The resource is empty.
  @Index(18)
  EMPTY_RESOURCE,
  /// NFTs are nested too deeply.
  @Index(19)
  TOO_MANY_RECURSIONS,
  /// The NFT is locked.
  @Index(20)
  NFT_IS_LOCKED,
  /// Only the owner accepts.
  @Index(21)
  CANNOT_ACCEPT_NON_OWNED_NFT,
  /// Only the owner rejects.
  @Index(22)
  CANNOT_REJECT_NON_OWNED_NFT,
  /// The NFT is not pending.
  @Index(23)
  CANNOT_REJECT_NON_PENDING_NFT,
  /// There is no such resource.
  @Index(24)
  RESOURCE_DOESNT_EXIST,
  /// The resource is not pending.
  @Index(25)
  RESOURCE_NOT_PENDING,
  /// The NFT cannot be given away.
  @Index(26)
  NON_TRANSFERABLE,
  /// The NFT is equipped.
  @Index(27)
  CANNOT_SEND_EQUIPPED_ITEM,
  /// The new owner is another one.
  @Index(28)
  CANNOT_ACCEPT_TO_NEW_OWNER,
  /// A rule of the collection forbids the transfer.
  @Index(29)
  FAILED_TRANSFER_HOOKS_PRE_CHECK,
  /// A rule of the collection failed after the transfer.
  @Index(30)
  FAILED_TRANSFER_HOOKS_POST_TRANSFER
}
