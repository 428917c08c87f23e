package network.khala.economics.engine;

import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;

/// The growth of V in a block for one worker, with equal results to [WorkerFormulas#increment] and
/// without objects.
///
/// Magnitudes, with r = ρ − 1 and cost_k in units of 2^-64 below 2^46, cost_b below 2^60, and V and
/// the benchmark below 2^15: `r·V` and `cost_k·benchmark` are below 2^61 units, so `u = r·V + cost`
/// is below 2^63 units; speed is below 2, so the increment is below 2^64 units, less than one
/// token. Anything larger takes the way over [WorkerFormulas].
final class Growth {
  private static final int SMALL_BITS = 15;
  private static final int RATE_BITS = 46;
  private static final int COST_BITS = 60;

  private final TokenomicParameters parameters;
  private final boolean small;
  private final long rate;
  private final long costK;
  private final long costB;
  private final long capHi;
  private final long capLo;

  Growth(TokenomicParameters parameters) {
    this.parameters = parameters;
    U64F64 growth = parameters.rho().minus(U64F64.ONE);
    rate = growth.lo();
    costK = parameters.costK().lo();
    costB = parameters.costB().lo();
    capHi = parameters.vMax().hi();
    capLo = parameters.vMax().lo();
    small =
        (growth.hi() | parameters.costK().hi() | parameters.costB().hi()) == 0
            && (rate | costK) >>> RATE_BITS == 0
            && costB >>> COST_BITS == 0
            && capHi >= 0;
  }

  /// Adds the block's increment to V, up to v_max, and all of it to what is deductible.
  void apply(WorkerTable workers, int slot) {
    long hi = workers.v.hi[slot];
    long benchmark = Integer.toUnsignedLong(workers.benchmarkScore[slot]);
    if (!small || (hi | benchmark) >>> SMALL_BITS != 0) {
      applyLarge(workers, slot);
      return;
    }
    long lo = workers.v.lo[slot];
    long u = rate * hi + Math.unsignedMultiplyHigh(rate, lo) + costK * benchmark + costB;
    long faster = -((workers.flags[slot] & WorkerTable.FASTER) / WorkerTable.FASTER);
    long delta = Math.unsignedMultiplyHigh(u, workers.speed[slot]) + (u & faster);

    long grownLo = lo + delta;
    long grownHi = hi + carry(grownLo, lo);
    boolean capped =
        grownHi > capHi || (grownHi == capHi && Long.compareUnsigned(grownLo, capLo) > 0);
    workers.v.hi[slot] = capped ? capHi : grownHi;
    workers.v.lo[slot] = capped ? capLo : grownLo;

    long deductibleLo = workers.vDeductible.lo[slot];
    long sumLo = deductibleLo + delta;
    workers.vDeductible.lo[slot] = sumLo;
    workers.vDeductible.hi[slot] += carry(sumLo, deductibleLo);
  }

  /// One if the sum of `part` and something has wrapped.
  private static long carry(long sum, long part) {
    return Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
  }

  private void applyLarge(WorkerTable workers, int slot) {
    U64F64 v = workers.v.get(slot);
    U64F64 delta =
        WorkerFormulas.increment(parameters, v, workers.score(slot), workers.benchmark(slot));
    workers.v.set(slot, v.plus(delta).min(parameters.vMax()));
    workers.vDeductible.set(slot, workers.vDeductible.get(slot).plus(delta));
  }
}
