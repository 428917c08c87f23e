package network.khala.cli.dev;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.cli.mining.Integers;
import network.khala.client.State;
import network.khala.economics.U64F64;
import tools.jackson.databind.JsonNode;

/// What the chain says about the pool of the network's workers.
final class Pool {
  /// What each worker stakes, 10^-12: more than the minimum for any score that one core reaches.
  static final BigInteger STAKE = BigInteger.TEN.pow(12).multiply(BigInteger.valueOf(5000));

  private static final String COMPUTATION = "PhalaComputation";

  private Pool() {}

  /// The first pool that the operator owns.
  static Optional<Long> find(State state) {
    return read(state).map(pool -> pool.path("basepool").path("pid").asLong());
  }

  /// How many workers that pool has; none without a pool.
  static int workers(State state) {
    return read(state).map(pool -> pool.path("workers").size()).orElse(0);
  }

  private static Optional<JsonNode> read(State state) {
    String owner = Accounts.OPERATOR.address();
    for (State.Entry entry : state.readEntries("PhalaBasePool", "Pools")) {
      JsonNode pool = value(state, "PhalaBasePool", "Pools", entry).path("stakePool");
      if (pool.path("basepool").path("owner").asString("").equals(owner)) {
        return Optional.of(pool);
      }
    }
    return Optional.empty();
  }

  /// Whether a worker belongs to some pool.
  static boolean isAssigned(State state, String worker) {
    return state.read("PhalaStakePoolv2", "WorkerAssignments", Integers.text(worker)).isPresent();
  }

  /// A worker's session.
  ///
  /// @param id its account
  /// @param state what it does: `Ready`, `WorkerIdle`, …
  /// @param v its V, in 10^-12
  record Session(String id, String state, BigInteger v) {}

  /// A worker's session, if it is bound to one.
  static Optional<Session> session(State state, String worker) {
    JsonNode id = state.readJson(COMPUTATION, "WorkerBindings", Integers.text(worker));
    if (!id.isString()) {
      return Optional.empty();
    }
    JsonNode info = state.readJson(COMPUTATION, "Sessions", Integers.text(id.stringValue()));
    return Optional.of(
        new Session(
            id.stringValue(),
            info.path("state").asString(""),
            U64F64.ofBits(Integers.of(info.path("v"))).toBalance()));
  }

  private static JsonNode value(State state, String pallet, String item, State.Entry entry) {
    int type = state.runtime().metadata().pallet(pallet).storage(item).valueType();
    return state.runtime().json().toJson(type, entry.value());
  }
}
