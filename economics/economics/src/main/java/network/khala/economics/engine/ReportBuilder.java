package network.khala.economics.engine;

import java.util.ArrayList;
import java.util.List;
import network.khala.economics.engine.SettlementReport.Settlement;
import network.khala.scale.Bytes32;

/// Collects what a block has to report and cuts it into messages of bounded size.
final class ReportBuilder {
  private final BlockContext block;
  private final List<Bytes32> offline = new ArrayList<>();
  private final List<Bytes32> recovered = new ArrayList<>();
  private final List<Settlement> settlements = new ArrayList<>();

  ReportBuilder(BlockContext block) {
    this.block = block;
  }

  /// To be called in key order.
  void offline(Bytes32 worker) {
    offline.add(worker);
  }

  /// To be called in key order.
  void recovered(Bytes32 worker) {
    recovered.add(worker);
  }

  void settle(Settlement settlement) {
    settlements.add(settlement);
  }

  /// The k-th report holds the k-th 2,000 entries of each list; no entries, no report.
  List<SettlementReport> build() {
    int longest = Math.max(offline.size(), Math.max(recovered.size(), settlements.size()));
    List<SettlementReport> reports = new ArrayList<>();
    for (int from = 0; from < longest; from += SettlementReport.LIST_MAX) {
      reports.add(
          new SettlementReport(
              block.number(),
              block.timestampMillis(),
              part(offline, from),
              part(recovered, from),
              part(settlements, from)));
    }
    return reports;
  }

  private static <T> List<T> part(List<T> list, int from) {
    int size = list.size();
    return list.subList(Math.min(from, size), Math.min(from + SettlementReport.LIST_MAX, size));
  }
}
