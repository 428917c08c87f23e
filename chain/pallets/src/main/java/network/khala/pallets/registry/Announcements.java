package network.khala.pallets.registry;

import network.khala.pallets.mq.MessageOutbox;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// What the registry tells the enclaves.
final class Announcements {
  private final String pallet;
  private final MessageOutbox outbox;

  Announcements(String pallet, MessageOutbox outbox) {
    this.pallet = pallet;
    this.outbox = outbox;
  }

  void toWorker(Sr25519PublicKey worker, WorkerEvent event) {
    SystemEvent message =
        new SystemEvent.ForWorker(new SystemEvent.WorkerEventWithKey(worker, event));
    outbox.push(pallet, Topics.SYSTEM_EVENT, SystemEvent.CODEC.encode(message));
  }

  void registered(Sr25519PublicKey worker, int confidenceLevel) {
    toWorker(worker, new WorkerEvent.Registered(new SystemEvent.WorkerInfo(confidenceLevel)));
  }

  void launch(GatekeeperLaunch event) {
    outbox.push(pallet, Topics.GATEKEEPER_LAUNCH, GatekeeperLaunch.CODEC.encode(event));
  }

  void change(GatekeeperChange event) {
    outbox.push(pallet, Topics.GATEKEEPER_CHANGE, GatekeeperChange.CODEC.encode(event));
  }
}
