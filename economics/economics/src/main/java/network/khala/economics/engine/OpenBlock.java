package network.khala.economics.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import network.khala.economics.U64F64;
import network.khala.economics.engine.FinanceEvent.Kind;
import network.khala.economics.engine.SettlementReport.Settlement;
import org.jspecify.annotations.Nullable;

/// A block between its begin and its end: what it will report, and the sum of shares as it was at
/// its begin.
final class OpenBlock {
  final BlockContext context;
  final ReportBuilder report;
  private final WorkerTable workers;
  private final List<FinanceEvent> events = new ArrayList<>();
  private int[] answered = new int[16];
  private int answeredCount;
  private @Nullable U64F64 shareSum;

  OpenBlock(BlockContext context, WorkerTable workers) {
    this.context = context;
    this.report = new ReportBuilder(context);
    this.workers = workers;
  }

  long number() {
    return context.number();
  }

  /// The sum of shares at the begin of the block. It is computed when it is first asked for, so
  /// everything that changes a share must ask for it first.
  U64F64 shareSum() {
    U64F64 known = shareSum;
    if (known == null) {
      known = ShareSum.compute(workers);
      shareSum = known;
    }
    return known;
  }

  /// Notes that a worker has answered in this block.
  void answered(int slot) {
    workers.set(slot, WorkerTable.ANSWERED, true);
    if (answeredCount == answered.length) {
      answered = Arrays.copyOf(answered, 2 * answeredCount);
    }
    answered[answeredCount++] = slot;
  }

  void settle(int slot, U64F64 payout, U64F64 treasury) {
    report.settle(new Settlement(workers.key(slot), workers.v.get(slot), payout, treasury));
  }

  void event(Kind kind, int slot, U64F64 payout) {
    events.add(describe(kind, slot, payout));
  }

  /// Adds events of several workers, found in any order, in key order.
  void eventsInKeyOrder(List<FinanceEvent> found) {
    found.sort((a, b) -> a.worker().compareTo(b.worker()));
    events.addAll(found);
  }

  FinanceEvent describe(Kind kind, int slot, U64F64 payout) {
    return new FinanceEvent(
        kind, workers.key(slot), workers.v.get(slot), workers.instantScore.get(slot), payout);
  }

  BlockResult close() {
    for (int i = 0; i < answeredCount; i++) {
      workers.set(answered[i], WorkerTable.ANSWERED, false);
    }
    return new BlockResult(report.build(), events);
  }
}
