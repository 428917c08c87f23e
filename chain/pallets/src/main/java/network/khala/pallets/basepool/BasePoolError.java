package network.khala.pallets.basepool;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaBasePool`.
@ScalePath("phala_pallets::compute::base_pool::pallet::Error")
public enum BasePoolError implements PalletError {
  /// Not in use.
  @Index(0)
  MISS_COLLECTION_ID,
  /// The pool has shares but no value.
  @Index(1)
  POOL_BANKRUPT,
  /// There are fewer shares.
  @Index(2)
  INVALID_SHARE_TO_WITHDRAW,
  /// The amount cannot be withdrawn.
  @Index(3)
  INVALID_WITHDRAWAL_AMOUNT,
  /// The NFT could not be changed.
  @Index(4)
  RMRK_ERROR,
  /// There is no such pool.
  @Index(5)
  POOL_DOES_NOT_EXIST,
  /// The pool is of the other kind.
  @Index(6)
  POOL_TYPE_NOT_MATCH,
  /// There is no such NFT.
  @Index(7)
  NFT_ID_NOT_FOUND,
  /// A share has no price.
  @Index(8)
  INVALID_SHARE_PRICE,
  /// Not in use.
  @Index(9)
  ATTR_LOCKED,
  /// The caller does not own the pool.
  @Index(10)
  UNAUTHORIZED_POOL_OWNER,
  /// The account is listed already.
  @Index(11)
  ALREADY_IN_CONTRIBUTE_WHITELIST,
  /// The account is not listed.
  @Index(12)
  NOT_IN_CONTRIBUTE_WHITELIST,
  /// The list is full.
  @Index(13)
  EXCEED_WHITELIST_MAX_LEN,
  /// The pool has no list.
  @Index(14)
  NO_WHITELIST_CREATED,
  /// The description is too long.
  @Index(15)
  EXCEED_MAX_DESCRIPTION_LEN,
  /// The caller is not the migration account.
  @Index(16)
  NOT_MIGRATION_ROOT,
  /// The NFT could not be burnt.
  @Index(17)
  BURN_NFT_FAILED,
  /// Not in use.
  @Index(18)
  DEPRECATED_TRANSFER_SHARES_AMOUNT_INVALID,
  /// There is nothing to be made good.
  @Index(19)
  NO_REIMBURSEMENT_TO_CLAIM,
  /// The subsidy account cannot pay.
  @Index(20)
  INTERNAL_SUBSIDY_POOL_CANNOT_WITHDRAW
}
