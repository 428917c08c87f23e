package network.khala.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that can be moved on, for chains whose users try out what time brings. Safe for use by
/// several threads.
final class AdvancedClock implements InstantSource {
  private final InstantSource clock;
  private final AtomicLong aheadMillis = new AtomicLong();

  AdvancedClock(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    return clock.instant().plusMillis(aheadMillis.get());
  }

  /// Moves on to a time and runs from there.
  ///
  /// @return false if it is past that already
  synchronized boolean advance(Instant to) {
    long millis = to.toEpochMilli() - millis();
    if (millis < 0) {
      return false;
    }
    aheadMillis.addAndGet(millis);
    return true;
  }
}
