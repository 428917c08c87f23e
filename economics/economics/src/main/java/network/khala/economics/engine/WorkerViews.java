package network.khala.economics.engine;

import java.util.Optional;
import network.khala.economics.engine.WorkerView.Session;

/// Turns columns into records and back.
final class WorkerViews {
  private WorkerViews() {}

  static WorkerView of(WorkerTable workers, int slot) {
    StatisticsTable statistics = workers.statistics;
    return new WorkerView(
        workers.key(slot),
        workers.has(slot, WorkerTable.UNRESPONSIVE),
        Optional.ofNullable(workers.benchmarks.get(slot)),
        session(workers, slot),
        workers.waiting.list(slot),
        workers.v.get(slot),
        workers.vInit.get(slot),
        workers.vDeductible.get(slot),
        workers.vUpdateAt[slot],
        Integer.toUnsignedLong(workers.vUpdateBlock[slot]),
        workers.iterationLast[slot],
        workers.challengeTimeLast[slot],
        workers.benchmark(slot),
        workers.instantScore.get(slot),
        workers.confidenceLevel(slot),
        workers.has(slot, WorkerTable.CONTRACTS),
        workers.share(slot),
        statistics == null ? Optional.empty() : Optional.of(statistics.get(slot)));
  }

  /// Adds a worker that the table does not know yet. The share is computed again.
  static void add(WorkerTable workers, WorkerView view) {
    int slot = workers.findOrAdd(view.worker());
    workers.set(slot, WorkerTable.UNRESPONSIVE, view.unresponsive());
    view.benchmark().ifPresent(running -> workers.benchmarks.put(slot, running));
    view.session().ifPresent(session -> addSession(workers, slot, session));
    for (long block : view.waitingHeartbeats()) {
      workers.challenge(slot, block);
    }
    workers.v.set(slot, view.v());
    workers.vInit.set(slot, view.vInit());
    workers.vDeductible.set(slot, view.vDeductible());
    workers.vUpdateAt[slot] = view.vUpdateAtMillis();
    workers.vUpdateBlock[slot] = (int) view.vUpdateBlock();
    workers.iterationLast[slot] = view.iterationLast();
    workers.challengeTimeLast[slot] = view.challengeTimeLastMillis();
    workers.benchmarkScore[slot] = (int) view.benchmarkScore().hi();
    workers.instantScore.set(slot, view.instantScore());
    workers.confidence[slot] = (byte) view.confidenceLevel();
    workers.set(slot, WorkerTable.CONTRACTS, view.contractsRunning());
    StatisticsTable statistics = workers.statistics;
    if (statistics != null) {
      view.statistics().ifPresent(all -> statistics.set(slot, all));
    }
    workers.refreshPerformance(slot);
  }

  private static Optional<Session> session(WorkerTable workers, int slot) {
    if (!workers.has(slot, WorkerTable.WORKING)) {
      return Optional.empty();
    }
    return Optional.of(
        new Session(
            Integer.toUnsignedLong(workers.sessionId[slot]),
            workers.has(slot, WorkerTable.PAUSED),
            workers.sessionStart[slot]));
  }

  private static void addSession(WorkerTable workers, int slot, Session session) {
    workers.set(slot, WorkerTable.WORKING, true);
    workers.set(slot, WorkerTable.PAUSED, session.paused());
    workers.sessionId[slot] = (int) session.id();
    workers.sessionStart[slot] = session.startMillis();
  }
}
