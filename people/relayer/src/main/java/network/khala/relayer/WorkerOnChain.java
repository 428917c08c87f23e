package network.khala.relayer;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import network.khala.client.Answers;
import network.khala.client.State;
import network.khala.client.metadata.StorageItem;
import network.khala.protocol.earning.EarningState;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the chain knows of a worker after one block: its registration (the mining guide's entry of
/// `WorkerState`), the pool that has it, and its session.
///
/// @param key the identity key
/// @param info the registration, if there is one
/// @param gatekeeper whether it is one of the gatekeepers
/// @param addedAt the block of the registration that counts for sessions
/// @param launchedAt the block in which the gatekeepers began
/// @param pool the number of the stake pool that has it
/// @param session what it computes for, once a pool has it
public record WorkerOnChain(
    Sr25519PublicKey key,
    Optional<WorkerInfoV2> info,
    boolean gatekeeper,
    Optional<Long> addedAt,
    Optional<Long> launchedAt,
    Optional<Long> pool,
    Optional<Session> session) {
  private static final String REGISTRY = "PhalaRegistry";
  private static final String COMPUTATION = "PhalaComputation";
  private static final String READY = "Ready";

  /// A session.
  ///
  /// @param account the account that the chain keeps it under
  /// @param state `Ready`, `WorkerIdle`, `WorkerUnresponsive`, `WorkerCoolingDown`
  /// @param v the worker's value as last settled, 64 fraction bits
  /// @param initialScore the score at its start
  /// @param instantScore the score between the last two answers
  /// @param lastAnswerSeconds the Unix second of the last challenge that was answered, 0 for none
  /// @param coolDownStart the Unix second at which it was stopped, 0 unless it cools down
  /// @param totalReward what it earned, in 10^-12 of a token
  /// @param stake what it computes on, in 10^-12 of a token
  public record Session(
      String account,
      String state,
      BigInteger v,
      long initialScore,
      long instantScore,
      long lastAnswerSeconds,
      long coolDownStart,
      BigInteger totalReward,
      BigInteger stake) {}

  /// Reads it.
  ///
  /// @throws network.khala.client.rpc.RpcException if the node does not answer well
  public static WorkerOnChain read(State state, Sr25519PublicKey key) {
    JsonNode text = text(key.toHex());
    List<StorageItem> items = new ArrayList<>();
    for (String[] each :
        new String[][] {
          {REGISTRY, "Workers"},
          {REGISTRY, "Gatekeeper"},
          {REGISTRY, "WorkerAddedAt"},
          {REGISTRY, "GatekeeperLaunchedAt"},
          {"PhalaStakePoolv2", "WorkerAssignments"},
          {COMPUTATION, "WorkerBindings"}
        }) {
      items.add(state.runtime().metadata().pallet(each[0]).storage(each[1]));
    }
    List<Bytes> keys =
        items.stream()
            .map(
                item ->
                    item.isMap()
                        ? state.key(item.pallet(), item.name(), text)
                        : state.key(item.pallet(), item.name()))
            .toList();
    List<Optional<Bytes>> values = state.getAll(keys);
    return new WorkerOnChain(
        key,
        values.get(0).map(WorkerInfoV2.CODEC::decode),
        values
            .get(1)
            .map(value -> state.runtime().json().toJson(items.get(1).valueType(), value))
            .map(list -> contains(list, key.toHex()))
            .orElse(false),
        values.get(2).map(WorkerOnChain::block),
        values.get(3).map(WorkerOnChain::block),
        values.get(4).map(value -> new ScaleReader(value).u64()),
        values
            .get(5)
            .map(value -> state.runtime().json().toJson(items.get(5).valueType(), value))
            .map(account -> session(state, account)));
  }

  private static boolean contains(JsonNode list, String key) {
    return StreamSupport.stream(list.spliterator(), false)
        .anyMatch(one -> one.asString("").equals(key));
  }

  private static long block(Bytes value) {
    return new ScaleReader(value).u32();
  }

  private static Session session(State state, JsonNode account) {
    JsonNode info = state.readJson(COMPUTATION, "Sessions", account);
    JsonNode benchmark = info.path("benchmark");
    return new Session(
        account.asString(""),
        info.path("state").asString(""),
        Answers.integer(info.path("v")),
        Answers.integer(benchmark.path("pInit")).longValue(),
        Answers.integer(benchmark.path("pInstant")).longValue(),
        Answers.integer(benchmark.path("challengeTimeLast")).longValue(),
        Answers.integer(info.path("coolDownStart")).longValue(),
        Answers.integer(info.path("stats").path("totalReward")),
        Answers.integer(state.readJson(COMPUTATION, "Stakes", account)));
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  /// Whether sessions will not take the worker until it registers again: it registered before the
  /// gatekeepers' launch. A gatekeeper itself comes before it.
  public boolean mustRegisterAgain() {
    return info.isPresent()
        && !gatekeeper
        && launchedAt.isPresent()
        && addedAt.map(added -> added <= launchedAt.get()).orElse(true);
  }

  /// Whether its last benchmark counted nothing, as on a machine that had no time for it. No
  /// session starts with that score, and every registration measures anew.
  public boolean mustBeMeasuredAgain() {
    return !gatekeeper
        && info.filter(WorkerOnChain::countedNothing).isPresent()
        && session.map(Session::state).orElse(READY).equals(READY);
  }

  /// A worker without threads that compute has nothing to count.
  private static boolean countedNothing(WorkerInfoV2 worker) {
    return worker.initialScore().equals(Optional.of(0L))
        && worker.features().stream().findFirst().orElse(1L) > 0;
  }

  /// Whether it earns, as far as the chain knows.
  public EarningState earning() {
    if (info.isEmpty()) {
      return EarningState.of(Cause.NOT_REGISTERED);
    }
    if (mustRegisterAgain()) {
      return new EarningState(
          Cause.NOT_REGISTERED, "its registration is older than the gatekeepers' launch");
    }
    if (info.get().initialScore().isEmpty()) {
      return EarningState.of(Cause.BENCHMARKING);
    }
    if (mustBeMeasuredAgain()) {
      return new EarningState(
          Cause.BENCHMARKING, "again: the machine had no time for the last one");
    }
    if (session.isEmpty()) {
      return new EarningState(Cause.NO_SESSION, "no pool has it");
    }
    Session current = session.get();
    return switch (current.state()) {
      case "WorkerIdle" ->
          new EarningState(
              Cause.EARNING,
              current.lastAnswerSeconds() == 0
                  ? "no challenge answered yet"
                  : "last challenge answered at " + time(current.lastAnswerSeconds()));
      case "WorkerUnresponsive" -> EarningState.of(Cause.UNRESPONSIVE);
      case "WorkerCoolingDown" ->
          new EarningState(
              Cause.NO_SESSION,
              "it was stopped at " + time(current.coolDownStart()) + ", its stake cools down");
      default -> new EarningState(Cause.NO_SESSION, "its pool has not started it");
    };
  }

  private static String time(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }
}
