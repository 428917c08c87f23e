package network.khala.testkit.economics;

import java.util.ArrayList;
import java.util.List;
import network.khala.economics.U64F64;
import network.khala.economics.engine.WorkerView;
import network.khala.economics.engine.WorkerView.Statistics;
import network.khala.economics.simulation.SimulatedWorker;
import network.khala.economics.simulation.SimulationResult;
import network.khala.economics.simulation.SimulationResult.Moment;
import network.khala.economics.simulation.SimulationScenario;
import network.khala.economics.simulation.SimulationScenario.Answer;
import network.khala.economics.simulation.SimulationScenario.ParameterChange;
import network.khala.economics.simulation.SimulationScenario.WorkerHistory;
import network.khala.economics.simulation.SimulationScenario.WorkerHistory.Kind;
import network.khala.scale.Bytes32;
import network.khala.scale.DecodeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of simulations: scenario in, result out. Shapes as in the file `simulation_30d`.
public final class SimulationJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SimulationJson() {}

  /// Reads a scenario.
  ///
  /// @throws IllegalArgumentException if a member is missing or wrong; the message names it
  public static SimulationScenario scenario(JsonNode json) {
    try {
      return read(json);
    } catch (ArithmeticException | DecodeException e) {
      throw new IllegalArgumentException("scenario: " + e.getMessage(), e);
    }
  }

  private static SimulationScenario read(JsonNode json) {
    List<ParameterChange> parameters = new ArrayList<>();
    for (JsonNode change : array(json, "params")) {
      parameters.add(
          new ParameterChange(
              integer(change, "block"), Figures.decode(member(change, "scale_hex"))));
    }
    List<SimulatedWorker> workers = new ArrayList<>();
    for (JsonNode worker : array(json, "workers")) {
      workers.add(
          new SimulatedWorker(
              Bytes32.fromHex(member(worker, "pubkey").asString()),
              integer(worker, "init_p"),
              Math.toIntExact(integer(worker, "confidence_level")),
              Figures.bits(member(worker, "init_v"))));
    }
    List<WorkerHistory> events = new ArrayList<>();
    for (JsonNode event : array(json, "events")) {
      // Changes of parameters are repeated here; the list `params` has them all.
      if (!element(event, 1).asString().equals("params")) {
        events.add(event(event));
      }
    }
    List<Answer> heartbeats = new ArrayList<>();
    for (JsonNode heartbeat : array(json, "heartbeats")) {
      heartbeats.add(answer(heartbeat));
    }
    return new SimulationScenario(
        integer(json, "time_base_ms"),
        member(json, "challenge_seed_prefix").asString(),
        integer(json, "blocks"),
        parameters,
        workers,
        events,
        heartbeats);
  }

  /// Writes a result.
  public static ObjectNode result(SimulationResult result) {
    ObjectNode json = JSON.objectNode();
    json.set("offline", moments(result.offline()));
    json.set("recovered_to_online", moments(result.recovered()));
    json.put("report_digest", result.reportDigest().toHex().substring(2));
    json.set("hourly_sum_share", figures(result.hourlyShareSum()));
    json.set("hourly_treasury", figures(result.hourlyTreasury()));
    json.set("hourly_v", table(result.hourlyV()));
    json.set("hourly_payout", table(result.hourlyPayout()));
    ObjectNode states = json.putObject("final");
    for (int worker = 0; worker < result.finalStates().size(); worker++) {
      states.set(Integer.toString(worker), state(result.finalStates().get(worker)));
    }
    return json;
  }

  private static WorkerHistory event(JsonNode event) {
    String name = element(event, 1).asString();
    Kind kind =
        switch (name) {
          case "Registered" -> Kind.REGISTERED;
          case "Started" -> Kind.STARTED;
          case "Stopped" -> Kind.STOPPED;
          case "EnterUnresponsive" -> Kind.ENTERED_UNRESPONSIVE;
          case "ExitUnresponsive" -> Kind.EXITED_UNRESPONSIVE;
          default -> throw new IllegalArgumentException("unknown event '" + name + "'");
        };
    long sessionId = kind == Kind.STARTED ? integerAt(event, 3) : 0;
    return new WorkerHistory(
        integerAt(event, 0), kind, Math.toIntExact(integerAt(event, 2)), sessionId);
  }

  private static Answer answer(JsonNode heartbeat) {
    return new Answer(
        integerAt(heartbeat, 0),
        Math.toIntExact(integerAt(heartbeat, 1)),
        integerAt(heartbeat, 2),
        integerAt(heartbeat, 3),
        integerAt(heartbeat, 4),
        Math.max(0, integerAt(heartbeat, 5)));
  }

  private static ObjectNode state(WorkerView worker) {
    ObjectNode json = JSON.objectNode();
    WorkerJson.put(json, "v", worker.v());
    WorkerJson.put(json, "v_deductible", worker.vDeductible());
    WorkerJson.put(json, "p_instant", worker.instantScore());
    json.put("v_update_block", worker.vUpdateBlock());
    Statistics statistics = worker.statistics().orElseThrow();
    WorkerJson.put(json, "total_payout", statistics.totalPayout());
    json.put("total_payout_count", statistics.payoutCount());
    WorkerJson.put(json, "total_slash", statistics.totalSlash());
    json.put("total_slash_count", statistics.slashCount());
    worker.waitingHeartbeats().forEach(json.putArray("waiting")::add);
    json.put("unresponsive", worker.unresponsive());
    return json;
  }

  private static ArrayNode moments(List<Moment> moments) {
    ArrayNode json = JSON.arrayNode();
    moments.forEach(moment -> json.addArray().add(moment.block()).add(moment.worker()));
    return json;
  }

  private static ArrayNode table(List<List<U64F64>> rows) {
    ArrayNode json = JSON.arrayNode();
    rows.forEach(row -> json.add(figures(row)));
    return json;
  }

  private static ArrayNode figures(List<U64F64> figures) {
    ArrayNode json = JSON.arrayNode();
    figures.forEach(figure -> json.add(figure.bits().toString(16)));
    return json;
  }

  private static JsonNode array(JsonNode json, String name) {
    JsonNode member = member(json, name);
    if (!member.isArray()) {
      throw new IllegalArgumentException("scenario: '" + name + "' is not a list");
    }
    return member;
  }

  private static long integer(JsonNode json, String name) {
    JsonNode member = member(json, name);
    if (!member.isIntegralNumber()) {
      throw new IllegalArgumentException("scenario: '" + name + "' is not an integer");
    }
    return member.asLong();
  }

  private static long integerAt(JsonNode list, int index) {
    JsonNode element = element(list, index);
    if (!element.isIntegralNumber()) {
      throw new IllegalArgumentException("scenario: no integer at [" + index + "] of " + list);
    }
    return element.asLong();
  }

  private static JsonNode element(JsonNode list, int index) {
    JsonNode element = list.get(index);
    if (element == null) {
      throw new IllegalArgumentException("scenario: nothing at [" + index + "] of " + list);
    }
    return element;
  }

  private static JsonNode member(JsonNode json, String name) {
    JsonNode member = json.get(name);
    if (member == null) {
      throw new IllegalArgumentException("scenario: '" + name + "' is missing");
    }
    return member;
  }
}
