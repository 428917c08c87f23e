package network.khala.economics.engine;

import java.math.BigInteger;
import network.khala.economics.Confidence;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;

/// The formulas of the engine for one worker, one step each. The engine computes the frequent ones
/// by faster means with equal results.
///
/// Source: `docs/protocol/tokenomics.md#engine-formulas`.
public final class WorkerFormulas {
  /// P never exceeds the benchmark by more than this factor.
  private static final U64F64 SCORE_CAP = U64F64.parse("1.2");

  /// A score is iterations per six seconds.
  private static final BigInteger SECONDS_PER_POINT = BigInteger.valueOf(6);

  private WorkerFormulas() {}

  /// The square of the performance term of a share: q · q with `q = (2 · P) · confidence`.
  static U64F64 performanceSquare(U64F64 score, int confidenceLevel) {
    U64F64 q = score.timesInteger(2).times(Confidence.inShares(confidenceLevel));
    return q.times(q);
  }

  /// A worker's share of the budget: `√(v² + q²)`.
  ///
  /// @param score P, see [#score]
  public static U64F64 share(U64F64 v, U64F64 score, int confidenceLevel) {
    return v.times(v).plus(performanceSquare(score, confidenceLevel)).squareRoot();
  }

  /// P: the benchmark while contracts run on the worker, else what it does now.
  public static U64F64 score(boolean contractsRunning, U64F64 benchmark, U64F64 instant) {
    return contractsRunning ? benchmark : instant;
  }

  /// The speed of a worker against its benchmark: `P / benchmark`, 1 without a benchmark.
  static U64F64 speed(U64F64 score, U64F64 benchmark) {
    return benchmark.isZero() ? U64F64.ONE : score.dividedBy(benchmark);
  }

  /// What V grows by in a block: `speed · ((ρ − 1) · v + cost_k · benchmark + cost_b)`.
  public static U64F64 increment(
      TokenomicParameters parameters, U64F64 v, U64F64 score, U64F64 benchmark) {
    U64F64 cost = parameters.costK().times(benchmark).plus(parameters.costB());
    U64F64 growth = parameters.rho().minus(U64F64.ONE).times(v);
    return speed(score, benchmark).times(growth.plus(cost));
  }

  /// What V loses in a block offline: `v · slash_rate`.
  public static U64F64 slash(TokenomicParameters parameters, U64F64 v) {
    return v.times(parameters.slashRate());
  }

  /// The highest P: `benchmark · 1.2`.
  static U64F64 scoreCap(U64F64 benchmark) {
    return benchmark.times(SCORE_CAP);
  }

  /// P of now, from an answer: `min((iterations − last) / dt · 6, benchmark · 1.2)` with dt in
  /// seconds since the previous challenge. The quotient may exceed 64 integer bits for a counter
  /// that lies; the cap applies to its exact value.
  ///
  /// @param done iterations since the last answer, unsigned
  /// @param elapsedMillis positive
  static U64F64 instantScore(long done, long elapsedMillis, U64F64 benchmark) {
    BigInteger seconds = U64F64.of(elapsedMillis).dividedByInteger(1000).bits();
    BigInteger exact =
        U64F64.of(done).bits().shiftLeft(64).divide(seconds).multiply(SECONDS_PER_POINT);
    return U64F64.ofBits(exact.min(scoreCap(benchmark).bits()));
  }
}
