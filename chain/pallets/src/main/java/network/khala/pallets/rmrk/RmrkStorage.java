package network.khala.pallets.rmrk;

import java.util.Optional;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.pallets.uniques.UniquesStorage;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Storage of pallet `RmrkCore` as far as it is built: collections, NFTs, their properties and
/// locks.
final class RmrkStorage {
  static final int SYMBOL_MAX = 100;

  final StorageMap<Long, CollectionInfo> collections;
  final StorageNMap<KeyPair<Long, Long>, NftInfo> nfts;
  final StorageNMap<KeyTriple<Long, Optional<Long>, Bytes>, Bytes> properties;
  final StorageMap<Tuple2<Long, Long>, Boolean> lock;

  RmrkStorage(StorageItems items) {
    collections =
        items.map(
            "Collections", Hasher.TWOX_64_CONCAT, Codecs.U32, items.codec(CollectionInfo.class));
    nfts =
        items.doubleMap(
            "Nfts",
            Hasher.TWOX_64_CONCAT,
            Codecs.U32,
            Hasher.TWOX_64_CONCAT,
            Codecs.U32,
            items.codec(NftInfo.class));
    properties =
        items.tripleMap(
            "Properties",
            Hasher.BLAKE2_128_CONCAT,
            Codecs.U32,
            Codecs.option(Codecs.U32),
            Codecs.boundedBytes(UniquesStorage.KEY_MAX),
            Codecs.boundedBytes(UniquesStorage.VALUE_MAX));
    lock =
        items.map(
            "Lock",
            Hasher.TWOX_64_CONCAT,
            Codecs.tuple(Codecs.U32, Codecs.U32),
            Codecs.BOOL,
            false);
  }
}
