package network.khala.economics.engine;

import java.util.List;
import network.khala.economics.U64F64;
import network.khala.scale.Bytes32;

/// What a gatekeeper tells the chain after a block. On the wire: the message
/// `WorkingInfoUpdateEvent`.
///
/// Source: `docs/protocol/tokenomics.md#report`.
///
/// @param blockNumber the block processed
/// @param timestampMillis that block's timestamp
/// @param offline workers found offline, in key order
/// @param recovered workers found back, in key order
/// @param settlements workers settled, in the order of the messages that caused it
public record SettlementReport(
    long blockNumber,
    long timestampMillis,
    List<Bytes32> offline,
    List<Bytes32> recovered,
    List<Settlement> settlements) {
  /// No list of one report is longer.
  public static final int LIST_MAX = 2_000;

  /// Copies the lists.
  public SettlementReport {
    offline = List.copyOf(offline);
    recovered = List.copyOf(recovered);
    settlements = List.copyOf(settlements);
  }

  /// What one worker has earned.
  ///
  /// @param worker its public key
  /// @param v its V now
  /// @param payout its part, in tokens
  /// @param treasury the treasury's part, in tokens
  public record Settlement(Bytes32 worker, U64F64 v, U64F64 payout, U64F64 treasury) {}
}
