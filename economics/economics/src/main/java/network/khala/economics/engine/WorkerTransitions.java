package network.khala.economics.engine;

import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage.BenchScored;
import network.khala.economics.engine.EngineMessage.BenchStarted;
import network.khala.economics.engine.EngineMessage.EnteredUnresponsive;
import network.khala.economics.engine.EngineMessage.ExitedUnresponsive;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.Registered;
import network.khala.economics.engine.EngineMessage.Started;
import network.khala.economics.engine.EngineMessage.Stopped;
import network.khala.economics.engine.FinanceEvent.Kind;
import network.khala.economics.engine.WorkerView.Benchmark;

/// What the chain's events do to a worker. Source: `docs/protocol/tokenomics.md#worker-events`.
final class WorkerTransitions {
  private final WorkerTable workers;

  WorkerTransitions(WorkerTable workers) {
    this.workers = workers;
  }

  MessageOutcome apply(OpenBlock block, OfWorker message) {
    if (message.event() instanceof Registered registered) {
      block.shareSum();
      int slot = workers.findOrAdd(message.worker());
      workers.confidence[slot] = (byte) registered.confidenceLevel();
      workers.refreshPerformance(slot);
      return MessageOutcome.APPLIED;
    }
    int slot = workers.find(message.worker());
    if (slot < 0) {
      return MessageOutcome.UNKNOWN_WORKER;
    }
    return switch (message.event()) {
      case Registered _ -> throw new IllegalStateException("handled above");
      case BenchStarted started -> startBenchmark(block, slot, started);
      case BenchScored _ -> MessageOutcome.APPLIED;
      case Started started -> start(block, slot, started);
      case Stopped _ -> stop(block, slot);
      case EnteredUnresponsive _ -> pause(slot, true);
      case ExitedUnresponsive _ -> pause(slot, false);
    };
  }

  private MessageOutcome startBenchmark(OpenBlock block, int slot, BenchStarted started) {
    workers.benchmarks.put(
        slot,
        new Benchmark(block.number(), block.context.timestampMillis(), started.durationBlocks()));
    return MessageOutcome.APPLIED;
  }

  private MessageOutcome start(OpenBlock block, int slot, Started started) {
    block.shareSum();
    long now = block.context.timestampMillis();
    workers.set(slot, WorkerTable.WORKING, true);
    workers.set(slot, WorkerTable.PAUSED, false);
    workers.set(slot, WorkerTable.UNRESPONSIVE, false);
    workers.set(slot, WorkerTable.CONTRACTS, false);
    workers.sessionId[slot] = (int) started.sessionId();
    workers.sessionStart[slot] = now;
    workers.v.set(slot, started.initialV());
    workers.vInit.set(slot, started.initialV());
    workers.vDeductible.set(slot, U64F64.ZERO);
    workers.vUpdateAt[slot] = now;
    workers.vUpdateBlock[slot] = (int) block.number();
    workers.iterationLast[slot] = 0;
    workers.challengeTimeLast[slot] = now;
    workers.benchmarkScore[slot] = (int) started.initialScore();
    workers.instantScore.set(slot, workers.benchmark(slot));
    workers.refreshPerformance(slot);
    if (workers.statistics != null) {
      workers.statistics.startSession(slot);
    }
    block.event(Kind.WORKING_STARTED, slot, U64F64.ZERO);
    return MessageOutcome.APPLIED;
  }

  /// The last V is settled, also for a worker that has no session.
  private MessageOutcome stop(OpenBlock block, int slot) {
    block.shareSum();
    workers.set(slot, WorkerTable.WORKING, false);
    workers.set(slot, WorkerTable.PAUSED, false);
    block.settle(slot, U64F64.ZERO, U64F64.ZERO);
    block.event(Kind.WORKING_STOPPED, slot, U64F64.ZERO);
    return MessageOutcome.APPLIED;
  }

  private MessageOutcome pause(int slot, boolean paused) {
    boolean unexpected =
        !workers.has(slot, WorkerTable.WORKING) || workers.has(slot, WorkerTable.PAUSED) == paused;
    if (unexpected) {
      return MessageOutcome.WRONG_STATE;
    }
    workers.set(slot, WorkerTable.PAUSED, paused);
    return MessageOutcome.APPLIED;
  }
}
