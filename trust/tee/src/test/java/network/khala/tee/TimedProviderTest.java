package network.khala.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

class TimedProviderTest {
  private static final AttestationReport REPORT =
      new AttestationReport.SgxDcap(Bytes.EMPTY, Optional.empty());

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void attest_promptProvider_isAskedOnce() {
    assertThat(attest(() -> Optional.of(REPORT), 10_000)).contains(REPORT);
    assertThat(calls).hasValue(1);
  }

  @Test
  void attest_busyOnce_isAskedAgain() {
    Supplier<Optional<AttestationReport>> busyOnce =
        () -> {
          if (calls.get() == 1) {
            throw new AttestationException(AttestationError.PROVIDER_BUSY, "once");
          }
          return Optional.of(REPORT);
        };
    assertThat(attest(busyOnce, 10_000)).contains(REPORT);
  }

  @Test
  void attest_hangingProvider_isGivenUpAfterTwoAttempts() {
    CountDownLatch never = new CountDownLatch(1);
    refused(
        AttestationError.PROVIDER_BUSY,
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        },
        50);
    assertThat(calls).hasValue(2);
  }

  @Test
  void attest_brokenProvider_isNotAskedAgain() {
    refused(
        AttestationError.PROVIDER_FAILED,
        () -> {
          throw new IllegalStateException("broken");
        },
        10_000);
    assertThat(calls).hasValue(1);
  }

  private void refused(
      AttestationError code, Supplier<Optional<AttestationReport>> behaviour, long millis) {
    assertThatThrownBy(() -> attest(behaviour, millis))
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private Optional<AttestationReport> attest(
      Supplier<Optional<AttestationReport>> behaviour, long millis) {
    QuoteProvider provider =
        new QuoteProvider() {
          @Override
          public String name() {
            return "fake";
          }

          @Override
          public Optional<AttestationReport> attest(Bytes reportData) {
            calls.incrementAndGet();
            return behaviour.get();
          }

          @Override
          public Optional<Bytes> pruntimeHash() {
            return Optional.empty();
          }

          @Override
          public Bytes machineId() {
            return Bytes.EMPTY;
          }
        };
    return new TimedProvider(provider, Duration.ofMillis(millis)).attest(Bytes.wrap(new byte[64]));
  }
}
