package network.khala.pallets.uniques;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `Uniques`.
@ScalePath("pallet_uniques::pallet::Event")
public sealed interface UniquesEvent extends PalletEvent {
  /// A collection was created.
  @Index(0)
  record Created(
      @U32 long collection,
      @TypeName("T::AccountId") AccountId creator,
      @TypeName("T::AccountId") AccountId owner)
      implements UniquesEvent {}

  /// Root created a collection.
  @Index(1)
  record ForceCreated(@U32 long collection, @TypeName("T::AccountId") AccountId owner)
      implements UniquesEvent {}

  /// A collection is gone.
  @Index(2)
  record Destroyed(@U32 long collection) implements UniquesEvent {}

  /// An item came into being.
  @Index(3)
  record Issued(@U32 long collection, @U32 long item, @TypeName("T::AccountId") AccountId owner)
      implements UniquesEvent {}

  /// An item was moved.
  @Index(4)
  record Transferred(
      @U32 long collection,
      @U32 long item,
      @TypeName("T::AccountId") AccountId from,
      @TypeName("T::AccountId") AccountId to)
      implements UniquesEvent {}

  /// An item ceased to be.
  @Index(5)
  record Burned(@U32 long collection, @U32 long item, @TypeName("T::AccountId") AccountId owner)
      implements UniquesEvent {}

  /// An item stays where it is.
  @Index(6)
  record Frozen(@U32 long collection, @U32 long item) implements UniquesEvent {}

  /// An item may move again.
  @Index(7)
  record Thawed(@U32 long collection, @U32 long item) implements UniquesEvent {}

  /// All items of a collection stay where they are.
  @Index(8)
  record CollectionFrozen(@U32 long collection) implements UniquesEvent {}

  /// The items of a collection may move again.
  @Index(9)
  record CollectionThawed(@U32 long collection) implements UniquesEvent {}

  /// Another account owns the collection.
  @Index(10)
  record OwnerChanged(@U32 long collection, @TypeName("T::AccountId") AccountId newOwner)
      implements UniquesEvent {}

  /// Others issue, administer and freeze.
  @Index(11)
  record TeamChanged(
      @U32 long collection,
      @TypeName("T::AccountId") AccountId issuer,
      @TypeName("T::AccountId") AccountId admin,
      @TypeName("T::AccountId") AccountId freezer)
      implements UniquesEvent {}

  /// An account may move an item.
  @Index(12)
  record ApprovedTransfer(
      @U32 long collection,
      @U32 long item,
      @TypeName("T::AccountId") AccountId owner,
      @TypeName("T::AccountId") AccountId delegate)
      implements UniquesEvent {}

  /// An approval was taken back.
  @Index(13)
  record ApprovalCancelled(
      @U32 long collection,
      @U32 long item,
      @TypeName("T::AccountId") AccountId owner,
      @TypeName("T::AccountId") AccountId delegate)
      implements UniquesEvent {}

  /// Root changed a collection.
  @Index(14)
  record ItemStatusChanged(@U32 long collection) implements UniquesEvent {}

  /// Metadata of a collection was set.
  @Index(15)
  record CollectionMetadataSet(
      @U32 long collection, @Bound(UniquesStorage.STRING_MAX) Bytes data, boolean isFrozen)
      implements UniquesEvent {}

  /// Metadata of a collection was removed.
  @Index(16)
  record CollectionMetadataCleared(@U32 long collection) implements UniquesEvent {}

  /// Metadata of an item was set.
  @Index(17)
  record MetadataSet(
      @U32 long collection,
      @U32 long item,
      @Bound(UniquesStorage.STRING_MAX) Bytes data,
      boolean isFrozen)
      implements UniquesEvent {}

  /// Metadata of an item was removed.
  @Index(18)
  record MetadataCleared(@U32 long collection, @U32 long item) implements UniquesEvent {}

  /// Deposits of items were adapted.
  @Index(19)
  record Redeposited(@U32 long collection, List<@U32 Long> successfulItems)
      implements UniquesEvent {}

  /// An attribute was set.
  @Index(20)
  record AttributeSet(
      @U32 long collection,
      Optional<@U32 Long> maybeItem,
      @Bound(UniquesStorage.KEY_MAX) Bytes key,
      @Bound(UniquesStorage.VALUE_MAX) Bytes value)
      implements UniquesEvent {}

  /// An attribute was removed.
  @Index(21)
  record AttributeCleared(
      @U32 long collection, Optional<@U32 Long> maybeItem, @Bound(UniquesStorage.KEY_MAX) Bytes key)
      implements UniquesEvent {}

  /// An account is willing to own another collection, or none.
  @Index(22)
  record OwnershipAcceptanceChanged(
      @TypeName("T::AccountId") AccountId who, Optional<@U32 Long> maybeCollection)
      implements UniquesEvent {}

  /// The number of items was limited.
  @Index(23)
  record CollectionMaxSupplySet(@U32 long collection, @U32 long maxSupply)
      implements UniquesEvent {}

  /// An item is for sale.
  @Index(24)
  record ItemPriceSet(
      @U32 long collection,
      @U32 long item,
      @TypeName("T::Balance") BigInteger price,
      Optional<AccountId> whitelistedBuyer)
      implements UniquesEvent {}

  /// An item is no longer for sale.
  @Index(25)
  record ItemPriceRemoved(@U32 long collection, @U32 long item) implements UniquesEvent {}

  /// An item was sold.
  @Index(26)
  record ItemBought(
      @U32 long collection,
      @U32 long item,
      @TypeName("T::Balance") BigInteger price,
      @TypeName("T::AccountId") AccountId seller,
      @TypeName("T::AccountId") AccountId buyer)
      implements UniquesEvent {}
}
