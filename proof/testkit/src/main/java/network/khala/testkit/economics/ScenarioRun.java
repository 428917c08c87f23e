package network.khala.testkit.economics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import network.khala.economics.engine.BlockContext;
import network.khala.economics.engine.BlockResult;
import network.khala.economics.engine.FinanceEvent;
import network.khala.economics.engine.MessageOutcome;
import network.khala.economics.engine.SettlementReport;
import network.khala.economics.engine.SettlementReport.Settlement;
import network.khala.economics.engine.TokenomicEngine;
import network.khala.economics.wire.WireForms;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One scenario: builds from the engine's answers the JSON that the file should hold.
final class ScenarioRun {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode scenario;
  private final VectorReport report;
  private final String id;
  private final TokenomicEngine engine;
  private final ScenarioMessages messages;
  private final Map<Bytes32, String> names = new TreeMap<>();
  private int step;

  ScenarioRun(JsonNode scenario, VectorReport report) {
    this.scenario = scenario;
    this.report = report;
    id = scenario.get("name").asString();
    engine = TokenomicEngine.withStatistics(Figures.parameters(scenario.get("params")));
    for (Entry<String, JsonNode> worker : scenario.get("workers").properties()) {
      names.put(Bytes32.fromHex(worker.getValue().asString()), worker.getKey());
    }
    messages = new ScenarioMessages(scenario.get("workers"), this::timestamp);
  }

  void run() {
    for (JsonNode block : scenario.get("blocks")) {
      if (block.has("empty_blocks")) {
        emptyBlocks(block);
      } else if (block.has("expect")) {
        refusal(block);
      } else {
        block(block);
      }
      step++;
    }
  }

  private void block(JsonNode block) {
    long number = block.get("number").asLong();
    expect("sum_share_at_begin", block, Figures.hex(engine.shareSum()));
    engine.begin(context(number));
    for (JsonNode message : block.get("messages")) {
      engine.apply(messages.sender(message), messages.message(message));
    }
    BlockResult result = engine.end();
    report.expectEqual(id, step, "report", block.get("report"), reportJson(result.reports()));
    report.expectEqual(
        id, step, "finance_events", block.get("finance_events"), eventsJson(result.events()));
    expectWorkers(block);
  }

  private void emptyBlocks(JsonNode block) {
    ArrayNode reports = JSON.arrayNode();
    long last = block.get("empty_blocks").get(1).asLong();
    for (long number = block.get("empty_blocks").get(0).asLong(); number <= last; number++) {
      engine.begin(context(number));
      for (SettlementReport found : engine.end().reports()) {
        ObjectNode json = reports.addObject();
        json.put("block", number);
        json.put("payload_hex", payload(found));
        json.set("offline", namesJson(found.offline()));
      }
    }
    report.expectEqual(id, step, "reports", block.get("reports").toString(), reports.toString());
    expectWorkers(block);
  }

  /// A message that is refused with an alarm: no state is given for it, so the state must stay.
  private void refusal(JsonNode block) {
    engine.begin(context(block.get("number").asLong()));
    List<String> alarms = new ArrayList<>();
    for (JsonNode message : block.get("messages")) {
      JsonNode before = workersJson();
      MessageOutcome outcome = engine.apply(messages.sender(message), messages.message(message));
      if (outcome.isAlarm()) {
        alarms.add(outcome.text().replace("refused", "fatal"));
        report.expectEqual(id, step, "state", before, workersJson());
      }
    }
    report.expectEqual(id, step, "expect", List.of(block.get("expect").asString()), alarms);
    engine.end();
  }

  private void expectWorkers(JsonNode block) {
    report.expectEqual(
        id, step, "workers", block.get("workers").toString(), workersJson().toString());
  }

  private void expect(String member, JsonNode block, String actual) {
    report.expectEqual(id, step, member, block.get(member).asString(), actual);
  }

  private ObjectNode workersJson() {
    ObjectNode workers = JSON.objectNode();
    names.forEach(
        (key, name) ->
            engine.worker(key).ifPresent(view -> workers.set(name, WorkerJson.of(view))));
    return workers;
  }

  private JsonNode reportJson(List<SettlementReport> reports) {
    if (reports.isEmpty()) {
      return JSON.nullNode();
    }
    SettlementReport found = reports.getFirst();
    ObjectNode json = JSON.objectNode();
    json.set("offline", namesJson(found.offline()));
    json.set("recovered_to_online", namesJson(found.recovered()));
    ArrayNode settle = json.putArray("settle");
    for (Settlement settlement : found.settlements()) {
      ObjectNode entry = settle.addObject();
      entry.put("worker", name(settlement.worker()));
      entry.put("v", Figures.hex(settlement.v()));
      entry.put("payout", Figures.hex(settlement.payout()));
      entry.put("treasury", Figures.hex(settlement.treasury()));
    }
    json.put("payload_hex", payload(found));
    return json;
  }

  private JsonNode eventsJson(List<FinanceEvent> events) {
    ArrayNode json = JSON.arrayNode();
    for (FinanceEvent event : events) {
      ObjectNode entry = json.addObject();
      entry.put("event", event.kind().exportName());
      entry.put("worker", name(event.worker()));
      entry.put("v", Figures.hex(event.v()));
      entry.put("payout", Figures.hex(event.payout()));
    }
    return json;
  }

  private ArrayNode namesJson(List<Bytes32> workers) {
    ArrayNode json = JSON.arrayNode();
    workers.forEach(worker -> json.add(name(worker)));
    return json;
  }

  private String name(Bytes32 worker) {
    return names.getOrDefault(worker, worker.toHex());
  }

  private static String payload(SettlementReport found) {
    byte[] encoded = WorkingInfoUpdateEvent.CODEC.encode(WireForms.of(found));
    return Bytes.wrap(encoded).toHex().substring(2);
  }

  private BlockContext context(long number) {
    return new BlockContext(number, timestamp(number));
  }

  private long timestamp(long number) {
    return scenario.get("genesis_time_ms").asLong()
        + number * scenario.get("block_time_ms").asLong();
  }
}
