package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.pallets.rmrk.NftLedger;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.pallets.uniques.ItemLedger;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// Shares as NFTs: each NFT of a pool's collection holds a number of shares. Indexers follow the
/// numbers of the NFTs, so how they are used up is part of the protocol.
///
/// Source: `docs/protocol/staking.md#shares`.
public final class ShareLedger {
  private static final long COLLECTION_FIRST = 10_000;
  private static final Bytes SHARES = ascii("stake-info");
  private static final Bytes CREATED = ascii("createtime");

  private final BasePoolStorage storage;
  private final NftLedger nfts;
  private final ItemLedger items;
  private final TimestampPallet clock;
  private final Reports reports;

  ShareLedger(
      BasePoolStorage storage,
      NftLedger nfts,
      ItemLedger items,
      TimestampPallet clock,
      Reports reports) {
    this.storage = storage;
    this.nfts = nfts;
    this.items = items;
    this.clock = clock;
    this.reports = reports;
  }

  /// A new collection.
  long createCollection(String symbol) {
    long cid = Math.max(storage.collectionIndex.get(), COLLECTION_FIRST);
    storage.collectionIndex.set(cid + 1);
    nfts.createCollection(PoolAccounts.BASE_POOL, cid, ascii(symbol));
    return cid;
  }

  /// A new NFT.
  ///
  /// @return its number
  public long mint(BasePool pool, AccountId owner, BigInteger shares) {
    long nft = storage.nextNftId.get(pool.cid());
    storage.nextNftId.put(pool.cid(), nft + 1);
    nfts.mint(owner, pool.cid(), nft, !owner.equals(PoolAccounts.BASE_POOL));
    save(pool.cid(), nft, shares);
    nfts.setProperty(pool.cid(), nft, CREATED, ascii(Long.toString(clock.now() / 1000)));
    reports.deposit(new BasePoolEvent.NftCreated(pool.pid(), pool.cid(), nft, owner, shares));
    return nft;
  }

  /// Removes an NFT.
  ///
  /// @param claimedOwner who is named as its owner
  public void burn(AccountId claimedOwner, long cid, long nft) {
    nfts.burn(claimedOwner, cid, nft);
    nfts.removeProperty(cid, nft, CREATED);
  }

  /// The shares of an NFT.
  public BigInteger shares(long cid, long nft) {
    Bytes value =
        nfts.property(cid, nft, SHARES)
            .orElseThrow(() -> reports.failure(BasePoolError.NFT_ID_NOT_FOUND));
    return Codecs.U128.decode(value.toArray());
  }

  /// Sets the shares of an NFT.
  void save(long cid, long nft, BigInteger shares) {
    nfts.setProperty(cid, nft, SHARES, Bytes.wrap(Codecs.U128.encode(shares)));
  }

  /// Puts all shares of an account into one new NFT, unless they are in one already.
  ///
  /// @return the NFT, if the account has any
  public Optional<Long> merge(BasePool pool, AccountId owner) {
    List<Long> owned = items.itemsOf(owner, pool.cid());
    if (owned.size() <= 1) {
      return owned.stream().findFirst();
    }
    BigInteger sum = BigInteger.ZERO;
    for (long nft : owned) {
      sum = sum.add(shares(pool.cid(), nft));
      burn(owner, pool.cid(), nft);
    }
    return Optional.of(mint(pool, owner, sum));
  }

  /// The NFTs of an account in a collection.
  List<Long> owned(AccountId owner, long cid) {
    return items.itemsOf(owner, cid);
  }

  private static Bytes ascii(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
