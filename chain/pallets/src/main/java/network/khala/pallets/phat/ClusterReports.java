package network.khala.pallets.phat;

import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.pallets.mq.MessageHandler;
import network.khala.protocol.contract.WorkerClusterReport;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Takes what workers say of clusters that they were told to serve. It changes nothing: it is for
/// whoever watches.
final class ClusterReports implements MessageHandler<WorkerClusterReport> {
  private final Reports reports;

  ClusterReports(Reports reports) {
    this.reports = reports;
  }

  @Override
  public Topic topic() {
    return Topics.WORKER_CLUSTER_REPORT;
  }

  @Override
  public Optional<WorkerClusterReport> read(Message message) {
    return message.decode(WorkerClusterReport.CODEC);
  }

  @Override
  public void handle(MessageOrigin sender, WorkerClusterReport report) {
    if (!(sender instanceof MessageOrigin.Worker(Sr25519PublicKey worker))) {
      throw reports.failure(PhatContractsError.INVALID_SENDER);
    }
    reports.deposit(
        switch (report) {
          case WorkerClusterReport.ClusterDeployed(Hash id, Sr25519PublicKey key) ->
              new PhatContractsEvent.ClusterDeployed(id, key, worker);
          case WorkerClusterReport.ClusterDeploymentFailed(Hash id) ->
              new PhatContractsEvent.ClusterDeploymentFailed(id, worker);
        });
  }
}
