package network.khala.economics.engine;

import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.FinanceEvent.Kind;
import network.khala.economics.engine.WorkerFormulas.Payout;
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
    updateScore(block, slot, heartbeat);
    Payout payout = Payout.NONE;
    if (workers.has(slot, WorkerTable.UNRESPONSIVE)) {
      recover(block, slot);
    } else {
      payout = pay(block, parameters, shareSum, slot);
      block.settle(slot, payout.worker(), payout.treasury());
    }
    block.event(Kind.HEARTBEAT, slot, payout.worker());
    return MessageOutcome.APPLIED;
  }

  /// P of now is the work since the last challenge over the time since then. A counter below the
  /// last one means that it started anew: P is zero for once.
  private void updateScore(OpenBlock block, int slot, Heartbeat heartbeat) {
    workers.set(slot, WorkerTable.CONTRACTS, heartbeat.clusters() > 0);
    long now = block.context.timestampMillis();
    long last = workers.challengeTimeLast[slot];
    if (Long.compareUnsigned(now, last) > 0) {
      boolean restarted =
          Long.compareUnsigned(heartbeat.iterations(), workers.iterationLast[slot]) < 0;
      long done = restarted ? 0 : heartbeat.iterations() - workers.iterationLast[slot];
      workers.instantScore.set(
          slot, WorkerFormulas.instantScore(done, now - last, workers.benchmark(slot)));
    }
    workers.challengeTimeLast[slot] = heartbeat.challengeTimeMillis();
    workers.iterationLast[slot] = heartbeat.iterations();
    workers.refreshPerformance(slot);
  }

  /// The time offline is never paid.
  private void recover(OpenBlock block, int slot) {
    closePeriod(block, slot);
    if (workers.statistics != null) {
      workers.statistics.recovered(slot, block.number());
    }
  }

  /// Pays for the blocks since the last payout and takes from V what it has grown by in them, or
  /// the payout if that is less.
  private Payout pay(OpenBlock block, TokenomicParameters parameters, U64F64 shareSum, int slot) {
    U64F64 deductible = workers.vDeductible.get(slot);
    long blocks = block.number() - Integer.toUnsignedLong(workers.vUpdateBlock[slot]);
    if (shareSum.isZero() || deductible.isZero() || blocks <= 0) {
      return Payout.NONE;
    }
    U64F64 share = workers.share(slot);
    if (share.isZero()) {
      return Payout.NONE;
    }
    Payout payout = WorkerFormulas.payout(parameters, share, shareSum, blocks);
    U64F64 deducted = deductible.min(payout.worker());
    workers.v.set(slot, workers.v.get(slot).minusOrZero(deducted));
    closePeriod(block, slot);
    if (workers.statistics != null) {
      workers.statistics.paid(slot, payout.worker(), block.number());
    }
    return payout;
  }

  private void closePeriod(OpenBlock block, int slot) {
    workers.vDeductible.set(slot, U64F64.ZERO);
    workers.vUpdateAt[slot] = block.context.timestampMillis();
    workers.vUpdateBlock[slot] = (int) block.number();
  }
}
