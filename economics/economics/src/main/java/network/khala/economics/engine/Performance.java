package network.khala.economics.engine;

import network.khala.economics.U64F64;

/// What a worker's performance is measured by: a counter at moments of challenges.
///
/// Source: `docs/protocol/tokenomics.md#heartbeat`.
///
/// @param score P of now
/// @param iterationLast counter at the last challenge, u64
/// @param challengeTimeLastMillis time of the last challenge answered, u64
public record Performance(U64F64 score, long iterationLast, long challengeTimeLastMillis) {
  /// P after an answer: the work since the last challenge over the time since then. A counter below
  /// the last one has started anew: P is zero for once. Without time passed, P stays.
  ///
  /// The caller then replaces the counter and the time by those of the challenge answered.
  ///
  /// @param benchmark the score at the start of the session
  /// @param nowMillis timestamp of the block that carries the answer
  /// @param iterations counter in the answer, u64
  public Performance measured(U64F64 benchmark, long nowMillis, long iterations) {
    // A worker may claim a time of 2^63 ms or more, which no block ever reaches.
    boolean timePassed = challengeTimeLastMillis >= 0 && nowMillis > challengeTimeLastMillis;
    if (!timePassed) {
      return this;
    }
    boolean restarted = Long.compareUnsigned(iterations, iterationLast) < 0;
    long from = restarted ? iterations : iterationLast;
    U64F64 measured =
        WorkerFormulas.instantScore(
            iterations - from, nowMillis - challengeTimeLastMillis, benchmark);
    return new Performance(measured, from, challengeTimeLastMillis);
  }
}
