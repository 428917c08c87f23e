package network.khala.pruntime;

import java.util.List;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.contract.WorkerClusterReport;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.pruntime.chain.BlockState;
import network.khala.pruntime.gatekeeper.GatekeeperRole;
import network.khala.pruntime.queue.Egress;
import network.khala.pruntime.worker.ClusterMember;
import network.khala.pruntime.worker.WorkerMachine;

/// Executes the messages of one block, in order.
final class BlockRunner {
  private final Identity identity;
  private final Egress egress;
  private final WorkerMachine worker;
  private final GatekeeperRole role;
  private final ClusterMember cluster;

  BlockRunner(Identity identity, Egress egress, WorkerMachine worker, GatekeeperRole role) {
    this.identity = identity;
    this.egress = egress;
    this.worker = worker;
    this.role = role;
    this.cluster = new ClusterMember(identity.publicKey());
  }

  /// Executes a block.
  void run(BlockHead head, List<Message> messages, BlockState state) {
    for (Message message : messages) {
      onSystemEvent(message, head);
      role.on(message, state);
      cluster
          .on(message)
          .ifPresent(
              report ->
                  say(Topics.WORKER_CLUSTER_REPORT, WorkerClusterReport.CODEC.encode(report)));
    }
    role.gatekeeper().ifPresent(one -> one.process(head.number(), head.timestampMs(), messages));
    worker
        .endBlock(head.number())
        .ifPresent(report -> say(Topics.REGISTRY_EVENT, RegistryEvent.CODEC.encode(report)));
  }

  /// The origin is looked at before the payload: nobody but a pallet may drive a worker.
  private void onSystemEvent(Message message, BlockHead head) {
    if (!message.destination().equals(Topics.SYSTEM_EVENT)
        || !(message.sender() instanceof MessageOrigin.Pallet)) {
      return;
    }
    message
        .decode(SystemEvent.CODEC)
        .flatMap(event -> worker.on(event, head.number(), head.timestampMs()))
        .ifPresent(
            heartbeat -> say(Topics.WORKING_REPORT, WorkingReportEvent.CODEC.encode(heartbeat)));
  }

  private void say(Topic topic, byte[] payload) {
    egress.push(new MessageOrigin.Worker(identity.publicKey()), identity.key(), topic, payload);
  }
}
