package network.khala.pallets.uniques;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `Uniques`. The chain opens four of them to users: [Freeze], [Thaw], [SetTeam]
/// and [SetAcceptOwnership].
@ScalePath("pallet_uniques::pallet::Call")
public sealed interface UniquesCall extends PalletCall {
  /// Creates a collection; the caller owns it.
  @Index(0)
  @ScaleName("create")
  record Create(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("AccountIdLookupOf<T>") MultiAddress admin)
      implements UniquesCall {}

  /// Root: creates a collection.
  @Index(1)
  @ScaleName("force_create")
  record ForceCreate(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner,
      boolean freeHolding)
      implements UniquesCall {}

  /// The owner or root: removes a collection with everything in it.
  @Index(2)
  @ScaleName("destroy")
  record Destroy(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("DestroyWitness") DestroyWitness witness)
      implements UniquesCall {}

  /// The issuer: creates an item.
  @Index(3)
  @ScaleName("mint")
  record Mint(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("T::ItemId") @U32 long item,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner)
      implements UniquesCall {}

  /// The item's owner or the admin: removes an item.
  @Index(4)
  @ScaleName("burn")
  record Burn(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("T::ItemId") @U32 long item,
      @TypeName("Option<AccountIdLookupOf<T>>") Optional<MultiAddress> checkOwner)
      implements UniquesCall {}

  /// The item's owner, the admin, or whom the owner has approved: moves an item.
  @Index(5)
  @ScaleName("transfer")
  record Transfer(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("T::ItemId") @U32 long item,
      @TypeName("AccountIdLookupOf<T>") MultiAddress dest)
      implements UniquesCall {}

  /// The owner: adapts the deposits of items to what is due now.
  @Index(6)
  @ScaleName("redeposit")
  record Redeposit(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("Vec<T::ItemId>") List<@U32 Long> items)
      implements UniquesCall {
    /// Copies the list.
    public Redeposit {
      items = List.copyOf(items);
    }
  }

  /// The freezer: an item stays where it is.
  @Index(7)
  @ScaleName("freeze")
  record Freeze(@U32 long collection, @U32 long item) implements UniquesCall {}

  /// The freezer: an item may move again.
  @Index(8)
  @ScaleName("thaw")
  record Thaw(@U32 long collection, @U32 long item) implements UniquesCall {}

  /// The freezer: all items of a collection stay where they are.
  @Index(9)
  @ScaleName("freeze_collection")
  record FreezeCollection(@TypeName("T::CollectionId") @U32 long collection)
      implements UniquesCall {}

  /// The admin: the items of a collection may move again.
  @Index(10)
  @ScaleName("thaw_collection")
  record ThawCollection(@TypeName("T::CollectionId") @U32 long collection) implements UniquesCall {}

  /// The owner: gives a collection to an account that is willing.
  @Index(11)
  @ScaleName("transfer_ownership")
  record TransferOwnership(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner)
      implements UniquesCall {}

  /// The owner: names who issues, administers and freezes.
  @Index(12)
  @ScaleName("set_team")
  record SetTeam(
      @U32 long collection,
      @TypeName("AccountIdLookupOf<T>") MultiAddress issuer,
      @TypeName("AccountIdLookupOf<T>") MultiAddress admin,
      @TypeName("AccountIdLookupOf<T>") MultiAddress freezer)
      implements UniquesCall {}

  /// The item's owner, the admin or root: another account may move an item, once.
  @Index(13)
  @ScaleName("approve_transfer")
  record ApproveTransfer(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("T::ItemId") @U32 long item,
      @TypeName("AccountIdLookupOf<T>") MultiAddress delegate)
      implements UniquesCall {}

  /// The item's owner, the admin or root: takes an approval back.
  @Index(14)
  @ScaleName("cancel_approval")
  record CancelApproval(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("T::ItemId") @U32 long item,
      @TypeName("Option<AccountIdLookupOf<T>>") Optional<MultiAddress> maybeCheckDelegate)
      implements UniquesCall {}

  /// Root: changes everything about a collection.
  @Index(15)
  @ScaleName("force_item_status")
  record ForceItemStatus(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("AccountIdLookupOf<T>") MultiAddress owner,
      @TypeName("AccountIdLookupOf<T>") MultiAddress issuer,
      @TypeName("AccountIdLookupOf<T>") MultiAddress admin,
      @TypeName("AccountIdLookupOf<T>") MultiAddress freezer,
      boolean freeHolding,
      boolean isFrozen)
      implements UniquesCall {}

  /// The owner or root: sets an attribute of a collection or of an item.
  @Index(16)
  @ScaleName("set_attribute")
  record SetAttribute(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("Option<T::ItemId>") Optional<@U32 Long> maybeItem,
      @TypeName("BoundedVec<u8, T::KeyLimit>") @Bound(UniquesStorage.KEY_MAX) Bytes key,
      @TypeName("BoundedVec<u8, T::ValueLimit>") @Bound(UniquesStorage.VALUE_MAX) Bytes value)
      implements UniquesCall {}

  /// The owner or root: removes an attribute.
  @Index(17)
  @ScaleName("clear_attribute")
  record ClearAttribute(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("Option<T::ItemId>") Optional<@U32 Long> maybeItem,
      @TypeName("BoundedVec<u8, T::KeyLimit>") @Bound(UniquesStorage.KEY_MAX) Bytes key)
      implements UniquesCall {}

  /// The owner or root: sets the metadata of an item.
  @Index(18)
  @ScaleName("set_metadata")
  record SetMetadata(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("T::ItemId") @U32 long item,
      @TypeName("BoundedVec<u8, T::StringLimit>") @Bound(UniquesStorage.STRING_MAX) Bytes data,
      boolean isFrozen)
      implements UniquesCall {}

  /// The owner or root: removes the metadata of an item.
  @Index(19)
  @ScaleName("clear_metadata")
  record ClearMetadata(
      @TypeName("T::CollectionId") @U32 long collection, @TypeName("T::ItemId") @U32 long item)
      implements UniquesCall {}

  /// The owner or root: sets the metadata of a collection.
  @Index(20)
  @ScaleName("set_collection_metadata")
  record SetCollectionMetadata(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("BoundedVec<u8, T::StringLimit>") @Bound(UniquesStorage.STRING_MAX) Bytes data,
      boolean isFrozen)
      implements UniquesCall {}

  /// The owner or root: removes the metadata of a collection.
  @Index(21)
  @ScaleName("clear_collection_metadata")
  record ClearCollectionMetadata(@TypeName("T::CollectionId") @U32 long collection)
      implements UniquesCall {}

  /// Sets which collection the caller is willing to own.
  @Index(22)
  @ScaleName("set_accept_ownership")
  record SetAcceptOwnership(Optional<@U32 Long> maybeCollection) implements UniquesCall {}

  /// The owner or root: limits the number of items, once and for all.
  @Index(23)
  @ScaleName("set_collection_max_supply")
  record SetCollectionMaxSupply(
      @TypeName("T::CollectionId") @U32 long collection, @U32 long maxSupply)
      implements UniquesCall {}

  /// The item's owner: puts an item up for sale, to anybody or to one account; without a price,
  /// takes it off.
  @Index(24)
  @ScaleName("set_price")
  record SetPrice(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("T::ItemId") @U32 long item,
      @TypeName("Option<ItemPrice<T, I>>") Optional<BigInteger> price,
      @TypeName("Option<AccountIdLookupOf<T>>") Optional<MultiAddress> whitelistedBuyer)
      implements UniquesCall {}

  /// Buys an item for its price, if the bid is no less.
  @Index(25)
  @ScaleName("buy_item")
  record BuyItem(
      @TypeName("T::CollectionId") @U32 long collection,
      @TypeName("T::ItemId") @U32 long item,
      @TypeName("ItemPrice<T, I>") BigInteger bidPrice)
      implements UniquesCall {}
}
