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
  static CollectionDetails of(AccountId owner) {
    return new CollectionDetails(
        owner, owner, owner, owner, BigInteger.ZERO, false, 0, 0, 0, false);
  }

  CollectionDetails withItems(long count) {
    return new CollectionDetails(
        owner,
        issuer,
        admin,
        freezer,
        totalDeposit,
        freeHolding,
        count,
        itemMetadatas,
        attributes,
        isFrozen);
  }

  CollectionDetails withTeam(AccountId nextIssuer, AccountId nextAdmin, AccountId nextFreezer) {
    return new CollectionDetails(
        owner,
        nextIssuer,
        nextAdmin,
        nextFreezer,
        totalDeposit,
        freeHolding,
        items,
        itemMetadatas,
        attributes,
        isFrozen);
  }
}
