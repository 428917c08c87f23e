package network.khala.economics.engine;

import java.util.ArrayList;
import java.util.List;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.FinanceEvent.Kind;
import network.khala.economics.engine.WorkerView.ResponsiveEvent;

/// What happens to every worker at the end of each block: back or offline, slashed or grown.
/// Source: `docs/protocol/tokenomics.md#end-of-block`.
final class EndOfBlock {
  private static final int UNUSUAL =
      WorkerTable.UNRESPONSIVE | WorkerTable.ANSWERED | WorkerTable.WAITING;

  private final OpenBlock block;
  private final WorkerTable workers;
  private final TokenomicParameters parameters;
  private final Growth growth;
  private final List<FinanceEvent> transitions = new ArrayList<>();

  private EndOfBlock(
      OpenBlock block, WorkerTable workers, TokenomicParameters parameters, Growth growth) {
    this.block = block;
    this.workers = workers;
    this.parameters = parameters;
    this.growth = growth;
  }

  static void apply(
      OpenBlock block, WorkerTable workers, TokenomicParameters parameters, Growth growth) {
    EndOfBlock end = new EndOfBlock(block, workers, parameters, growth);
    end.expireBenchmarks();
    for (int slot = 0; slot < workers.size(); slot++) {
      int flags = workers.flags[slot];
      if ((flags & WorkerTable.WORKING) == 0) {
        continue;
      }
      if ((flags & UNUSUAL) == 0) {
        growth.apply(workers, slot);
      } else {
        end.applyUnusual(slot);
      }
    }
    end.report();
  }

  private void expireBenchmarks() {
    workers
        .benchmarks
        .values()
        .removeIf(running -> block.number() - running.startBlock() >= running.durationBlocks());
  }

  private void applyUnusual(int slot) {
    boolean answered = workers.has(slot, WorkerTable.ANSWERED);
    boolean unresponsive = workers.has(slot, WorkerTable.UNRESPONSIVE);
    if (unresponsive && answered) {
      unresponsive = false;
      transition(slot, Kind.EXIT_UNRESPONSIVE, ResponsiveEvent.EXITED_UNRESPONSIVE);
    } else if (!unresponsive && isOverdue(slot)) {
      unresponsive = true;
      transition(slot, Kind.ENTER_UNRESPONSIVE, ResponsiveEvent.ENTERED_UNRESPONSIVE);
    }
    workers.set(slot, WorkerTable.UNRESPONSIVE, unresponsive);
    if (unresponsive) {
      slash(slot);
    } else if (!answered) {
      growth.apply(workers, slot);
    }
  }

  private boolean isOverdue(int slot) {
    return workers.has(slot, WorkerTable.WAITING)
        && block.number() - workers.waiting.head(slot) > parameters.heartbeatWindow();
  }

  private void slash(int slot) {
    U64F64 v = workers.v.get(slot);
    U64F64 slash = WorkerFormulas.slash(parameters, v);
    workers.v.set(slot, v.minus(slash));
    workers.vDeductible.set(slot, U64F64.ZERO);
    if (workers.statistics != null) {
      workers.statistics.slashed(slot, slash, block.number());
    }
  }

  private void transition(int slot, Kind kind, ResponsiveEvent event) {
    transitions.add(block.describe(kind, slot, U64F64.ZERO));
    if (workers.statistics != null) {
      workers.statistics.responsive(slot, event, block.number());
    }
  }

  /// Slots were visited in any order; the lists of a report are in key order.
  private void report() {
    block.eventsInKeyOrder(transitions);
    for (FinanceEvent transition : transitions) {
      if (transition.kind() == Kind.ENTER_UNRESPONSIVE) {
        block.report.offline(transition.worker());
      } else {
        block.report.recovered(transition.worker());
      }
    }
  }
}
