package network.khala.economics.simulation;

import java.util.List;
import network.khala.economics.TokenomicParameters;

/// A recorded history: what happened to workers and what they answered, block by block. Lists are
/// in the order of blocks.
///
/// Source: `docs/protocol/tokenomics.md#simulation`.
///
/// @param timeBaseMillis block b has the timestamp `base + 12,000 · b + (7,919 · b mod 997)`
/// @param seedPrefix the challenge of block b has the seed BLAKE2b-256(prefix in ASCII ‖ b as u32,
///   big-endian)
/// @param blocks number of blocks, the first is 1
/// @param parameters changes of parameters; the first is in force from the start
/// @param workers the workers; others lists name them by their index here
/// @param events what happened to workers
/// @param heartbeats their answers
public record SimulationScenario(
    long timeBaseMillis,
    String seedPrefix,
    long blocks,
    List<ParameterChange> parameters,
    List<SimulatedWorker> workers,
    List<WorkerHistory> events,
    List<Answer> heartbeats) {
  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if a list is out of order, an index is wrong, or there are no
  ///   parameters
  public SimulationScenario {
    parameters = List.copyOf(parameters);
    workers = List.copyOf(workers);
    events = List.copyOf(events);
    heartbeats = List.copyOf(heartbeats);
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("a scenario needs parameters");
    }
    requireOrder("parameters", parameters.stream().mapToLong(ParameterChange::block).toArray());
    requireOrder("events", events.stream().mapToLong(WorkerHistory::block).toArray());
    requireOrder("heartbeats", heartbeats.stream().mapToLong(Answer::block).toArray());
    int count = workers.size();
    events.forEach(event -> requireWorker(event.worker(), event.block(), count));
    heartbeats.forEach(answer -> requireWorker(answer.worker(), answer.block(), count));
  }

  /// @param block the first block of these parameters
  public record ParameterChange(long block, TokenomicParameters parameters) {}

  /// @param block when
  /// @param kind what
  /// @param worker index of the worker
  /// @param sessionId the session, for [Kind#STARTED] only
  public record WorkerHistory(long block, Kind kind, int worker, long sessionId) {
    /// What can happen.
    public enum Kind {
      /// The worker registered.
      REGISTERED,
      /// A session began.
      STARTED,
      /// The session ended.
      STOPPED,
      /// The chain noted that the worker is offline.
      ENTERED_UNRESPONSIVE,
      /// The chain noted that it is back.
      EXITED_UNRESPONSIVE
    }
  }

  /// @param block when
  /// @param worker index of the worker
  /// @param sessionId the session that it answers for
  /// @param challengeBlock the challenge that it answers
  /// @param iterations its counter
  /// @param clusters its contract clusters, 0 in the message's first version
  public record Answer(
      long block,
      int worker,
      long sessionId,
      long challengeBlock,
      long iterations,
      long clusters) {}

  private static void requireOrder(String list, long[] blocks) {
    for (int i = 1; i < blocks.length; i++) {
      if (blocks[i] < blocks[i - 1]) {
        throw new IllegalArgumentException(
            list + "[" + i + "]: block " + blocks[i] + " comes after block " + blocks[i - 1]);
      }
    }
  }

  private static void requireWorker(int worker, long block, int count) {
    if (worker < 0 || worker >= count) {
      throw new IllegalArgumentException(
          "block " + block + " names worker " + worker + " of " + count);
    }
  }
}
