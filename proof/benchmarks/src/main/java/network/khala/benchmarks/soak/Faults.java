package network.khala.benchmarks.soak;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// What went wrong for those who behaved well. The first few are kept in words.
final class Faults {
  private static final int KEPT = 10;

  private final AtomicLong count = new AtomicLong();
  private final ConcurrentLinkedQueue<String> first = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  void add(String what) {
    if (!over && count.incrementAndGet() <= KEPT) {
      first.add(what);
    }
  }

  /// From now on connections may end.
  void stop() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  long count() {
    return count.get();
  }

  List<String> first() {
    return List.copyOf(first);
  }
}
