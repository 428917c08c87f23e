package network.khala.pruntime;

import java.math.BigInteger;
import java.util.stream.Stream;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.gatekeeper.NewGatekeeperEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// Messages as the pallets send them.
final class Messages {
  static final BigInteger EVERYBODY = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

  private Messages() {}

  static Message of(MessageOrigin sender, Topic topic, byte[] payload) {
    return new Message(sender, topic, Bytes.wrap(payload));
  }

  static Message registered(Sr25519PublicKey worker) {
    return event(worker, new WorkerEvent.Registered(new SystemEvent.WorkerInfo(1)));
  }

  static Message started(Sr25519PublicKey worker, long session) {
    return event(worker, new WorkerEvent.Started(session, BigInteger.ONE, 100));
  }

  static Message event(Sr25519PublicKey worker, WorkerEvent event) {
    return system(
        MessageOrigin.Pallet.of("PhalaComputation"),
        new SystemEvent.ForWorker(new SystemEvent.WorkerEventWithKey(worker, event)));
  }

  static Message challenge(BigInteger target) {
    return system(
        MessageOrigin.Pallet.of("PhalaComputation"),
        new SystemEvent.Challenge(new SystemEvent.HeartbeatChallenge(BigInteger.ZERO, target)));
  }

  static Message system(MessageOrigin sender, SystemEvent event) {
    return of(sender, Topics.SYSTEM_EVENT, SystemEvent.CODEC.encode(event));
  }

  static Message launch(GatekeeperLaunch event) {
    return of(
        MessageOrigin.Pallet.of("PhalaRegistry"),
        Topics.GATEKEEPER_LAUNCH,
        GatekeeperLaunch.CODEC.encode(event));
  }

  static Message firstGatekeeper(Sr25519PublicKey worker) {
    return launch(new GatekeeperLaunch.FirstGatekeeper(new NewGatekeeperEvent(worker, worker)));
  }

  static Message masterKeyOnChain(Sr25519PublicKey key) {
    return launch(
        new GatekeeperLaunch.MasterPubkeyOnChain(new GatekeeperLaunch.MasterPubkeyEvent(key)));
  }

  static Message change(GatekeeperChange event) {
    return of(
        MessageOrigin.Pallet.of("PhalaRegistry"),
        Topics.GATEKEEPER_CHANGE,
        GatekeeperChange.CODEC.encode(event));
  }

  static Message gatekeeperRegistered(Sr25519PublicKey worker) {
    return change(new GatekeeperChange.Registered(new NewGatekeeperEvent(worker, worker)));
  }

  static Message gatekeeperUnregistered(Sr25519PublicKey worker) {
    return change(
        new GatekeeperChange.Unregistered(new GatekeeperChange.RemoveGatekeeperEvent(worker)));
  }

  static Message rotate(long rotation, Sr25519PublicKey... gatekeepers) {
    return launch(
        new GatekeeperLaunch.RotateMasterKey(
            new GatekeeperLaunch.RotateMasterKeyEvent(
                rotation,
                Stream.of(gatekeepers).map(key -> new WorkerIdentity(key, key)).toList())));
  }
}
