package network.khala.pallets.uniques;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// A collection.
///
/// @param owner who may change the rest
/// @param issuer who may mint
/// @param admin who may burn and move
/// @param freezer who may freeze
/// @param totalDeposit what was left for it and its items
/// @param freeHolding whether items need no deposit
/// @param items how many items it has
/// @param itemMetadatas how many of them have metadata
/// @param attributes how many attributes there are
/// @param isFrozen whether its items stay where they are
@ScalePath("pallet_uniques::types::CollectionDetails")
public record CollectionDetails(
    AccountId owner,
    AccountId issuer,
    AccountId admin,
    AccountId freezer,
    @TypeName("DepositBalance") BigInteger totalDeposit,
    boolean freeHolding,
    @U32 long items,
    @U32 long itemMetadatas,
    @U32 long attributes,
    boolean isFrozen) {
  /// @param team who issues, administers and freezes
  static CollectionDetails of(AccountId owner, AccountId team, boolean freeHolding) {
    return new CollectionDetails(
        owner, team, team, team, BigInteger.ZERO, freeHolding, 0, 0, 0, false);
  }

  CollectionDetails withCounts(long nextItems, long nextMetadatas, long nextAttributes) {
    return new CollectionDetails(
        owner,
        issuer,
        admin,
        freezer,
        totalDeposit,
        freeHolding,
        nextItems,
        nextMetadatas,
        nextAttributes,
        isFrozen);
  }

  CollectionDetails withItems(long count) {
    return withCounts(count, itemMetadatas, attributes);
  }

  CollectionDetails withOwner(AccountId next) {
    return withStatus(next, issuer, admin, freezer, freeHolding, isFrozen);
  }

  CollectionDetails withTeam(AccountId nextIssuer, AccountId nextAdmin, AccountId nextFreezer) {
    return withStatus(owner, nextIssuer, nextAdmin, nextFreezer, freeHolding, isFrozen);
  }

  CollectionDetails withFrozen(boolean frozen) {
    return withStatus(owner, issuer, admin, freezer, freeHolding, frozen);
  }

  CollectionDetails withStatus(
      AccountId nextOwner,
      AccountId nextIssuer,
      AccountId nextAdmin,
      AccountId nextFreezer,
      boolean free,
      boolean frozen) {
    return new CollectionDetails(
        nextOwner,
        nextIssuer,
        nextAdmin,
        nextFreezer,
        totalDeposit,
        free,
        items,
        itemMetadatas,
        attributes,
        frozen);
  }
}
