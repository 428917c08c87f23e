package network.khala.economics.engine;

import network.khala.economics.U64F64;
import network.khala.scale.Bytes32;

/// A line of a worker's financial history.
///
/// @param kind what happened
/// @param worker its public key
/// @param v its V afterwards
/// @param score its P_instant afterwards
/// @param payout what it was paid
public record FinanceEvent(Kind kind, Bytes32 worker, U64F64 v, U64F64 score, U64F64 payout) {
  /// What can happen, with the name in exports.
  public enum Kind {
    /// A session began.
    WORKING_STARTED("working_started"),
    /// A session ended.
    WORKING_STOPPED("working_stopped"),
    /// The worker was challenged.
    HEARTBEAT_CHALLENGE("heartbeat_challenge"),
    /// The worker answered.
    HEARTBEAT("heartbeat"),
    /// The worker has not answered in time.
    ENTER_UNRESPONSIVE("enter_unresponsive"),
    /// The worker is back.
    EXIT_UNRESPONSIVE("exit_unresponsive");

    private final String exportName;

    Kind(String exportName) {
      this.exportName = exportName;
    }

    /// The name in exports, in snake case.
    public String exportName() {
      return exportName;
    }
  }
}
