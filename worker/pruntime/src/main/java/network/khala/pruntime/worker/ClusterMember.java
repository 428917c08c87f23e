package network.khala.pruntime.worker;

import java.util.Optional;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ClusterOperation.BatchDispatchClusterKeyEvent;
import network.khala.protocol.contract.WorkerClusterReport;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Sr25519PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worker that is told to serve a cluster. This program runs no contracts: it leaves the
/// cluster's key unopened and says so, and is in no cluster that any other operation could be
/// about. Source: `docs/protocol/contracts.md#what-workers-do`.
public final class ClusterMember {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterMember.class);

  private final Sr25519PublicKey own;

  /// The worker with this identity.
  public ClusterMember(Sr25519PublicKey own) {
    this.own = own;
  }

  /// What the worker answers to a message, if anything. Only gatekeepers hand out keys; whoever
  /// else claims to gets no answer, which would cost every relayer a fee.
  public Optional<WorkerClusterReport> on(Message message) {
    if (!message.destination().equals(Topics.CLUSTER_OPERATION)
        || !(message.sender() instanceof MessageOrigin.Gatekeeper)) {
      return Optional.empty();
    }
    return message.decode(ClusterOperation.CODEC).flatMap(this::answer);
  }

  private Optional<WorkerClusterReport> answer(ClusterOperation operation) {
    return switch (operation) {
      case ClusterOperation.DispatchKeys(BatchDispatchClusterKeyEvent event) ->
          event.secretKeys().containsKey(own) ? Optional.of(refuse(event)) : Optional.empty();
      case ClusterOperation.DestroyCluster _,
          ClusterOperation.UploadResource _,
          ClusterOperation.Deposit _,
          ClusterOperation.RemoveWorker _ ->
          Optional.empty();
    };
  }

  private static WorkerClusterReport refuse(BatchDispatchClusterKeyEvent event) {
    LOG.error("cluster={} refused: this pRuntime runs no contracts yet", event.cluster());
    return new WorkerClusterReport.ClusterDeploymentFailed(event.cluster());
  }
}
