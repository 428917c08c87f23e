package network.khala.pallets.registry;

import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.pallets.mq.MessageHandler;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.GatekeeperRegistryEvent;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Takes what the gatekeepers tell the registry: the end of a rotation.
final class GatekeeperMessages implements MessageHandler<GatekeeperRegistryEvent> {
  private final Reports reports;
  private final Gatekeepers gatekeepers;

  GatekeeperMessages(Reports reports, Gatekeepers gatekeepers) {
    this.reports = reports;
    this.gatekeepers = gatekeepers;
  }

  @Override
  public Topic topic() {
    return Topics.GATEKEEPER_REGISTRY_EVENT;
  }

  @Override
  public Optional<GatekeeperRegistryEvent> read(Message message) {
    return message.decode(GatekeeperRegistryEvent.CODEC);
  }

  @Override
  public void handle(MessageOrigin sender, GatekeeperRegistryEvent event) {
    reports.require(sender instanceof MessageOrigin.Gatekeeper, RegistryError.INVALID_SENDER);
    switch (event) {
      case GatekeeperRegistryEvent.RotatedMasterPubkey(long rotation, Sr25519PublicKey key) ->
          gatekeepers.rotated(rotation, key);
    }
  }
}
