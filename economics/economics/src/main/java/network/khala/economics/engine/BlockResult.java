package network.khala.economics.engine;

import java.util.List;

/// What processing a block gave.
///
/// @param reports the reports to send, in this order; usually none or one
/// @param events the financial history of the block, in order
public record BlockResult(List<SettlementReport> reports, List<FinanceEvent> events) {
  /// Copies the lists.
  public BlockResult {
    reports = List.copyOf(reports);
    events = List.copyOf(events);
  }
}
