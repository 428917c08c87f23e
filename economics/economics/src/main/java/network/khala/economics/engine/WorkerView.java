package network.khala.economics.engine;

import java.util.List;
import java.util.Optional;
import network.khala.economics.U64F64;
import network.khala.scale.Bytes32;

/// What a gatekeeper knows of a registered worker, for the worker-state interfaces.
///
/// @param worker its public key
/// @param unresponsive whether the engine holds it for offline
/// @param benchmark its running benchmark
/// @param session its session
/// @param waitingHeartbeats blocks of the challenges not answered yet, oldest first
/// @param v its V
/// @param vInit V at the start of the session
/// @param vDeductible growth of V since the last payout
/// @param vUpdateAtMillis time of the last payout or recovery, u64
/// @param vUpdateBlock block of the last payout or recovery
/// @param iterationLast counter in the last answer, u64
/// @param challengeTimeLastMillis time of the last challenge answered, u64
/// @param benchmarkScore P at the start of the session
/// @param instantScore P of now
/// @param confidenceLevel of its attestation
/// @param contractsRunning whether it ran contracts at its last answer
/// @param share its share of the budget
/// @param statistics sums over the session, if the engine keeps them
public record WorkerView(
    Bytes32 worker,
    boolean unresponsive,
    Optional<Benchmark> benchmark,
    Optional<Session> session,
    List<Long> waitingHeartbeats,
    U64F64 v,
    U64F64 vInit,
    U64F64 vDeductible,
    long vUpdateAtMillis,
    long vUpdateBlock,
    long iterationLast,
    long challengeTimeLastMillis,
    U64F64 benchmarkScore,
    U64F64 instantScore,
    int confidenceLevel,
    boolean contractsRunning,
    U64F64 share,
    Optional<Statistics> statistics) {
  /// A running benchmark.
  ///
  /// @param startBlock its first block
  /// @param startMillis that block's timestamp
  /// @param durationBlocks its length
  public record Benchmark(long startBlock, long startMillis, long durationBlocks) {}

  /// A running session.
  ///
  /// @param id its number
  /// @param paused whether the chain holds the worker for offline
  /// @param startMillis timestamp of the block in which it began
  public record Session(long id, boolean paused, long startMillis) {}

  /// Sums since the session began. Block numbers are 0 before the first time.
  ///
  /// @param lastPayout the last payout
  /// @param lastPayoutBlock block of the last payout or recovery
  /// @param totalPayout sum of payouts
  /// @param payoutCount number of payouts
  /// @param lastSlash what V lost the last time
  /// @param lastSlashBlock the block of that
  /// @param totalSlash sum of what V lost
  /// @param slashCount number of blocks slashed
  /// @param lastHeartbeatFor block of the challenge last answered
  /// @param lastHeartbeatAt block of that answer
  /// @param lastResponsiveEvent the last change between offline and back
  /// @param lastResponsiveEventBlock the block of that
  public record Statistics(
      U64F64 lastPayout,
      long lastPayoutBlock,
      U64F64 totalPayout,
      long payoutCount,
      U64F64 lastSlash,
      long lastSlashBlock,
      U64F64 totalSlash,
      long slashCount,
      long lastHeartbeatFor,
      long lastHeartbeatAt,
      ResponsiveEvent lastResponsiveEvent,
      long lastResponsiveEventBlock) {}

  /// A change between offline and back, with its number in exports.
  public enum ResponsiveEvent {
    /// None so far.
    NONE(0),
    /// Went offline.
    ENTERED_UNRESPONSIVE(1),
    /// Came back.
    EXITED_UNRESPONSIVE(2);

    private final int code;

    ResponsiveEvent(int code) {
      this.code = code;
    }

    /// The number in exports.
    public int code() {
      return code;
    }

    /// The event of a number in exports; empty if there is none.
    public static Optional<ResponsiveEvent> ofCode(int code) {
      return switch (code) {
        case 0 -> Optional.of(NONE);
        case 1 -> Optional.of(ENTERED_UNRESPONSIVE);
        case 2 -> Optional.of(EXITED_UNRESPONSIVE);
        default -> Optional.empty();
      };
    }
  }
}
