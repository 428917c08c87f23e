package network.khala.pallets.computation;

import java.math.BigInteger;
import network.khala.scale.ScalePath;

/// A session.
///
/// @param state what it does
/// @param ve V at the start, bits
/// @param v V as last settled, bits
/// @param vUpdatedAt second of the block that settled it
/// @param benchmark how fast it computes
/// @param coolDownStart second at which it stopped, 0 unless it cools down
/// @param stats what it earned
@ScalePath("phala_pallets::compute::computation::pallet::SessionInfo")
public record SessionInfo(
    WorkerState state,
    BigInteger ve,
    BigInteger v,
    long vUpdatedAt,
    Benchmark benchmark,
    long coolDownStart,
    SessionStats stats) {
  /// A session that was bound just now.
  static SessionInfo fresh(long nowSeconds) {
    return new SessionInfo(
        WorkerState.READY,
        BigInteger.ZERO,
        BigInteger.ZERO,
        nowSeconds,
        new Benchmark(0, 0, 0, nowSeconds, 0),
        0,
        new SessionStats(BigInteger.ZERO));
  }

  SessionInfo started(BigInteger initialV, long score, long nowSeconds) {
    return new SessionInfo(
        WorkerState.WORKER_IDLE,
        initialV,
        initialV,
        nowSeconds,
        benchmark.withInitial(score),
        coolDownStart,
        stats);
  }

  SessionInfo withState(WorkerState next) {
    return new SessionInfo(next, ve, v, vUpdatedAt, benchmark, coolDownStart, stats);
  }

  SessionInfo coolingDown(long nowSeconds) {
    return new SessionInfo(
        WorkerState.WORKER_COOLING_DOWN, ve, v, vUpdatedAt, benchmark, nowSeconds, stats);
  }

  SessionInfo reclaimed() {
    return new SessionInfo(WorkerState.READY, ve, v, vUpdatedAt, benchmark, 0, stats);
  }

  SessionInfo settled(BigInteger nextV, BigInteger reward, long nowSeconds) {
    return new SessionInfo(
        state,
        ve,
        nextV,
        nowSeconds,
        benchmark,
        coolDownStart,
        new SessionStats(stats.totalReward().add(reward)));
  }

  SessionInfo withBenchmark(Benchmark next) {
    return new SessionInfo(state, ve, v, vUpdatedAt, next, coolDownStart, stats);
  }
}
