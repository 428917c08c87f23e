package network.khala.protocol.light;

import java.nio.charset.StandardCharsets;
import java.util.List;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;

/// The state keys that an enclave reads, all of them. They are part of the protocol: moving one is
/// a change of the consensus version.
public final class LightKeys {
  /// What every raw key of this project starts with; closed to `System.set_storage` and its like.
  public static final Bytes RAW_PREFIX = raw(":khala:");

  /// The message accumulator, 32 raw bytes.
  public static final Bytes MESSAGE_ACCUMULATOR = raw(":khala:mq_acc");

  /// The trust anchor of finality, written at genesis.
  public static final Bytes FINALITY_ANCHOR = raw(":khala:finality");

  /// The root of development reports, on development chains only; a raw ed25519 key.
  public static final Bytes DEVELOPMENT_ROOT = raw(":khala:dev_root");

  /// `PhalaMq.OutboundMessages`.
  public static final Bytes OUTBOUND_MESSAGES = StorageKey.of("PhalaMq", "OutboundMessages");

  /// `Timestamp.Now`.
  public static final Bytes TIMESTAMP_NOW = StorageKey.of("Timestamp", "Now");

  /// `ParachainInfo.ParachainId`.
  public static final Bytes PARACHAIN_ID = StorageKey.of("ParachainInfo", "ParachainId");

  /// `PhalaRegistry.PRuntimeConsensusVersion`.
  public static final Bytes CONSENSUS_VERSION =
      StorageKey.of("PhalaRegistry", "PRuntimeConsensusVersion");

  /// `PhalaRegistry.MinimumPRuntimeVersion`.
  public static final Bytes MINIMUM_PRUNTIME_VERSION =
      StorageKey.of("PhalaRegistry", "MinimumPRuntimeVersion");

  /// `PhalaRegistry.PRuntimeAllowList`.
  public static final Bytes PRUNTIME_ALLOW_LIST =
      StorageKey.of("PhalaRegistry", "PRuntimeAllowList");

  /// `PhalaRegistry.Gatekeeper`.
  public static final Bytes GATEKEEPERS = StorageKey.of("PhalaRegistry", "Gatekeeper");

  /// What is under [#GATEKEEPERS].
  public static final Codec<List<Sr25519PublicKey>> GATEKEEPERS_CODEC =
      Codecs.list(CodecFactory.STANDARD.<Sr25519PublicKey>of(Sr25519PublicKey.class));

  /// `PhalaRegistry.TrustedNtpServers`.
  public static final Bytes TRUSTED_NTP_SERVERS =
      StorageKey.of("PhalaRegistry", "TrustedNtpServers");

  /// `PhalaComputation.TokenomicParameters`.
  public static final Bytes TOKENOMIC_PARAMETERS =
      StorageKey.of("PhalaComputation", "TokenomicParameters");

  /// `PhalaPhatContracts.PinkSystemCode`.
  public static final Bytes PINK_SYSTEM_CODE =
      StorageKey.of("PhalaPhatContracts", "PinkSystemCode");

  /// `PhalaPhatContracts.PinkRuntimeVersion`.
  public static final Bytes PINK_RUNTIME_VERSION =
      StorageKey.of("PhalaPhatContracts", "PinkRuntimeVersion");

  private static final Bytes OFFCHAIN_INGRESS = StorageKey.of("PhalaMq", "OffchainIngress");
  private static final Bytes WORKERS = StorageKey.of("PhalaRegistry", "Workers");
  private static final Bytes FIRST_REGISTERED_AT =
      StorageKey.of("PhalaRegistry", "FirstRegisteredAt");
  private static final Bytes WORKER_EVIDENCE = StorageKey.of("PhalaRegistry", "WorkerEvidence");
  private static final Bytes PRUNTIME_ADDED_AT = StorageKey.of("PhalaRegistry", "PRuntimeAddedAt");
  private static final Bytes CLUSTER_BY_WORKERS =
      StorageKey.of("PhalaPhatContracts", "ClusterByWorkers");

  private LightKeys() {}

  /// `PhalaMq.OffchainIngress[sender]`: the next sequence that the chain takes from the sender.
  public static Bytes offchainIngress(MessageOrigin sender) {
    return StorageKey.twox64Concat(OFFCHAIN_INGRESS, MessageOrigin.CODEC.encode(sender));
  }

  /// `PhalaRegistry.Workers[worker]`.
  public static Bytes worker(Sr25519PublicKey worker) {
    return StorageKey.twox64Concat(WORKERS, worker.toArray());
  }

  /// `PhalaRegistry.FirstRegisteredAt[worker]`: the block in which the worker became known.
  public static Bytes firstRegisteredAt(Sr25519PublicKey worker) {
    return StorageKey.twox64Concat(FIRST_REGISTERED_AT, worker.toArray());
  }

  /// `PhalaRegistry.WorkerEvidence[worker]`.
  public static Bytes workerEvidence(Sr25519PublicKey worker) {
    return StorageKey.twox64Concat(WORKER_EVIDENCE, worker.toArray());
  }

  /// Whether a key is one of `PhalaRegistry.WorkerEvidence`.
  public static boolean isWorkerEvidence(Bytes key) {
    return key.startsWith(WORKER_EVIDENCE);
  }

  /// `PhalaRegistry.PRuntimeAddedAt[measurement]`.
  public static Bytes pruntimeAddedAt(Bytes measurement) {
    return StorageKey.twox64Concat(PRUNTIME_ADDED_AT, Codecs.BYTES.encode(measurement));
  }

  /// `PhalaPhatContracts.ClusterByWorkers[worker]`.
  public static Bytes clusterByWorker(Sr25519PublicKey worker) {
    return StorageKey.twox64Concat(CLUSTER_BY_WORKERS, worker.toArray());
  }

  private static Bytes raw(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.US_ASCII));
  }
}
