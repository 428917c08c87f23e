package network.khala.economics.simulation;

/// A reproducible sequence of numbers: SplitMix64.
final class SeededNumbers {
  private static final long STEP = 0x9e37_79b9_7f4a_7c15L;

  private long state;

  SeededNumbers(long seed) {
    state = seed;
  }

  /// A number from 0 (inclusive) to `bound` (exclusive).
  long below(long bound) {
    return Math.unsignedMultiplyHigh(next(), bound);
  }

  /// A number from `least` to `most`, both inclusive.
  long between(long least, long most) {
    return least + below(most - least + 1);
  }

  private long next() {
    state += STEP;
    long mixed = (state ^ (state >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return mixed ^ (mixed >>> 31);
  }
}
