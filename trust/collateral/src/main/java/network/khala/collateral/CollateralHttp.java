package network.khala.collateral;

import static network.khala.attestation.AttestationError.COLLATERAL_FETCH_FAILED;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import network.khala.attestation.AttestationException;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// Requests to one server: bounded in time and size, repeated with growing pauses while the server
/// says that it is busy or does not answer at all.
final class CollateralHttp implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final int MAX_BODY = 1 << 20;
  private static final int ATTEMPTS = 4;
  private static final int OK = 200;
  private static final long MAX_PAUSE_SECONDS = 30;
  private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

  private final HttpClient client;
  private final CollateralServer server;
  private final Duration limit;
  private final Pause pause;

  /// How to wait between two attempts.
  interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  /// @param limit how long one attempt may take, from the first byte to the last
  CollateralHttp(CollateralServer server, Duration limit, Pause pause) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER);
    server.certificate().ifPresent(known -> builder.sslContext(trustingOnly(known)));
    this.client = builder.build();
    this.server = server;
    this.limit = limit;
    this.pause = pause;
  }

  /// What the server answered.
  record Answer(URI address, Bytes body, HttpResponse<byte[]> response) {
    /// A header that is there; of several names the first.
    Optional<String> header(String... names) {
      for (String name : names) {
        Optional<String> value = response.headers().firstValue(name);
        if (value.isPresent()) {
          return value;
        }
      }
      return Optional.empty();
    }

    /// A PEM chain in a header, percent-encoded; a plus sign in it is a plus sign.
    String chain(String... names) {
      String value =
          header(names)
              .orElseThrow(() -> failed(address, "the answer has no header " + names[0], null));
      try {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.US_ASCII);
      } catch (IllegalArgumentException e) {
        throw failed(address, "the header " + names[0] + " is not percent-encoded", e);
      }
    }

    /// The body as text.
    String text() {
      return new String(body.toArray(), StandardCharsets.UTF_8);
    }
  }

  Answer get(String path) {
    return get(server.at(path));
  }

  /// @throws AttestationException with COLLATERAL_FETCH_FAILED, naming address and cause
  Answer get(URI address) {
    for (int attempt = 1; ; attempt++) {
      Duration wait = Duration.ofSeconds(1L << (attempt - 1));
      AttestationException failure;
      try {
        HttpResponse<byte[]> response = send(address);
        if (response.statusCode() == OK) {
          return new Answer(address, Bytes.wrap(response.body()), response);
        }
        failure = failed(address, meaning(response.statusCode()), null);
        if (!BUSY.contains(response.statusCode())) {
          throw failure;
        }
        wait = retryAfter(response).orElse(wait);
      } catch (IOException e) {
        failure = failed(address, describe(e), e);
      }
      if (attempt == ATTEMPTS) {
        throw failure;
      }
      rest(address, wait);
    }
  }

  private HttpResponse<byte[]> send(URI address) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(limit);
    if (address.getHost().equals(server.base().getHost())) {
      server.subscriptionKey().ifPresent(key -> request.header("Ocp-Apim-Subscription-Key", key));
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer within " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw failed(address, "interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private void rest(URI address, Duration wait) {
    try {
      pause.pause(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(address, "interrupted", e);
    }
  }

  /// What the server asks for, in seconds, but no more than half a minute.
  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(Long::parseLong)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, MAX_PAUSE_SECONDS)));
  }

  private static String meaning(int status) {
    return switch (status) {
      case 400 -> "400: the server does not understand the request; is that a PCCS or PCS?";
      case 401, 403 -> status + ": the server wants a subscription key";
      case 404 -> "404: the server does not know this platform or its family";
      case 410 -> "410: this evaluation number is withdrawn";
      case 429 -> "429: too many requests";
      default -> status + ": the server cannot answer now";
    };
  }

  private static String describe(IOException e) {
    if (e instanceof ConnectException) {
      return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
              .anyMatch(UnresolvedAddressException.class::isInstance)
          ? "that host is not known"
          : "nobody answers there";
    }
    String message = e.getMessage();
    return message == null || message.isEmpty() ? e.getClass().getSimpleName() : message;
  }

  static AttestationException failed(URI address, String why, @Nullable Throwable cause) {
    AttestationException failure =
        new AttestationException(COLLATERAL_FETCH_FAILED, address + ": " + why);
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }

  /// Accepts one certificate; host names are compared as always.
  private static SSLContext trustingOnly(X509Certificate known) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("pccs", known);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK cannot hold a certificate", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
