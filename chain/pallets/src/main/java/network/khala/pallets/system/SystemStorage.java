package network.khala.pallets.system;

import java.util.List;
import network.khala.frame.EventRecord;
import network.khala.frame.EventRecordCodec;
import network.khala.frame.Phase;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.U32;

/// Storage of pallet `System`, in the order of metadata.
final class SystemStorage {
  final StorageMap<AccountId, AccountInfo> account;
  final StorageValue<Long> extrinsicCount;
  final StorageValue<PerDispatchClass<Weight>> blockWeight;
  final StorageValue<Long> allExtrinsicsLen;
  final StorageMap<Long, Hash> blockHash;
  final StorageMap<Long, Bytes> extrinsicData;
  final StorageValue<Long> number;
  final StorageValue<Hash> parentHash;
  final StorageValue<Digest> digest;
  final StorageValue<List<EventRecord>> events;
  final StorageValue<Long> eventCount;
  final StorageMap<Hash, List<EventPlace>> eventTopics;
  final StorageValue<LastRuntimeUpgradeInfo> lastRuntimeUpgrade;
  final StorageValue<Boolean> upgradedToU32RefCount;
  final StorageValue<Boolean> upgradedToTripleRefCount;
  final StorageValue<Phase> executionPhase;

  /// Where an event lies: block and index within its events.
  @Tuple
  @ScalePath("")
  record EventPlace(@U32 long block, @U32 long index) {}

  SystemStorage(StorageItems items, CodecFactory codecs) {
    Codec<PerDispatchClass<Weight>> weights =
        codecs.of(PerDispatchClass.class, codecs.of(Weight.class));
    account =
        items.map(
            "Account",
            Hasher.BLAKE2_128_CONCAT,
            items.codec(AccountId.class),
            items.codec(AccountInfo.class),
            AccountInfo.EMPTY);
    extrinsicCount = items.value("ExtrinsicCount", Codecs.U32);
    blockWeight =
        items.value(
            "BlockWeight", weights, new PerDispatchClass<>(Weight.ZERO, Weight.ZERO, Weight.ZERO));
    allExtrinsicsLen = items.value("AllExtrinsicsLen", Codecs.U32);
    blockHash =
        items.map(
            "BlockHash", Hasher.TWOX_64_CONCAT, Codecs.U32, items.codec(Hash.class), Hash.ZERO);
    extrinsicData =
        items.map("ExtrinsicData", Hasher.TWOX_64_CONCAT, Codecs.U32, Codecs.BYTES, Bytes.EMPTY);
    number = items.value("Number", Codecs.U32, 0L);
    parentHash = items.value("ParentHash", items.codec(Hash.class), Hash.ZERO);
    digest = items.value("Digest", items.codec(Digest.class), Digest.EMPTY);
    events = items.value("Events", Codecs.list(new EventRecordCodec(codecs)), List.of());
    eventCount = items.value("EventCount", Codecs.U32, 0L);
    eventTopics =
        items.map(
            "EventTopics",
            Hasher.BLAKE2_128_CONCAT,
            items.codec(Hash.class),
            Codecs.list(items.codec(EventPlace.class)),
            List.of());
    lastRuntimeUpgrade =
        items.value("LastRuntimeUpgrade", items.codec(LastRuntimeUpgradeInfo.class));
    upgradedToU32RefCount = items.value("UpgradedToU32RefCount", Codecs.BOOL, false);
    upgradedToTripleRefCount = items.value("UpgradedToTripleRefCount", Codecs.BOOL, false);
    executionPhase = items.value("ExecutionPhase", items.codec(Phase.class));
  }
}
