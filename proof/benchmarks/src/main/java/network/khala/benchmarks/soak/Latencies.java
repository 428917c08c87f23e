package network.khala.benchmarks.soak;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/// How many calls were answered, and how long the slowest took since one last asked.
final class Latencies {
  private final AtomicLong calls = new AtomicLong();
  private final LongAccumulator slowestNanos = new LongAccumulator(Long::max, 0);

  void add(long nanos) {
    calls.incrementAndGet();
    slowestNanos.accumulate(nanos);
  }

  /// All calls so far.
  long calls() {
    return calls.get();
  }

  /// The slowest since this was last asked.
  long takeSlowestNanos() {
    return slowestNanos.getThenReset();
  }
}
