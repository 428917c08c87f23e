package network.khala.pruntime.http;

import com.google.protobuf.Message;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import network.khala.attestation.AttestationException;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.pruntime.Enclave;
import network.khala.pruntime.PrpcException;
import network.khala.tee.SealException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the API over HTTP: `POST /prpc/PhactoryAPI.Method` with a protobuf body, and what people
/// and monitors read: `/info`, `/metrics`, `/get_info`. See `docs/protocol/pruntime-api.md`.
public final class PrpcServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrpcServer.class);
  private static final int BACKLOG = 64;
  private static final int SIGNED_BYTES_MAX = 10 << 20;
  private static final String PREFIX = "/prpc/";
  private static final Set<String> JSON_FLAGS =
      Set.of("json", "json=", "json=true", "json=on", "json=yes");

  private final HttpServer server;
  private final PrpcCalls calls;
  private final Enclave enclave;
  private final RequestBodies bodies;
  private final boolean publicOnly;
  private final AtomicLong requests = new AtomicLong();

  /// A server on a port of loopback; 0 takes any free one.
  ///
  /// @param publicOnly whether only what everybody may ask is served
  /// @param stop ends the process, when the operator asks for that
  /// @throws IOException if the port is taken
  public PrpcServer(
      Enclave enclave, RequestBodies bodies, int port, boolean publicOnly, Runnable stop)
      throws IOException {
    this.enclave = enclave;
    this.bodies = bodies;
    this.calls = new PrpcCalls(enclave, stop);
    this.publicOnly = publicOnly;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
  }

  /// Starts serving.
  public void start() {
    server.start();
  }

  /// The port that is served.
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    long from = System.nanoTime();
    try (exchange) {
      Answer answer = answer(exchange);
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", answer.type());
      headers.set("X-Request-Id", Long.toString(requests.incrementAndGet()));
      headers.set("X-Cost-Time", Long.toString((System.nanoTime() - from) / 1000));
      if (publicOnly && answer.body().length <= SIGNED_BYTES_MAX) {
        enclave
            .signAnswer(answer.body())
            .ifPresent(
                signature ->
                    headers.set("X-Phactory-Signature", HexFormat.of().formatHex(signature)));
      }
      boolean empty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
      if (!empty) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String path = uri.getPath();
    try {
      if (path.startsWith(PREFIX)) {
        return prpc(exchange, path.substring(PREFIX.length()));
      }
      return switch (path) {
        case "/info" -> Answer.json(PrpcJson.pretty(enclave.info()));
        case "/metrics" -> Answer.text(200, Metrics.of(enclave.info()));
        case "/get_info" -> publicOnly ? Answer.denied() : Answer.json(LegacyInfo.of(enclave));
        default -> publicOnly ? Answer.denied() : Answer.text(404, "Not found");
      };
    } catch (RuntimeException e) {
      LOG.error("request failed path={}", path, e);
      return Answer.error(500, "internal error, see the log", wantsJson(exchange));
    }
  }

  private Answer prpc(HttpExchange exchange, String name) throws IOException {
    boolean asJson = wantsJson(exchange);
    Optional<PrpcMethod> method = PrpcMethod.atPath(name);
    if (publicOnly && method.filter(PrpcMethod::isPublic).isEmpty()) {
      return Answer.denied();
    }
    if (method.isEmpty()) {
      return Answer.error(404, "Method Not Found", asJson);
    }
    try {
      Message message =
          bodies.with(
              exchange, method.get().limitBytes(), body -> calls.call(method.get(), body, asJson));
      return asJson ? Answer.json(PrpcJson.compact(message)) : Answer.protobuf(message);
    } catch (PrpcException e) {
      return e.isPlain()
          ? Answer.text(e.status(), e.text())
          : Answer.error(e.status(), e.text(), asJson);
    } catch (AttestationException e) {
      return Answer.error(500, "no evidence: " + e.detail(), asJson);
    } catch (SealException e) {
      return Answer.error(500, String.valueOf(e.getMessage()), asJson);
    }
  }

  private static boolean wantsJson(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return exchange.getRequestMethod().equals("GET")
        || isJson(exchange)
        || (query != null && JSON_FLAGS.contains(query));
  }

  private static boolean isJson(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type != null && type.startsWith("application/json");
  }
}
