package network.khala.node.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import network.khala.protocol.substrate.Hash;

/// Whether there is room in the pool, and who leaves where there is none. One thread at a time.
final class Room {
  private final PoolLimits limits;
  private final TagGraph graph;

  Room(PoolLimits limits, TagGraph graph) {
    this.limits = limits;
    this.graph = graph;
  }

  /// An amount of transactions and bytes.
  private record Amount(long count, long bytes) {
    boolean isNone() {
      return count <= 0 && bytes <= 0;
    }

    Amount less(long otherCount, long otherBytes) {
      return new Amount(count - otherCount, bytes - otherBytes);
    }
  }

  /// Whether the pool holds more of a kind than it may.
  boolean isExceeded(boolean ready) {
    return !beyond(ready).isNone();
  }

  /// Whether a newcomer fits in as things are.
  boolean isFor(PooledTransaction one, boolean ready) {
    return missing(one, ready).isNone();
  }

  /// The transactions of a kind.
  TagGraph.Usage usage(boolean ready) {
    return ready ? graph.ready() : graph.future();
  }

  /// One account must not fill the pool. What it replaces of its own makes room.
  ///
  /// @throws PoolRefusedException if the newcomer's sender has as much in the pool as it may
  void refuseCrowding(PooledTransaction one, List<PooledTransaction> rivals) {
    TagGraph.Share share = graph.shareOf(one);
    Amount beyond =
        new Amount(share.count(), share.bytes())
            .less(limits.countPerSender(), limits.bytesPerSender())
            .less(-1, -one.bytes());
    for (PooledTransaction rival : rivals) {
      if (rival.sender().equals(one.sender())) {
        beyond = beyond.less(1, rival.bytes());
      }
    }
    if (!beyond.isNone()) {
      throw new PoolRefusedException(
          new PoolRefusal.TooManyOfSender(limits.countPerSender(), limits.bytesPerSender()));
    }
  }

  /// Those that a newcomer drives out, the worst first: of lower priority, and nothing that it
  /// depends on.
  ///
  /// @throws PoolRefusedException if all of them together do not make room enough
  List<PooledTransaction> victims(
      PooledTransaction one, boolean ready, List<PooledTransaction> rivals) {
    List<PooledTransaction> victims = new ArrayList<>();
    Amount missing = missing(one, ready);
    if (missing.isNone()) {
      return victims;
    }
    Set<Hash> kept = graph.ancestors(one);
    rivals.forEach(rival -> kept.add(rival.hash()));
    for (PooledTransaction other : usage(ready).worstFirst()) {
      if (missing.isNone() || !hasLessPriority(other, one)) {
        break;
      }
      if (!kept.contains(other.hash())) {
        victims.add(other);
        missing = missing.less(1, other.bytes());
      }
    }
    if (!missing.isNone()) {
      throw new PoolRefusedException(new PoolRefusal.ImmediatelyDropped());
    }
    return victims;
  }

  private static boolean hasLessPriority(PooledTransaction left, PooledTransaction right) {
    return Long.compareUnsigned(left.validity().priority(), right.validity().priority()) < 0;
  }

  private Amount missing(PooledTransaction one, boolean ready) {
    return beyond(ready).less(-1, -one.bytes());
  }

  private Amount beyond(boolean ready) {
    TagGraph.Usage usage = usage(ready);
    return new Amount(usage.count(), usage.bytes())
        .less(
            ready ? limits.count() : limits.futureCount(),
            ready ? limits.bytes() : limits.futureBytes());
  }
}
