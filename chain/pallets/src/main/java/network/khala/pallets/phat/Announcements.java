package network.khala.pallets.phat;

import network.khala.pallets.mq.MessageOutbox;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ContractOperation;
import network.khala.protocol.contract.SystemCodeChanged;
import network.khala.protocol.mq.Topics;

/// What the pallet tells the enclaves.
final class Announcements {
  private final String pallet;
  private final MessageOutbox outbox;

  Announcements(String pallet, MessageOutbox outbox) {
    this.pallet = pallet;
    this.outbox = outbox;
  }

  void toGatekeepers(ClusterEvent event) {
    outbox.push(pallet, Topics.CLUSTER_EVENT, ClusterEvent.CODEC.encode(event));
  }

  void toCluster(ClusterOperation operation) {
    outbox.push(pallet, Topics.CLUSTER_OPERATION, ClusterOperation.CODEC.encode(operation));
  }

  void toContracts(ContractOperation operation) {
    outbox.push(pallet, Topics.CONTRACT_OPERATION, ContractOperation.CODEC.encode(operation));
  }

  void systemCode(SystemCodeChanged change) {
    outbox.push(pallet, Topics.SYSTEM_CODE, SystemCodeChanged.CODEC.encode(change));
  }
}
