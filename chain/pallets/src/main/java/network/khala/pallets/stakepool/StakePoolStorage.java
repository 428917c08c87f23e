package network.khala.pallets.stakepool;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Storage of pallet `PhalaStakePoolv2`, in the order of metadata. `SubAccountAssignments` and
/// `StakepoolIterateStartPos` stay empty.
final class StakePoolStorage {
  final StorageMap<Tuple2<AccountId, Long>, BigInteger> legacyRewards;
  final StorageMap<Sr25519PublicKey, Long> workerAssignments;
  final StorageMap<AccountId, Tuple2<Long, Sr25519PublicKey>> subAccountPreimages;

  StakePoolStorage(StorageItems items) {
    Codec<AccountId> account = items.codec(AccountId.class);
    Codec<Sr25519PublicKey> worker = items.codec(Sr25519PublicKey.class);
    Hasher hasher = Hasher.TWOX_64_CONCAT;
    legacyRewards =
        items.map("LegacyRewards", hasher, Codecs.tuple(account, Codecs.U64), Codecs.U128);
    workerAssignments = items.map("WorkerAssignments", hasher, worker, Codecs.U64);
    items.map("SubAccountAssignments", hasher, account, Codecs.U64);
    subAccountPreimages =
        items.map("SubAccountPreimages", hasher, account, Codecs.tuple(Codecs.U64, worker));
    items.value("StakepoolIterateStartPos", Codecs.option(Codecs.U64), Optional.empty());
  }
}
