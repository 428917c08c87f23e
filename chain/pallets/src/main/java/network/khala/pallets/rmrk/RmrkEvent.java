package network.khala.pallets.rmrk;

import java.util.Optional;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.pallets.uniques.UniquesStorage;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `RmrkCore`.
@ScalePath("pallet_rmrk_core::pallet::Event")
public sealed interface RmrkEvent extends PalletEvent {
  /// A collection was created.
  @Index(0)
  record CollectionCreated(@TypeName("T::AccountId") AccountId issuer, @U32 long collectionId)
      implements RmrkEvent {}

  /// An NFT came into being.
  @Index(1)
  record NftMinted(NftOwner owner, @U32 long collectionId, @U32 long nftId) implements RmrkEvent {}

  /// An NFT ceased to be.
  @Index(2)
  @ScaleName("NFTBurned")
  record NftBurned(
      @TypeName("T::AccountId") AccountId owner, @U32 long collectionId, @U32 long nftId)
      implements RmrkEvent {}

  /// A collection is gone.
  @Index(3)
  record CollectionDestroyed(@TypeName("T::AccountId") AccountId issuer, @U32 long collectionId)
      implements RmrkEvent {}

  /// An NFT was sent.
  @Index(4)
  @ScaleName("NFTSent")
  record NftSent(
      @TypeName("T::AccountId") AccountId sender,
      NftOwner recipient,
      @U32 long collectionId,
      @U32 long nftId,
      boolean approvalRequired)
      implements RmrkEvent {}

  /// An NFT was accepted.
  @Index(5)
  @ScaleName("NFTAccepted")
  record NftAccepted(
      @TypeName("T::AccountId") AccountId sender,
      NftOwner recipient,
      @U32 long collectionId,
      @U32 long nftId)
      implements RmrkEvent {}

  /// An NFT was rejected.
  @Index(6)
  @ScaleName("NFTRejected")
  record NftRejected(
      @TypeName("T::AccountId") AccountId sender, @U32 long collectionId, @U32 long nftId)
      implements RmrkEvent {}

  /// A collection has another issuer.
  @Index(7)
  record IssuerChanged(
      @TypeName("T::AccountId") AccountId oldIssuer,
      @TypeName("T::AccountId") AccountId newIssuer,
      @U32 long collectionId)
      implements RmrkEvent {}

  /// A property was set.
  @Index(8)
  record PropertySet(
      @U32 long collectionId,
      Optional<@U32 Long> maybeNftId,
      @Bound(UniquesStorage.KEY_MAX) Bytes key,
      @Bound(UniquesStorage.VALUE_MAX) Bytes value)
      implements RmrkEvent {}

  /// A property was removed.
  @Index(9)
  record PropertyRemoved(
      @U32 long collectionId,
      Optional<@U32 Long> maybeNftId,
      @Bound(UniquesStorage.KEY_MAX) Bytes key)
      implements RmrkEvent {}

  /// All properties were removed.
  @Index(10)
  record PropertiesRemoved(@U32 long collectionId, Optional<@U32 Long> maybeNftId)
      implements RmrkEvent {}

  /// A collection takes no more NFTs.
  @Index(11)
  record CollectionLocked(@TypeName("T::AccountId") AccountId issuer, @U32 long collectionId)
      implements RmrkEvent {}

  /// A resource was added.
  @Index(12)
  record ResourceAdded(@U32 long nftId, @U32 long resourceId, @U32 long collectionId)
      implements RmrkEvent {}

  /// A resource was replaced.
  @Index(13)
  record ResourceReplaced(@U32 long nftId, @U32 long resourceId, @U32 long collectionId)
      implements RmrkEvent {}

  /// A resource was accepted.
  @Index(14)
  record ResourceAccepted(@U32 long nftId, @U32 long resourceId, @U32 long collectionId)
      implements RmrkEvent {}

  /// A resource is to be removed.
  @Index(15)
  record ResourceRemoval(@U32 long nftId, @U32 long resourceId, @U32 long collectionId)
      implements RmrkEvent {}

  /// A resource was removed.
  @Index(16)
  record ResourceRemovalAccepted(@U32 long nftId, @U32 long resourceId, @U32 long collectionId)
      implements RmrkEvent {}

  /// The order of resources was set.
  @Index(17)
  record PrioritySet(@U32 long collectionId, @U32 long nftId) implements RmrkEvent {}
}
