package network.khala.testkit.economics;

import network.khala.economics.U64F64;
import network.khala.economics.engine.WorkerView;
import network.khala.economics.engine.WorkerView.Statistics;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A worker's state as the scenario files write it.
final class WorkerJson {
  private WorkerJson() {}

  static ObjectNode of(WorkerView worker) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("registered", true);
    json.put("unresponsive", worker.unresponsive());
    worker.waitingHeartbeats().forEach(json.putArray("waiting_heartbeats")::add);
    json.putNull("working");
    worker
        .session()
        .ifPresent(
            session ->
                json.putObject("working")
                    .put("session_id", session.id())
                    .put("paused", session.paused()));
    json.putNull("bench");
    worker
        .benchmark()
        .ifPresent(
            benchmark ->
                json.putObject("bench")
                    .put("start_block", benchmark.startBlock())
                    .put("duration", benchmark.durationBlocks()));
    put(json, "v", worker.v());
    put(json, "v_init", worker.vInit());
    put(json, "v_deductible", worker.vDeductible());
    json.put("v_update_at", worker.vUpdateAtMillis());
    json.put("v_update_block", worker.vUpdateBlock());
    json.put("iteration_last", worker.iterationLast());
    json.put("challenge_time_last", worker.challengeTimeLastMillis());
    put(json, "p_bench", worker.benchmarkScore());
    put(json, "p_instant", worker.instantScore());
    json.put("confidence_level", worker.confidenceLevel());
    json.put("contract_running", worker.contractsRunning());
    put(json, "share", worker.share());
    worker.statistics().ifPresent(statistics -> json.set("stat", of(statistics)));
    return json;
  }

  private static ObjectNode of(Statistics statistics) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "last_payout", statistics.lastPayout());
    json.put("last_payout_at_block", statistics.lastPayoutBlock());
    put(json, "total_payout", statistics.totalPayout());
    json.put("total_payout_count", statistics.payoutCount());
    put(json, "last_slash", statistics.lastSlash());
    json.put("last_slash_at_block", statistics.lastSlashBlock());
    put(json, "total_slash", statistics.totalSlash());
    json.put("total_slash_count", statistics.slashCount());
    return json;
  }

  static void put(ObjectNode json, String member, U64F64 value) {
    json.put(member, Figures.hex(value));
  }
}
