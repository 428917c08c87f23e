package network.khala.pallets.phat;

import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.pallets.mq.MessageHandler;
import network.khala.protocol.contract.ClusterRegistryEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Takes what the gatekeepers tell the pallet: the keys of clusters.
final class ClusterKeyMessages implements MessageHandler<ClusterRegistryEvent> {
  private final Reports reports;
  private final Clusters clusters;

  ClusterKeyMessages(Reports reports, Clusters clusters) {
    this.reports = reports;
    this.clusters = clusters;
  }

  @Override
  public Topic topic() {
    return Topics.CLUSTER_REGISTRY_EVENT;
  }

  @Override
  public Optional<ClusterRegistryEvent> read(Message message) {
    return message.decode(ClusterRegistryEvent.CODEC);
  }

  @Override
  public void handle(MessageOrigin sender, ClusterRegistryEvent event) {
    reports.require(sender instanceof MessageOrigin.Gatekeeper, PhatContractsError.INVALID_SENDER);
    switch (event) {
      case ClusterRegistryEvent.PubkeyAvailable(Hash cluster, Sr25519PublicKey key) ->
          clusters.published(cluster, key);
    }
  }
}
