package network.khala.cli.mining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.client.ChainClient;
import network.khala.client.Event;
import network.khala.client.State;
import network.khala.economics.U64F64;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// Reads what happened to workers from the events of blocks. Sessions, by which events name
/// workers, are looked up once each. For one thread.
public final class MiningEvents {
  private static final String COMPUTATION = "PhalaComputation";
  private static final int SESSIONS_KEPT = 10_000;

  private final ChainClient chain;
  private final Map<String, String> workers = new TreeMap<>();

  public MiningEvents(ChainClient chain) {
    this.chain = chain;
  }

  /// What happened in a block, in its order.
  ///
  /// @throws network.khala.client.rpc.RpcException if the node cannot be asked
  public List<MiningEvent> of(Bytes32 block) {
    List<MiningEvent> found = new ArrayList<>();
    for (Event event : chain.events(block)) {
      read(event, block).ifPresent(found::add);
    }
    return found;
  }

  private Optional<MiningEvent> read(Event event, Bytes32 block) {
    return switch (event.pallet()) {
      case "PhalaRegistry" -> ofRegistry(event);
      case COMPUTATION -> ofSession(event, block);
      default -> Optional.empty();
    };
  }

  private static Optional<MiningEvent> ofRegistry(Event event) {
    JsonNode data = event.data();
    String worker = data.path(0).asString("");
    return switch (event.name()) {
      case "WorkerAdded", "WorkerUpdated" ->
          Optional.of(
              new MiningEvent.Registered(
                  worker, data.path(1).asString("none"), data.path(2).asInt(0)));
      case "InitialScoreSet" ->
          Optional.of(new MiningEvent.Benchmarked(worker, data.path(1).asLong(0)));
      default -> Optional.empty();
    };
  }

  private Optional<MiningEvent> ofSession(Event event, Bytes32 block) {
    JsonNode data = event.data();
    String session = data.path(0).asString("");
    return switch (event.name()) {
      case "SessionBound" -> {
        remember(session, data.path(1).asString(""));
        yield Optional.empty();
      }
      case "WorkerStarted" ->
          Optional.of(
              new MiningEvent.Started(worker(session, block), session, tokens(data.path(1))));
      case "WorkerStopped" -> Optional.of(new MiningEvent.Stopped(worker(session, block), session));
      case "WorkerReclaimed" ->
          Optional.of(
              new MiningEvent.Reclaimed(
                  worker(session, block),
                  session,
                  Integers.of(data.path(1)),
                  Integers.of(data.path(2))));
      case "WorkerEnterUnresponsive" ->
          Optional.of(new MiningEvent.Unresponsive(worker(session, block), session));
      case "WorkerExitUnresponsive" ->
          Optional.of(new MiningEvent.Recovered(worker(session, block), session));
      case "BenchmarkUpdated" ->
          Optional.of(
              new MiningEvent.Heartbeat(worker(session, block), session, data.path(1).asLong(0)));
      case "SessionSettled" ->
          Optional.of(
              new MiningEvent.Settled(
                  worker(session, block), session, tokens(data.path(2)), tokens(data.path(1))));
      default -> Optional.empty();
    };
  }

  /// Fixed-point bits as an amount.
  private static BigInteger tokens(JsonNode bits) {
    return U64F64.ofBits(Integers.of(bits)).toBalance();
  }

  private String worker(String session, Bytes32 block) {
    String known = workers.get(session);
    if (known != null) {
      return known;
    }
    State state = chain.stateAt(block);
    String found =
        state.readJson(COMPUTATION, "SessionBindings", Integers.text(session)).asString("");
    remember(session, found);
    return found;
  }

  private void remember(String session, String worker) {
    if (workers.size() >= SESSIONS_KEPT) {
      workers.clear();
    }
    if (!worker.isEmpty()) {
      workers.put(session, worker);
    }
  }
}
