package network.khala.pallets.registry;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.dcap.DocumentVersion;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.registry.KnownConsensusVersion;
import network.khala.protocol.registry.VersionedWorkerEndpoints;
import network.khala.protocol.registry.WorkerEvidence;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;
import network.khala.scale.Tuple3;

/// Storage of pallet `PhalaRegistry`, in the order of metadata. The last four items are this
/// network's own.
final class RegistryStorage {
  /// In the order of their registration.
  final StorageValue<List<Sr25519PublicKey>> gatekeeper;

  final StorageValue<Sr25519PublicKey> gatekeeperMasterPubkey;

  /// Block, and Unix seconds.
  final StorageValue<Tuple2<Long, Long>> gatekeeperLaunchedAt;

  /// The number of the last rotation.
  final StorageValue<Long> rotationCounter;

  /// The number of the rotation that is under way.
  final StorageValue<Optional<Long>> masterKeyRotationLock;

  final StorageMap<Sr25519PublicKey, WorkerInfoV2> workers;

  /// The block of the first registration, or of the last one after the gatekeepers' launch.
  final StorageMap<Sr25519PublicKey, Long> workerAddedAt;

  final StorageMap<Hash, Sr25519PublicKey> contractKeys;
  final StorageMap<Hash, Sr25519PublicKey> clusterKeys;
  final StorageMap<Bytes, Bytes> topicKey;

  /// In blocks.
  final StorageValue<Long> benchmarkDuration;

  final StorageValue<List<Bytes>> pruntimeAllowList;
  final StorageMap<Bytes, Long> pruntimeAddedAt;
  final StorageValue<List<Hash>> relaychainGenesisBlockHashAllowList;
  final StorageMap<Sr25519PublicKey, VersionedWorkerEndpoints> endpoints;

  /// Major, minor, patch.
  final StorageValue<Tuple3<Long, Long, Long>> minimumPruntimeVersion;

  final StorageValue<Long> pruntimeConsensusVersion;
  final StorageValue<KnownConsensusVersion> maxKnownPruntimeConsensusVersion;
  final StorageValue<List<String>> trustedNtpServers;

  /// The highest block that a registration of the key has named.
  final StorageMap<Sr25519PublicKey, Long> registeredHead;

  /// The block in which the key first appeared.
  final StorageMap<Sr25519PublicKey, Long> firstRegisteredAt;

  final StorageMap<Sr25519PublicKey, WorkerEvidence> workerEvidence;

  /// The newest version of each document of collateral, by the document's name.
  final StorageMap<String, DocumentVersion> collateralVersions;

  RegistryStorage(StorageItems items) {
    Codec<Sr25519PublicKey> key = items.codec(Sr25519PublicKey.class);
    Codec<Hash> hash = items.codec(Hash.class);
    gatekeeper = items.value("Gatekeeper", Codecs.list(key), List.of());
    gatekeeperMasterPubkey = items.value("GatekeeperMasterPubkey", key);
    gatekeeperLaunchedAt =
        items.value("GatekeeperLaunchedAt", Codecs.tuple(Codecs.U32, Codecs.U64));
    rotationCounter = items.value("RotationCounter", Codecs.U64, 0L);
    masterKeyRotationLock =
        items.value("MasterKeyRotationLock", Codecs.option(Codecs.U64), Optional.empty());
    workers = items.map("Workers", Hasher.TWOX_64_CONCAT, key, items.codec(WorkerInfoV2.class));
    workerAddedAt = items.map("WorkerAddedAt", Hasher.TWOX_64_CONCAT, key, Codecs.U32);
    contractKeys = items.map("ContractKeys", Hasher.TWOX_64_CONCAT, hash, key);
    clusterKeys = items.map("ClusterKeys", Hasher.TWOX_64_CONCAT, hash, key);
    topicKey = items.map("TopicKey", Hasher.BLAKE2_128_CONCAT, Codecs.BYTES, Codecs.BYTES);
    benchmarkDuration = items.value("BenchmarkDuration", Codecs.U32);
    pruntimeAllowList = items.value("PRuntimeAllowList", Codecs.list(Codecs.BYTES), List.of());
    pruntimeAddedAt = items.map("PRuntimeAddedAt", Hasher.TWOX_64_CONCAT, Codecs.BYTES, Codecs.U32);
    relaychainGenesisBlockHashAllowList =
        items.value("RelaychainGenesisBlockHashAllowList", Codecs.list(hash), List.of());
    endpoints =
        items.map(
            "Endpoints", Hasher.TWOX_64_CONCAT, key, items.codec(VersionedWorkerEndpoints.class));
    // The cursor of a migration that no chain of ours needs; clients list it.
    items.value("TempWorkersIterKey", Codecs.option(Codecs.BYTES), Optional.empty());
    minimumPruntimeVersion =
        items.value(
            "MinimumPRuntimeVersion",
            Codecs.tuple(Codecs.U32, Codecs.U32, Codecs.U32),
            new Tuple3<>(0L, 0L, 0L));
    pruntimeConsensusVersion = items.value("PRuntimeConsensusVersion", Codecs.U32, 0L);
    maxKnownPruntimeConsensusVersion =
        items.value(
            "MaxKnownPRuntimeConsensusVersion",
            items.codec(KnownConsensusVersion.class),
            new KnownConsensusVersion(0, 0));
    trustedNtpServers = items.value("TrustedNtpServers", Codecs.list(Codecs.STRING), List.of());
    registeredHead = items.map("RegisteredHead", Hasher.TWOX_64_CONCAT, key, Codecs.U32);
    firstRegisteredAt = items.map("FirstRegisteredAt", Hasher.TWOX_64_CONCAT, key, Codecs.U32);
    workerEvidence =
        items.map("WorkerEvidence", Hasher.TWOX_64_CONCAT, key, items.codec(WorkerEvidence.class));
    collateralVersions =
        items.map(
            "CollateralVersions",
            Hasher.BLAKE2_128_CONCAT,
            Codecs.STRING,
            items.codec(DocumentVersion.class));
  }
}
