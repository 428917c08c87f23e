package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Storage of pallet `PhalaBasePool`, in the order of metadata. `LockIterateStartPos` and
/// `NftLocks` stay empty.
final class BasePoolStorage {
  static final int DESCRIPTION_MAX = 4400;

  final StorageMap<Long, Long> nextNftId;
  final StorageValue<Long> poolCount;
  final StorageMap<Long, Long> poolCollections;
  final StorageValue<Long> collectionIndex;
  final StorageMap<Long, PoolProxy> pools;
  final StorageMap<Long, List<AccountId>> whitelists;
  final StorageMap<Long, Bytes> descriptions;
  final StorageMap<Tuple2<AccountId, Long>, BigInteger> reimbursements;

  BasePoolStorage(StorageItems items) {
    Codec<AccountId> account = items.codec(AccountId.class);
    Codec<Tuple2<Long, Long>> nft = Codecs.tuple(Codecs.U32, Codecs.U32);
    Hasher hasher = Hasher.TWOX_64_CONCAT;
    nextNftId = items.map("NextNftId", hasher, Codecs.U32, Codecs.U32, 0L);
    items.value("LockIterateStartPos", Codecs.option(nft), Optional.empty());
    poolCount = items.value("PoolCount", Codecs.U64, 0L);
    poolCollections = items.map("PoolCollections", hasher, Codecs.U32, Codecs.U64);
    collectionIndex = items.value("CollectionIndex", Codecs.U32, 0L);
    pools = items.map("Pools", hasher, Codecs.U64, items.codec(PoolProxy.class));
    items.map("NftLocks", hasher, nft, Codecs.UNIT);
    whitelists = items.map("PoolContributionWhitelists", hasher, Codecs.U64, Codecs.list(account));
    descriptions =
        items.map("PoolDescriptions", hasher, Codecs.U64, Codecs.boundedBytes(DESCRIPTION_MAX));
    reimbursements =
        items.map("Reimbursements", hasher, Codecs.tuple(account, Codecs.U64), Codecs.U128);
  }
}
