package network.khala.benchmarks.soak;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/// How many heads all subscribers were told of, and how much later than the first of them the last
/// one was told of the same head.
final class Heads {
  /// By then everybody has it, or is lost.
  private static final long FORGOTTEN_AFTER = 64;

  private final AtomicLong count = new AtomicLong();
  private final ConcurrentMap<Long, Long> firstNanos = new ConcurrentHashMap<>();
  private final LongAccumulator spreadNanos = new LongAccumulator(Long::max, 0);

  /// A subscriber was told of a head.
  void told(long number) {
    long now = System.nanoTime();
    Long first = firstNanos.putIfAbsent(number, now);
    if (first == null) {
      firstNanos.remove(number - FORGOTTEN_AFTER);
    } else {
      spreadNanos.accumulate(now - first);
    }
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }

  /// The longest time between the first and the last subscriber since this was last asked.
  long takeSpreadNanos() {
    return spreadNanos.getThenReset();
  }
}
