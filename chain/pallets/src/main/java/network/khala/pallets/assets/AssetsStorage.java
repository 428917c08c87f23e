package network.khala.pallets.assets;

import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// Storage of pallet `Assets`, in the order of metadata.
final class AssetsStorage {
  static final int STRING_MAX = 50;

  final StorageMap<Long, AssetDetails> asset;
  final StorageNMap<KeyPair<Long, AccountId>, AssetAccount> account;
  final StorageNMap<KeyTriple<Long, AccountId, AccountId>, Approval> approvals;
  final StorageMap<Long, AssetMetadata> metadata;

  AssetsStorage(StorageItems items) {
    Codec<AccountId> accountId = items.codec(AccountId.class);
    asset =
        items.map("Asset", Hasher.BLAKE2_128_CONCAT, Codecs.U32, items.codec(AssetDetails.class));
    account =
        items.doubleMap(
            "Account",
            Hasher.BLAKE2_128_CONCAT,
            Codecs.U32,
            Hasher.BLAKE2_128_CONCAT,
            accountId,
            items.codec(AssetAccount.class));
    approvals =
        items.tripleMap(
            "Approvals",
            Hasher.BLAKE2_128_CONCAT,
            Codecs.U32,
            accountId,
            accountId,
            items.codec(Approval.class));
    metadata =
        items.map(
            "Metadata",
            Hasher.BLAKE2_128_CONCAT,
            Codecs.U32,
            items.codec(AssetMetadata.class),
            AssetMetadata.EMPTY);
  }
}
