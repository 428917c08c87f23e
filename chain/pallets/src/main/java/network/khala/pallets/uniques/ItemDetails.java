package network.khala.pallets.uniques;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// An item.
///
/// @param owner whose it is
/// @param approved who else may move it
/// @param isFrozen whether it stays where it is
/// @param deposit what was left for it
@ScalePath("pallet_uniques::types::ItemDetails")
public record ItemDetails(
    AccountId owner,
    Optional<AccountId> approved,
    boolean isFrozen,
    @TypeName("DepositBalance") BigInteger deposit) {
  static ItemDetails of(AccountId owner) {
    return new ItemDetails(owner, Optional.empty(), false, BigInteger.ZERO);
  }

  ItemDetails withApproved(Optional<AccountId> delegate) {
    return new ItemDetails(owner, delegate, isFrozen, deposit);
  }

  /// The same at a new owner; an approval was the old one's.
  ItemDetails at(AccountId next) {
    return new ItemDetails(next, Optional.empty(), isFrozen, deposit);
  }

  ItemDetails withFrozen(boolean frozen) {
    return new ItemDetails(owner, approved, frozen, deposit);
  }
}
