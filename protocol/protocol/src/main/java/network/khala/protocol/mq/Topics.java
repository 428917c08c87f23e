package network.khala.protocol.mq;

import java.util.Set;

/// The topics of the protocol. Each carries one type; who may write to it is decided by those who
/// read, and for senders outside the chain by [#mayWrite].
public final class Topics {
  /// System events, from the registry and the computation pallet to every worker.
  public static final Topic SYSTEM_EVENT = Topic.of("phala/system/event");

  /// Heartbeats, from workers to the chain and the gatekeepers.
  public static final Topic WORKING_REPORT = Topic.of("phala/mining/report");

  /// Settlements, from the gatekeepers to the chain.
  public static final Topic WORKING_INFO_UPDATE = Topic.of("^phala/mining/update");

  /// The launch and key changes, from the registry to the workers.
  public static final Topic GATEKEEPER_LAUNCH = Topic.of("phala/gatekeeper/launch");

  /// Gatekeepers that come and go, from the registry to the workers.
  public static final Topic GATEKEEPER_CHANGE = Topic.of("phala/gatekeeper/change");

  /// Encrypted master keys, from the gatekeepers to workers.
  public static final Topic KEY_DISTRIBUTION = Topic.of("phala/gatekeeper/key");

  /// Random numbers and parameters, among gatekeepers and from the computation pallet.
  public static final Topic GATEKEEPER_EVENT = Topic.of("phala/gatekeeper/event");

  /// Benchmarks and the first master public key, from workers to the registry.
  public static final Topic REGISTRY_EVENT = Topic.of("^phala/registry/event");

  /// Rotated master public keys, from the gatekeepers to the registry.
  public static final Topic GATEKEEPER_REGISTRY_EVENT = Topic.of("^phala/registry/gk_event");

  /// Cluster public keys, from the gatekeepers to the contracts pallet.
  public static final Topic CLUSTER_REGISTRY_EVENT = Topic.of("^phala/registry/cluster");

  /// Contract public keys, from clusters to the contracts pallet.
  public static final Topic CONTRACT_REGISTRY_EVENT = Topic.of("^phala/registry/contract");

  /// New clusters, from the contracts pallet to the gatekeepers.
  public static final Topic CLUSTER_EVENT = Topic.of("phala/cluster/event");

  /// Cluster keys and operations, from gatekeepers and the contracts pallet to workers.
  public static final Topic CLUSTER_OPERATION = Topic.of("phala/cluster/key");

  /// Deployed clusters, from workers to the contracts pallet.
  public static final Topic WORKER_CLUSTER_REPORT = Topic.of("phala/cluster/worker/report");

  /// Instantiations, from the contracts pallet to workers.
  public static final Topic CONTRACT_OPERATION = Topic.of("phala/contract/op");

  /// A new system code, from the contracts pallet to workers with a cluster.
  public static final Topic SYSTEM_CODE = Topic.of("phala/contract/system_code");

  private static final Set<Topic> OF_WORKERS =
      Set.of(WORKING_REPORT, REGISTRY_EVENT, WORKER_CLUSTER_REPORT);
  private static final Set<Topic> OF_GATEKEEPERS =
      Set.of(
          KEY_DISTRIBUTION,
          GATEKEEPER_EVENT,
          CLUSTER_OPERATION,
          WORKING_INFO_UPDATE,
          GATEKEEPER_REGISTRY_EVENT,
          CLUSTER_REGISTRY_EVENT);
  private static final Set<Topic> OF_CLUSTERS = Set.of(CONTRACT_REGISTRY_EVENT);

  private Topics() {}

  /// Whether the chain takes a signed message of this sender on this topic. Only senders outside
  /// the chain have topics at all.
  public static boolean mayWrite(MessageOrigin sender, Topic topic) {
    return switch (sender) {
      case MessageOrigin.Worker _ -> OF_WORKERS.contains(topic);
      case MessageOrigin.Gatekeeper _ -> OF_GATEKEEPERS.contains(topic);
      case MessageOrigin.Cluster _ -> OF_CLUSTERS.contains(topic);
      case MessageOrigin.Contract _,
          MessageOrigin.Pallet _,
          MessageOrigin.AccountId _,
          MessageOrigin.MultiLocation _,
          MessageOrigin.Reserved _ ->
          false;
    };
  }
}
