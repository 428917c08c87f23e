package network.khala.economics.engine;

import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.FinanceEvent.Kind;
import network.khala.scale.Bytes32;

/// What a worker's answer to a challenge does. Source: `docs/protocol/tokenomics.md#heartbeat`.
final class HeartbeatHandler {
  private final WorkerTable workers;

  HeartbeatHandler(WorkerTable workers) {
    this.workers = workers;
  }

  MessageOutcome apply(
      OpenBlock block, TokenomicParameters parameters, Bytes32 worker, Heartbeat heartbeat) {
    int slot = workers.find(worker);
    if (slot < 0) {
      return MessageOutcome.UNKNOWN_WORKER;
    }
    boolean answersHead =
        workers.has(slot, WorkerTable.WAITING)
            && workers.waiting.head(slot) == heartbeat.challengeBlock();
    if (!answersHead) {
      return MessageOutcome.HEARTBEAT_MISMATCH;
    }
    workers.removeChallenge(slot);
    if (workers.statistics != null) {
      workers.statistics.heartbeat(slot, heartbeat.challengeBlock(), block.number());
    }
    if (!workers.has(slot, WorkerTable.WORKING)) {
      return MessageOutcome.NOT_WORKING;
    }
    if (Integer.toUnsignedLong(workers.sessionId[slot]) != heartbeat.sessionId()) {
      return MessageOutcome.OTHER_SESSION;
    }
    U64F64 shareSum = block.shareSum();
    block.answered(slot);
    measure(block, slot, heartbeat);
    U64F64 payout = U64F64.ZERO;
    if (workers.has(slot, WorkerTable.UNRESPONSIVE)) {
      recover(block, slot);
    } else {
      payout = pay(block, parameters, shareSum, slot);
    }
    block.event(Kind.HEARTBEAT, slot, payout);
    return MessageOutcome.APPLIED;
  }

  private void measure(OpenBlock block, int slot, Heartbeat heartbeat) {
    Performance measured =
        new Performance(
                workers.instantScore.get(slot),
                workers.iterationLast[slot],
                workers.challengeTimeLast[slot])
            .measured(
                workers.benchmark(slot), block.context.timestampMillis(), heartbeat.iterations());
    workers.instantScore.set(slot, measured.score());
    workers.iterationLast[slot] = heartbeat.iterations();
    workers.challengeTimeLast[slot] = heartbeat.challengeTimeMillis();
    workers.set(slot, WorkerTable.CONTRACTS, heartbeat.clusters() > 0);
    workers.refreshPerformance(slot);
  }

  /// The time offline is never paid.
  private void recover(OpenBlock block, int slot) {
    setPeriod(slot, period(slot).closed(block.context));
    if (workers.statistics != null) {
      workers.statistics.recovered(slot, block.number());
    }
  }

  private U64F64 pay(OpenBlock block, TokenomicParameters parameters, U64F64 shareSum, int slot) {
    PayoutPeriod.Outcome outcome =
        period(slot).pay(parameters, workers.share(slot), shareSum, block.context);
    setPeriod(slot, outcome.next());
    block.settle(slot, outcome.payout(), outcome.treasury());
    if (workers.statistics != null && outcome.paid()) {
      workers.statistics.paid(slot, outcome.payout(), block.number());
    }
    return outcome.payout();
  }

  private PayoutPeriod period(int slot) {
    return new PayoutPeriod(
        workers.v.get(slot),
        workers.vDeductible.get(slot),
        workers.vUpdateAt[slot],
        Integer.toUnsignedLong(workers.vUpdateBlock[slot]));
  }

  private void setPeriod(int slot, PayoutPeriod period) {
    workers.v.set(slot, period.v());
    workers.vDeductible.set(slot, period.deductible());
    workers.vUpdateAt[slot] = period.startMillis();
    workers.vUpdateBlock[slot] = (int) period.startBlock();
  }
}
