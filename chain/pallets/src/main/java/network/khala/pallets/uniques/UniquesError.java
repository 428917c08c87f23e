package network.khala.pallets.uniques;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Uniques`.
@ScalePath("pallet_uniques::pallet::Error")
public enum UniquesError implements PalletError {
  /// The caller may not do this.
  @Index(0)
  NO_PERMISSION,
  /// There is no such collection.
  @Index(1)
  UNKNOWN_COLLECTION,
  /// The item exists already.
  @Index(2)
  ALREADY_EXISTS,
  /// The owner is another one.
  @Index(3)
  WRONG_OWNER,
  /// What the caller claims of the collection is wrong.
  @Index(4)
  BAD_WITNESS,
  /// The number of the collection is taken.
  @Index(5)
  IN_USE,
  /// The item or its collection is frozen.
  @Index(6)
  FROZEN,
  /// The approval is for another account.
  @Index(7)
  WRONG_DELEGATE,
  /// There is no approval.
  @Index(8)
  NO_DELEGATE,
  /// The caller has no approval.
  @Index(9)
  UNAPPROVED,
  /// The new owner has not declared itself willing.
  @Index(10)
  UNACCEPTED,
  /// The item is locked.
  @Index(11)
  LOCKED,
  /// The collection is full.
  @Index(12)
  MAX_SUPPLY_REACHED,
  /// The number of items is limited already.
  @Index(13)
  MAX_SUPPLY_ALREADY_SET,
  /// The limit is below the number of items.
  @Index(14)
  MAX_SUPPLY_TOO_SMALL,
  /// There is no such item.
  @Index(15)
  UNKNOWN_ITEM,
  /// The item is not for sale.
  @Index(16)
  NOT_FOR_SALE,
  /// The bid is below the price.
  @Index(17)
  BID_TOO_LOW
}
