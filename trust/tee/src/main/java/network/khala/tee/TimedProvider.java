package network.khala.tee;

import static network.khala.attestation.AttestationError.PROVIDER_BUSY;
import static network.khala.attestation.AttestationError.PROVIDER_FAILED;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.scale.Bytes;

/// Bounds the time that another provider takes: a quoting service that hangs must not hang its
/// caller. A busy provider is asked once more.
public final class TimedProvider implements QuoteProvider {
  private static final int ATTEMPTS = 2;

  private final QuoteProvider provider;
  private final Duration timeout;

  /// Allows `timeout` for each of two attempts; eight seconds are usual.
  public TimedProvider(QuoteProvider provider, Duration timeout) {
    this.provider = provider;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public Optional<AttestationReport> attest(Bytes reportData) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attemptOnce(reportData);
      } catch (AttestationException e) {
        if (e.code() != PROVIDER_BUSY || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Optional<AttestationReport> attemptOnce(Bytes reportData) {
    CompletableFuture<Optional<AttestationReport>> answer = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .name("quote-" + provider.name())
            .start(
                () -> {
                  try {
                    answer.complete(provider.attest(reportData));
                  } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                  }
                });
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      asking.interrupt();
      throw new AttestationException(
          PROVIDER_BUSY, provider.name() + ": no quote within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      asking.interrupt();
      Thread.currentThread().interrupt();
      throw new AttestationException(PROVIDER_BUSY, provider.name() + ": interrupted");
    } catch (ExecutionException | CompletionException e) {
      if (e.getCause() instanceof AttestationException refusal) {
        throw refusal;
      }
      throw new AttestationException(
          PROVIDER_FAILED, provider.name() + ": " + String.valueOf(e.getCause()));
    }
  }

  @Override
  public Optional<Bytes> pruntimeHash() {
    return provider.pruntimeHash();
  }

  @Override
  public Bytes machineId() {
    return provider.machineId();
  }
}
