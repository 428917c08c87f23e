package network.khala.pallets.rmrk;

import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.pallets.uniques.ItemLedger;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// What pallets do with NFTs: each is an item of `Uniques` with properties, locked from birth to
/// death so that only its pallet moves it.
public final class NftLedger {
  private static final Codec<Optional<Long>> NFT_ID = Codecs.option(Codecs.U32);

  private final RmrkStorage storage;
  private final ItemLedger items;
  private final Reports reports;

  NftLedger(RmrkStorage storage, ItemLedger items, Reports reports) {
    this.storage = storage;
    this.items = items;
    this.reports = reports;
  }

  /// Creates a collection without an end.
  public void createCollection(AccountId issuer, long collection, Bytes symbol) {
    items.create(collection, issuer);
    storage.collections.put(
        collection, new CollectionInfo(issuer, Bytes.EMPTY, Optional.empty(), symbol, 0));
    reports.deposit(new RmrkEvent.CollectionCreated(issuer, collection));
  }

  /// Creates a locked NFT.
  ///
  /// @param pending whether it counts as not yet accepted
  public void mint(AccountId owner, long collection, long nft, boolean pending) {
    items.mint(collection, nft, owner);
    CollectionInfo info =
        storage
            .collections
            .find(collection)
            .orElseThrow(() -> reports.failure(RmrkError.COLLECTION_UNKNOWN));
    storage.collections.put(collection, info.withCount(info.nftsCount() + 1));
    NftOwner nftOwner = new NftOwner.OfAccount(owner);
    storage.nfts.put(
        new KeyPair<>(collection, nft),
        new NftInfo(nftOwner, Optional.empty(), Bytes.EMPTY, Optional.empty(), pending, true));
    storage.lock.put(new Tuple2<>(collection, nft), true);
    reports.deposit(new RmrkEvent.NftMinted(nftOwner, collection, nft));
  }

  /// Removes an NFT with its properties.
  ///
  /// @param claimedOwner who is named as its owner
  public void burn(AccountId claimedOwner, long collection, long nft) {
    storage.properties.clearUnder(Codecs.U32.encode(collection), NFT_ID.encode(Optional.of(nft)));
    reports.deposit(new RmrkEvent.PropertiesRemoved(collection, Optional.of(nft)));
    items.burn(collection, nft);
    storage.nfts.remove(new KeyPair<>(collection, nft));
    storage.lock.remove(new Tuple2<>(collection, nft));
    CollectionInfo info = storage.collections.get(collection);
    storage.collections.put(collection, info.withCount(info.nftsCount() - 1));
    reports.deposit(new RmrkEvent.NftBurned(claimedOwner, collection, nft));
  }

  /// Sets a property.
  public void setProperty(long collection, long nft, Bytes key, Bytes value) {
    storage.properties.put(keyOf(collection, nft, key), value);
    reports.deposit(new RmrkEvent.PropertySet(collection, Optional.of(nft), key, value));
  }

  /// Removes a property, and says so even where there is none.
  public void removeProperty(long collection, long nft, Bytes key) {
    storage.properties.remove(keyOf(collection, nft, key));
    reports.deposit(new RmrkEvent.PropertyRemoved(collection, Optional.of(nft), key));
  }

  /// A property of an NFT.
  public Optional<Bytes> property(long collection, long nft, Bytes key) {
    return storage.properties.find(keyOf(collection, nft, key));
  }

  private static KeyTriple<Long, Optional<Long>, Bytes> keyOf(
      long collection, long nft, Bytes key) {
    return new KeyTriple<>(collection, Optional.of(nft), key);
  }
}
