package network.khala.testkit.staking;

import java.util.Map;
import java.util.TreeMap;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.gatekeeper.GatekeeperEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.Topics;

/// Messages to enclaves in the form of the vectors.
final class MessageText {
  private final Described described;

  MessageText(Described described) {
    this.described = described;
  }

  String of(Message message) {
    if (message.destination().equals(Topics.SYSTEM_EVENT)) {
      return of(message.decode(SystemEvent.CODEC).orElseThrow());
    }
    GatekeeperEvent event = message.decode(GatekeeperEvent.CODEC).orElseThrow();
    return "[GatekeeperEvent." + event.getClass().getSimpleName() + "]";
  }

  private String of(SystemEvent event) {
    return switch (event) {
      case SystemEvent.ForWorker(SystemEvent.WorkerEventWithKey(var worker, var what)) -> {
        Record fields = (Record) what;
        Map<String, String> members = new TreeMap<>(described.fields(fields));
        String name = fields.getClass().getSimpleName();
        String text = members.isEmpty() ? name : Map.of(name, members.toString()).toString();
        yield "[SystemEvent.WorkerEvent," + described.text(worker) + "," + text + "]";
      }
      case SystemEvent.Challenge(var challenge) ->
          "[SystemEvent.HeartbeatChallenge," + challenge + "]";
    };
  }
}
