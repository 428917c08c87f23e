package network.khala.protocol.light;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.gatekeeper.KeyDistribution;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// Which state keys of a block an enclave must see proven before it executes the block. A function
/// of the messages, the enclave's key and its role, so that enclave, relayer and node agree.
///
/// Give it the blocks of one call in order: a role that a message brings counts for the messages
/// after it. Not safe for use by several threads.
public final class RequiredKeys {
  private final Optional<Sr25519PublicKey> own;
  private boolean gatekeeper;
  private boolean cluster;

  private RequiredKeys(Optional<Sr25519PublicKey> own, boolean gatekeeper, boolean cluster) {
    this.own = own;
    this.gatekeeper = gatekeeper;
    this.cluster = cluster;
  }

  /// For one enclave.
  ///
  /// @param own its identity key
  /// @param holdsMasterKey whether it has sealed a master key
  /// @param hasCluster whether a cluster runs on it or waits to be loaded
  public static RequiredKeys forWorker(
      Sr25519PublicKey own, boolean holdsMasterKey, boolean hasCluster) {
    return new RequiredKeys(Optional.of(own), holdsMasterKey, hasCluster);
  }

  /// For a node, which proves what any enclave may need.
  public static RequiredKeys forEveryWorker() {
    return new RequiredKeys(Optional.empty(), true, true);
  }

  /// The keys of the next block, ascending.
  public SortedSet<Bytes> ofBlock(List<Message> messages) {
    SortedSet<Bytes> keys = new TreeSet<>();
    for (Message message : messages) {
      collect(message, keys);
    }
    return keys;
  }

  private void collect(Message message, SortedSet<Bytes> keys) {
    Topic topic = message.destination();
    switch (message.sender()) {
      case MessageOrigin.Pallet _ -> {
        if (topic.equals(Topics.GATEKEEPER_LAUNCH)) {
          message.decode(GatekeeperLaunch.CODEC).ifPresent(launch -> ofLaunch(launch, keys));
        } else if (topic.equals(Topics.GATEKEEPER_CHANGE)) {
          message.decode(GatekeeperChange.CODEC).ifPresent(change -> ofChange(change, keys));
        } else if (topic.equals(Topics.CLUSTER_EVENT)) {
          message.decode(ClusterEvent.CODEC).ifPresent(event -> ofClusterEvent(event, keys));
        } else if (topic.equals(Topics.SYSTEM_CODE) && cluster) {
          keys.add(LightKeys.PINK_SYSTEM_CODE);
        }
      }
      case MessageOrigin.Gatekeeper _ -> {
        if (topic.equals(Topics.KEY_DISTRIBUTION)) {
          message.decode(KeyDistribution.CODEC).ifPresent(event -> ofDistribution(event, keys));
        } else if (topic.equals(Topics.CLUSTER_OPERATION)) {
          message.decode(ClusterOperation.CODEC).ifPresent(operation -> ofCluster(operation, keys));
        }
      }
      case MessageOrigin.Contract _,
          MessageOrigin.Worker _,
          MessageOrigin.AccountId _,
          MessageOrigin.MultiLocation _,
          MessageOrigin.Cluster _,
          MessageOrigin.Reserved _ -> {
        // Nobody else may cause what needs a proof.
      }
    }
  }

  private void ofLaunch(GatekeeperLaunch launch, SortedSet<Bytes> keys) {
    switch (launch) {
      case GatekeeperLaunch.FirstGatekeeper(var first) -> {
        if (own.isPresent() && own.get().equals(first.pubkey())) {
          gatekeeper = true;
        }
        if (gatekeeper) {
          keys.add(LightKeys.GATEKEEPERS);
          keys.add(LightKeys.TOKENOMIC_PARAMETERS);
        }
      }
      case GatekeeperLaunch.MasterPubkeyOnChain _ -> {
        if (gatekeeper) {
          keys.add(LightKeys.TOKENOMIC_PARAMETERS);
        }
      }
      case GatekeeperLaunch.RotateMasterKey(var rotation) ->
          ofReceivers(rotation.gkIdentities(), keys);
      case GatekeeperLaunch.MasterPubkeyRotated _ -> {
        // The key is in the message.
      }
    }
  }

  private void ofChange(GatekeeperChange change, SortedSet<Bytes> keys) {
    switch (change) {
      case GatekeeperChange.Registered(var newcomer) -> {
        if (gatekeeper) {
          keys.add(LightKeys.GATEKEEPERS);
          keys.add(LightKeys.PRUNTIME_ALLOW_LIST);
          keys.add(LightKeys.workerEvidence(newcomer.pubkey()));
        }
      }
      case GatekeeperChange.Unregistered _ -> {
        // The key is in the message.
      }
    }
  }

  private void ofDistribution(KeyDistribution event, SortedSet<Bytes> keys) {
    switch (event) {
      case KeyDistribution.MasterKeyRotation(var rotation) -> {
        if (gatekeeper) {
          keys.add(LightKeys.GATEKEEPERS);
          keys.add(LightKeys.PRUNTIME_ALLOW_LIST);
          keys.add(LightKeys.workerEvidence(rotation.sender()));
        }
      }
      case KeyDistribution.MasterKeyDistribution _, KeyDistribution.MasterKeyHistory _ -> {
        // Sealed as it comes.
      }
    }
  }

  private void ofClusterEvent(ClusterEvent event, SortedSet<Bytes> keys) {
    switch (event) {
      case ClusterEvent.DeployCluster deploy -> ofReceivers(deploy.workers(), keys);
    }
  }

  private void ofCluster(ClusterOperation operation, SortedSet<Bytes> keys) {
    switch (operation) {
      case ClusterOperation.DispatchKeys(var event) -> {
        if (own.isEmpty() || event.secretKeys().containsKey(own.get())) {
          cluster = true;
          keys.add(LightKeys.PINK_SYSTEM_CODE);
          keys.add(LightKeys.PINK_RUNTIME_VERSION);
        }
      }
      case ClusterOperation.DestroyCluster _,
          ClusterOperation.UploadResource _,
          ClusterOperation.Deposit _,
          ClusterOperation.RemoveWorker _ -> {
        // All that is needed is in the message.
      }
    }
  }

  private void ofReceivers(List<WorkerIdentity> receivers, SortedSet<Bytes> keys) {
    if (!gatekeeper) {
      return;
    }
    keys.add(LightKeys.PRUNTIME_ALLOW_LIST);
    for (WorkerIdentity receiver : receivers) {
      keys.add(LightKeys.workerEvidence(receiver.pubkey()));
    }
  }
}
