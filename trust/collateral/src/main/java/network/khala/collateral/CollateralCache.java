package network.khala.collateral;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.CollateralClaims;
import network.khala.attestation.dcap.CollateralFloor;
import network.khala.attestation.dcap.DocumentVersion;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.VerifierCache;
import org.jspecify.annotations.Nullable;

/// Keeps collateral of platform families until a day before the first of its parts ends. A new set
/// replaces the old one only when it verifies and is nowhere older; until then the old one serves,
/// as long as it is good.
///
/// Collateral that holds a platform's own certificate is passed through. At most 256 families are
/// kept, the one not asked for longest goes first.
public final class CollateralCache implements CollateralSource {
  private static final int CAPACITY = 256;
  private static final long RENEW_BEFORE_SECONDS = Duration.ofDays(1).toSeconds();

  /// How long a set that should be renewed and could not be is used before the next attempt.
  private static final long RETRY_SECONDS = 60;

  private final CollateralSource source;
  private final QuoteVerifier verifier;
  private final InstantSource clock;
  private final Map<CollateralKey, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

  /// @param anchors what collateral is traced to
  public CollateralCache(CollateralSource source, TrustAnchors anchors, InstantSource clock) {
    this.source = source;
    this.verifier = new QuoteVerifier(anchors, VerifierCache.ofCapacity(CAPACITY));
    this.clock = clock;
  }

  /// One family's collateral; its lock lets one thread fetch while the others wait for it.
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Kept kept;
    private long nextAttempt;
  }

  private record Kept(Collateral collateral, CollateralClaims claims) {
    boolean goodAt(long now) {
      return now <= claims.earliestExpiry();
    }
  }

  @Override
  public Collateral fetch(Quote quote) {
    return fetch(quote, false);
  }

  @Override
  public Collateral fetchAgain(Quote quote) {
    return fetch(quote, true);
  }

  private Collateral fetch(Quote quote, boolean again) {
    Optional<CollateralKey> key = CollateralKey.of(quote);
    if (key.isEmpty()) {
      return again ? source.fetchAgain(quote) : source.fetch(quote);
    }
    Slot slot = slot(key.get());
    slot.lock.lock();
    try {
      long now = clock.instant().getEpochSecond();
      Kept kept = slot.kept;
      if (!again && kept != null && now < slot.nextAttempt && kept.goodAt(now)) {
        return kept.collateral();
      }
      return renew(slot, quote, kept, now, again);
    } finally {
      slot.lock.unlock();
    }
  }

  private Collateral renew(Slot slot, Quote quote, @Nullable Kept kept, long now, boolean again) {
    try {
      Collateral fetched = again ? source.fetchAgain(quote) : source.fetch(quote);
      CollateralClaims claims =
          verifier.verifyCollateral(
              quote.certification().content(), QuoteCollateral.of(fetched), now);
      if (kept != null) {
        requireNotOlder(claims, kept.claims());
      }
      slot.kept = new Kept(fetched, claims);
      // Where a part ends within a day, every minute is soon enough to look for a newer one.
      slot.nextAttempt =
          Math.max(claims.earliestExpiry() - RENEW_BEFORE_SECONDS, now + RETRY_SECONDS);
      return fetched;
    } catch (AttestationException e) {
      if (kept == null || !kept.goodAt(now)) {
        throw e;
      }
      slot.nextAttempt = now + RETRY_SECONDS;
      return kept.collateral();
    }
  }

  private static void requireNotOlder(CollateralClaims fetched, CollateralClaims kept) {
    List<DocumentVersion> known = new ArrayList<>(kept.documents());
    CollateralFloor.raise(
        fetched, name -> known.stream().filter(each -> each.document().equals(name)).findFirst());
  }

  private Slot slot(CollateralKey key) {
    synchronized (slots) {
      Slot slot = slots.computeIfAbsent(key, absent -> new Slot());
      if (slots.size() > CAPACITY) {
        slots.remove(slots.keySet().iterator().next());
      }
      return slot;
    }
  }
}
