package network.khala.economics.engine;

import java.util.Arrays;
import network.khala.economics.U64F64;

/// A growable column of fixed-point numbers, 16 bytes each. The kernels read and write the halves
/// directly.
final class FixedPointColumn {
  long[] hi = new long[0];
  long[] lo = new long[0];

  void ensureCapacity(int capacity) {
    hi = Arrays.copyOf(hi, capacity);
    lo = Arrays.copyOf(lo, capacity);
  }

  U64F64 get(int slot) {
    return new U64F64(hi[slot], lo[slot]);
  }

  void set(int slot, U64F64 value) {
    hi[slot] = value.hi();
    lo[slot] = value.lo();
  }
}
