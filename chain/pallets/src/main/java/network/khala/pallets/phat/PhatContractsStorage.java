package network.khala.pallets.phat;

import java.util.List;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.contract.BasicContractInfo;
import network.khala.protocol.contract.ClusterInfo;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Storage of pallet `PhalaPhatContracts`, in the order of metadata.
final class PhatContractsStorage {
  final StorageMap<Hash, BasicContractInfo> contracts;

  /// The number of the last cluster.
  final StorageValue<Long> clusterCounter;

  final StorageMap<Hash, ClusterInfo> clusters;

  /// The contracts that have keys, in the order of their first publication.
  final StorageMap<Hash, List<Hash>> clusterContracts;

  final StorageMap<Hash, List<Sr25519PublicKey>> clusterWorkers;

  /// The one cluster of a worker; cluster 0 once it has left.
  final StorageMap<Sr25519PublicKey, Hash> clusterByWorkers;

  /// How often the code has changed, and the code.
  final StorageValue<Tuple2<Integer, Bytes>> pinkSystemCode;

  final StorageValue<Hash> pinkSystemCodeHash;

  /// Major, minor.
  final StorageValue<Tuple2<Long, Long>> pinkRuntimeVersion;

  /// The code of the next block.
  final StorageValue<Bytes> nextPinkSystemCode;

  PhatContractsStorage(StorageItems items) {
    Hasher hasher = Hasher.TWOX_64_CONCAT;
    Codec<Hash> hash = items.codec(Hash.class);
    Codec<Sr25519PublicKey> key = items.codec(Sr25519PublicKey.class);
    contracts = items.map("Contracts", hasher, hash, items.codec(BasicContractInfo.class));
    clusterCounter = items.value("ClusterCounter", Codecs.U64, 0L);
    clusters = items.map("Clusters", hasher, hash, items.codec(ClusterInfo.class));
    clusterContracts = items.map("ClusterContracts", hasher, hash, Codecs.list(hash), List.of());
    clusterWorkers = items.map("ClusterWorkers", hasher, hash, Codecs.list(key), List.of());
    clusterByWorkers = items.map("ClusterByWorkers", hasher, key, hash);
    pinkSystemCode =
        items.value(
            "PinkSystemCode", Codecs.tuple(Codecs.U16, Codecs.BYTES), new Tuple2<>(0, Bytes.EMPTY));
    pinkSystemCodeHash = items.value("PinkSystemCodeHash", hash);
    pinkRuntimeVersion = items.value("PinkRuntimeVersion", Codecs.tuple(Codecs.U32, Codecs.U32));
    nextPinkSystemCode = items.value("NextPinkSystemCode", Codecs.BYTES);
  }
}
