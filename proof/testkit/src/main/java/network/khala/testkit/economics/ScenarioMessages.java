package network.khala.testkit.economics;

import java.util.function.LongUnaryOperator;
import network.khala.economics.engine.EngineMessage;
import network.khala.economics.engine.EngineMessage.BenchScored;
import network.khala.economics.engine.EngineMessage.BenchStarted;
import network.khala.economics.engine.EngineMessage.EnteredUnresponsive;
import network.khala.economics.engine.EngineMessage.ExitedUnresponsive;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.EngineMessage.HeartbeatChallenge;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.ParametersChanged;
import network.khala.economics.engine.EngineMessage.Registered;
import network.khala.economics.engine.EngineMessage.Started;
import network.khala.economics.engine.EngineMessage.Stopped;
import network.khala.economics.engine.EngineMessage.WorkerEvent;
import network.khala.economics.engine.Sender;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// The messages of a scenario.
///
/// @param workers keys by name
/// @param timestamps timestamp of a block
record ScenarioMessages(JsonNode workers, LongUnaryOperator timestamps) {
  Sender sender(JsonNode message) {
    JsonNode origin = message.get("origin");
    if (origin == null) {
      boolean fromWorker = message.get("type").asString().equals("heartbeat");
      return fromWorker ? new Sender.Worker(key(message)) : Sender.PALLET;
    }
    return switch (origin.asString()) {
      case "pallet" -> Sender.PALLET;
      case "worker" -> new Sender.Worker(key(message));
      default -> Sender.OTHER;
    };
  }

  EngineMessage message(JsonNode message) {
    String type = message.get("type").asString();
    return switch (type) {
      case "worker_event" -> new OfWorker(key(message), event(message));
      case "challenge" ->
          new HeartbeatChallenge(
              Figures.integer(message.get("seed")), Figures.integer(message.get("online_target")));
      case "heartbeat" -> heartbeat(message);
      case "tokenomic_parameters_changed" ->
          new ParametersChanged(
              message.has("scale_hex")
                  ? Figures.decode(message.get("scale_hex"))
                  : Figures.parameters(message.get("params")));
      default -> throw new IllegalArgumentException("unknown message " + type);
    };
  }

  private static WorkerEvent event(JsonNode message) {
    String event = message.get("event").asString();
    return switch (event) {
      case "Registered" -> new Registered(message.get("confidence_level").asInt());
      case "BenchStart" -> new BenchStarted(message.get("duration").asLong());
      case "BenchScore" -> new BenchScored(message.get("score").asLong());
      case "Started" ->
          new Started(
              message.get("session_id").asLong(),
              Figures.bits(message.get("init_v")),
              message.get("init_p").asLong());
      case "Stopped" -> new Stopped();
      case "EnterUnresponsive" -> new EnteredUnresponsive();
      case "ExitUnresponsive" -> new ExitedUnresponsive();
      default -> throw new IllegalArgumentException("unknown event " + event);
    };
  }

  private Heartbeat heartbeat(JsonNode message) {
    long challengeBlock = message.get("challenge_block").asLong();
    JsonNode time = message.get("challenge_time");
    JsonNode clusters = message.get("n_clusters");
    return new Heartbeat(
        message.get("session_id").asLong(),
        challengeBlock,
        time == null ? timestamps.applyAsLong(challengeBlock) : time.asLong(),
        message.get("iterations").asLong(),
        clusters == null ? 0 : clusters.asLong());
  }

  private Bytes32 key(JsonNode message) {
    return Bytes32.fromHex(workers.get(message.get("worker").asString()).asString());
  }
}
