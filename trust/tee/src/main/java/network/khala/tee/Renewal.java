package network.khala.tee;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import network.khala.attestation.AttestationException;
import org.jspecify.annotations.Nullable;

/// Something that expires, kept fresh without a gap: it is made again in the last quarter of its
/// life, and while that fails the old one serves to its end. What pRuntime keeps its attested
/// registration info in.
///
/// Nothing runs in the background: whoever asks pays for the renewal, and others meanwhile get the
/// old one if it is good. Safe for use by several threads.
///
/// @param <T> what is kept
public final class Renewal<T> {
  private final Duration life;
  private final InstantSource clock;
  private final Duration retryAfter;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile @Nullable Kept<T> kept;
  private volatile Instant nextAttempt = Instant.MIN;
  private volatile int cleared;

  private record Kept<T>(T value, Instant made) {}

  /// @param life how long a value is good
  public Renewal(Duration life, InstantSource clock) {
    this.life = life;
    this.clock = clock;
    this.retryAfter = life.dividedBy(60);
  }

  /// The kept value, or a new one where there is none or it is about to end.
  ///
  /// @throws AttestationException what `make` threw, if there is no value that is good
  public T get(Supplier<T> make) {
    Kept<T> known = kept;
    Instant now = clock.instant();
    if (known != null && isYoung(known, now)) {
      return known.value();
    }
    if (known != null && now.isBefore(nextAttempt) && isGood(known, now)) {
      return known.value();
    }
    if (known != null && isGood(known, now)) {
      return renewing.tryLock() ? renew(make, known, now) : known.value();
    }
    renewing.lock();
    Kept<T> meanwhile = kept;
    if (meanwhile != null && isYoung(meanwhile, now)) {
      renewing.unlock();
      return meanwhile.value();
    }
    return renew(make, null, now);
  }

  /// A new value, whatever is kept; the kept one stays if making it fails.
  public T renewNow(Supplier<T> make) {
    renewing.lock();
    return renew(make, null, clock.instant());
  }

  /// Forgets the kept value: it no longer says what is true. Nor does one that is being made
  /// meanwhile, which its maker gets and nobody else.
  public void clear() {
    synchronized (this) {
      cleared++;
      kept = null;
      nextAttempt = Instant.MIN;
    }
  }

  private void keep(T value, Instant now, int asOf) {
    synchronized (this) {
      if (cleared == asOf) {
        kept = new Kept<>(value, now);
        nextAttempt = Instant.MIN;
      }
    }
  }

  /// Holds the lock and gives it back.
  private T renew(Supplier<T> make, @Nullable Kept<T> instead, Instant now) {
    int asOf = cleared;
    try {
      T value = make.get();
      keep(value, now, asOf);
      return value;
    } catch (AttestationException e) {
      if (instead == null) {
        throw e;
      }
      nextAttempt = now.plus(retryAfter);
      return instead.value();
    } finally {
      renewing.unlock();
    }
  }

  private boolean isYoung(Kept<T> known, Instant now) {
    return isGood(known, now) && now.isBefore(known.made().plus(life.multipliedBy(3).dividedBy(4)));
  }

  /// A value from the future was made before the clock was set back: nobody knows its age.
  private boolean isGood(Kept<T> known, Instant now) {
    return !now.isBefore(known.made()) && now.isBefore(known.made().plus(life));
  }
}
