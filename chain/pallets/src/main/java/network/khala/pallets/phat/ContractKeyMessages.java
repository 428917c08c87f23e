package network.khala.pallets.phat;

import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.pallets.mq.MessageHandler;
import network.khala.protocol.contract.ContractRegistryEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Takes what clusters tell the pallet: the keys of their contracts.
final class ContractKeyMessages implements MessageHandler<ContractRegistryEvent> {
  private final Reports reports;
  private final Contracts contracts;

  ContractKeyMessages(Reports reports, Contracts contracts) {
    this.reports = reports;
    this.contracts = contracts;
  }

  @Override
  public Topic topic() {
    return Topics.CONTRACT_REGISTRY_EVENT;
  }

  @Override
  public Optional<ContractRegistryEvent> read(Message message) {
    return message.decode(ContractRegistryEvent.CODEC);
  }

  @Override
  public void handle(MessageOrigin sender, ContractRegistryEvent event) {
    if (!(sender instanceof MessageOrigin.Cluster(Hash cluster))) {
      throw reports.failure(PhatContractsError.INVALID_SENDER);
    }
    switch (event) {
      case ContractRegistryEvent.PubkeyAvailable(
              Hash contract,
              Sr25519PublicKey key,
              Hash deployer) ->
          contracts.published(cluster, contract, key, deployer);
    }
  }
}
