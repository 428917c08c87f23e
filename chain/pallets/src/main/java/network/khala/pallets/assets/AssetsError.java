package network.khala.pallets.assets;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Assets`.
@ScalePath("pallet_assets::pallet::Error")
public enum AssetsError implements PalletError {
  /// The account has less than that.
  @Index(0)
  BALANCE_LOW,
  /// The account does not exist.
  @Index(1)
  NO_ACCOUNT,
  /// The caller may not do this.
  @Index(2)
  NO_PERMISSION,
  /// There is no such asset.
  @Index(3)
  UNKNOWN,
  /// The account is frozen.
  @Index(4)
  FROZEN,
  /// The number of the asset is taken.
  @Index(5)
  IN_USE,
  /// What the caller claims of the asset is wrong.
  @Index(6)
  BAD_WITNESS,
  /// The minimum must not be zero.
  @Index(7)
  MIN_BALANCE_ZERO,
  /// The account cannot hold one more asset.
  @Index(8)
  UNAVAILABLE_CONSUMER,
  /// The metadata is too long.
  @Index(9)
  BAD_METADATA,
  /// There is no such approval.
  @Index(10)
  UNAPPROVED,
  /// The account would end.
  @Index(11)
  WOULD_DIE,
  /// The account exists already.
  @Index(12)
  ALREADY_EXISTS,
  /// The account has no deposit.
  @Index(13)
  NO_DEPOSIT,
  /// Assets would cease to be.
  @Index(14)
  WOULD_BURN,
  /// The asset is alive.
  @Index(15)
  LIVE_ASSET,
  /// The asset is not alive.
  @Index(16)
  ASSET_NOT_LIVE,
  /// The asset is in the wrong state.
  @Index(17)
  INCORRECT_STATUS,
  /// The asset is not frozen.
  @Index(18)
  NOT_FROZEN,
  /// Somebody who must be told refused.
  @Index(19)
  CALLBACK_FAILED
}
