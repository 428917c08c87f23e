package network.khala.economics.engine;

import network.khala.economics.IntegerSquareRoot;
import network.khala.economics.U64F64;

/// The sum of the shares of all workers that are in a session and not offline.
final class ShareSum {
  /// V below 2^15 and a performance square below 2^30 leave the radicand below 2^31.
  private static final int V_BITS = 15;

  private static final int SQUARE_BITS = 30;

  private ShareSum() {}

  static U64F64 compute(WorkerTable workers) {
    byte[] flags = workers.flags;
    int size = workers.size();
    // The sum of roots, in units of 2^-32: each is below 2^64, so 96 bits hold it.
    long sumHi = 0;
    long sumLo = 0;
    for (int slot = 0; slot < size; slot++) {
      if ((flags[slot] & (WorkerTable.WORKING | WorkerTable.UNRESPONSIVE)) != WorkerTable.WORKING) {
        continue;
      }
      long root = root(workers, slot);
      sumLo += root;
      if (Long.compareUnsigned(sumLo, root) < 0) {
        sumHi++;
      }
    }
    if (sumHi >>> Integer.SIZE != 0) {
      throw new ArithmeticException("fixed-point overflow: sum of shares");
    }
    return new U64F64(sumHi << Integer.SIZE | sumLo >>> Integer.SIZE, sumLo << Integer.SIZE);
  }

  /// `isqrt(v · v + q · q)` on bits: a share in units of 2^-32.
  private static long root(WorkerTable workers, int slot) {
    long hi = workers.v.hi[slot];
    long squareHi = workers.performanceSquare.hi[slot];
    if (hi >>> V_BITS != 0 || squareHi >>> SQUARE_BITS != 0) {
      U64F64 share = workers.share(slot);
      return share.hi() << Integer.SIZE | share.lo() >>> Integer.SIZE;
    }
    // v · v = hi²·2^64 + 2·hi·lo + ⌊lo² / 2^64⌋, with hi² < 2^30.
    long lo = workers.v.lo[slot];
    long crossLo = 2 * hi * lo;
    long part = crossLo + Math.unsignedMultiplyHigh(lo, lo);
    long sumLo = part + workers.performanceSquare.lo[slot];
    long carries = carry(part, crossLo) + carry(sumLo, part);
    long sumHi = hi * hi + Math.unsignedMultiplyHigh(2 * hi, lo) + squareHi + carries;
    return IntegerSquareRoot.ofBelow95Bits(sumHi, sumLo);
  }

  private static long carry(long sum, long part) {
    return Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
  }
}
