package network.khala.pruntime.http;

import com.google.protobuf.Message;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.pruntime.Enclave;
import network.khala.pruntime.PrpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the API over HTTP: `POST /prpc/PhactoryAPI.Method` with a protobuf body.
public final class PrpcServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrpcServer.class);
  private static final int BACKLOG = 64;

  private final HttpServer server;
  private final PrpcCalls calls;
  private final Enclave enclave;
  private final boolean publicOnly;

  /// A server on a port of loopback; 0 takes any free one.
  ///
  /// @param publicOnly whether only what everybody may ask is served
  /// @throws IOException if the port is taken
  public PrpcServer(Enclave enclave, int port, boolean publicOnly) throws IOException {
    this.enclave = enclave;
    this.calls = new PrpcCalls(enclave);
    this.publicOnly = publicOnly;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/prpc/", this::servePrpc);
    server.createContext(
        "/info", exchange -> respond(exchange, 200, infoJson(), "application/json"));
    server.createContext("/metrics", exchange -> respond(exchange, 200, metrics(), "text/plain"));
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

  private void servePrpc(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Optional<PrpcMethod> method = PrpcMethod.atPath(path.substring("/prpc/".length()));
    if (method.isEmpty() || (publicOnly && !method.get().isPublic())) {
      respond(exchange, 404, "Service not found".getBytes(StandardCharsets.UTF_8), "text/plain");
      return;
    }
    try {
      byte[] body = read(exchange, method.get().limitBytes());
      Message answer = calls.call(method.get(), body);
      respond(exchange, 200, answer.toByteArray(), "application/octet-stream");
    } catch (PrpcException e) {
      respond(exchange, e.status(), e.text().getBytes(StandardCharsets.UTF_8), "text/plain");
    } catch (RuntimeException e) {
      LOG.error("{} failed", method.get().wireName(), e);
      respond(exchange, 500, "internal error".getBytes(StandardCharsets.UTF_8), "text/plain");
    }
  }

  private static byte[] read(HttpExchange exchange, int limit) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        throw PrpcException.malformed("Entity too large: more than " + limit + " bytes");
      }
      return body;
    }
  }

  private byte[] infoJson() {
    String line = enclave.statusLine().replace("\\", "\\\\").replace("\"", "\\\"");
    var info = enclave.info();
    return ("{\"initialized\":"
            + info.getInitialized()
            + ",\"registered\":"
            + info.getRegistered()
            + ",\"public_key\":\""
            + info.getPublicKey()
            + "\",\"headernum\":"
            + info.getHeadernum()
            + ",\"heads_num\":"
            + info.getHeadsNum()
            + ",\"blocknum\":"
            + info.getBlocknum()
            + ",\"pending_messages\":"
            + info.getPendingMessages()
            + ",\"earning\":"
            + line.startsWith("earning")
            + ",\"status\":\""
            + line
            + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] metrics() {
    var info = enclave.info();
    return ("khala_pruntime_blocknum "
            + Integer.toUnsignedString(info.getBlocknum())
            + "\nkhala_pruntime_headernum "
            + Integer.toUnsignedString(info.getHeadernum())
            + "\nkhala_pruntime_pending_messages "
            + info.getPendingMessages()
            + "\nkhala_pruntime_earning "
            + (enclave.statusLine().startsWith("earning") ? 1 : 0)
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void respond(HttpExchange exchange, int status, byte[] body, String type)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
