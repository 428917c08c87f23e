package network.khala.cli.mining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import network.khala.cli.chain.Amounts;
import network.khala.client.State;
import network.khala.economics.U64F64;
import tools.jackson.databind.JsonNode;

/// A worker at a moment.
///
/// @param key its public key
/// @param initialScore its score when it was registered; 0 if it was not measured yet
/// @param session its session's account; empty without one
/// @param state what the session does: `Ready`, `WorkerIdle`, …; empty without one
/// @param v its V, 10^-12
/// @param score its current score
/// @param rewards what it has earned, 10^-12
record WorkerRow(
    String key,
    long initialScore,
    String session,
    String state,
    BigInteger v,
    long score,
    BigInteger rewards) {
  private static final String COMPUTATION = "PhalaComputation";

  /// All registered workers, in the order of storage.
  static List<WorkerRow> all(State state) {
    List<WorkerRow> rows = new ArrayList<>();
    int type = state.runtime().metadata().pallet("PhalaRegistry").storage("Workers").valueType();
    for (State.Entry entry : state.readEntries("PhalaRegistry", "Workers")) {
      rows.add(read(state, state.runtime().json().toJson(type, entry.value())));
    }
    return rows;
  }

  private static WorkerRow read(State state, JsonNode worker) {
    String key = worker.path("pubkey").asString("");
    long initial = worker.path("initialScore").asLong(0);
    String session = state.readJson(COMPUTATION, "WorkerBindings", Integers.text(key)).asString("");
    if (session.isEmpty()) {
      return new WorkerRow(key, initial, "", "", BigInteger.ZERO, 0, BigInteger.ZERO);
    }
    JsonNode info = state.readJson(COMPUTATION, "Sessions", Integers.text(session));
    return new WorkerRow(
        key,
        initial,
        session,
        info.path("state").asString(""),
        U64F64.ofBits(Integers.of(info.path("v"))).toBalance(),
        info.path("benchmark").path("pInstant").asLong(0),
        Integers.of(info.path("stats").path("totalReward")));
  }

  Map<String, Object> json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", "worker");
    object.put("worker", key);
    object.put("initialScore", initialScore);
    object.put("session", session.isEmpty() ? null : session);
    object.put("state", state.isEmpty() ? null : state);
    object.put("v", v.toString());
    object.put("score", score);
    object.put("rewards", rewards.toString());
    return object;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%s  %-18s  V %-22s  score %-5d  rewards %s",
        WatchMining.shortened(key),
        state.isEmpty() ? "no session" : state,
        Amounts.rounded(v),
        Math.max(score, initialScore),
        Amounts.text(rewards));
  }
}
