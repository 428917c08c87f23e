package network.khala.node.pool;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import network.khala.protocol.substrate.Hash;

/// Transactions that turned out invalid a short while ago. One thread at a time.
final class Bans {
  private final PoolLimits limits;
  private final InstantSource clock;
  private final Map<Hash, Long> untilMillis = new LinkedHashMap<>();

  Bans(PoolLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  boolean contains(Hash hash) {
    Long until = untilMillis.get(hash);
    return until != null && until > clock.millis();
  }

  void add(Hash hash) {
    if (limits.banned().isZero()) {
      return;
    }
    untilMillis.put(hash, clock.millis() + limits.banned().toMillis());
    if (untilMillis.size() > limits.count()) {
      untilMillis.remove(untilMillis.keySet().iterator().next());
    }
  }

  void expire() {
    untilMillis.values().removeIf(until -> until <= clock.millis());
  }
}
