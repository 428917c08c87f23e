package network.khala.rpc.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Messages by POST, `GET /health` and `GET /health/readiness`.
final class HttpEndpoint extends Handler.Abstract {
  /// What is read, and counted, at a time.
  private static final int STEP = 16 << 10;

  private static final int BODY_SECONDS = 10;
  private static final int BODY_BYTES_PER_SECOND = 1 << 10;

  private static final String HEALTH = "/health";
  private static final String READINESS = "/health/readiness";
  private static final TransportHandler.Health CLOSING =
      new TransportHandler.Health(false, "{\"reason\":\"" + Gate.CLOSING + "\"}");

  private final TransportOptions options;
  private final Gate gate;
  private final Peers peers;
  private final TransportHandler handler;

  HttpEndpoint(TransportOptions options, Gate gate, Peers peers, TransportHandler handler) {
    this.options = options;
    this.gate = gate;
    this.peers = peers;
    this.handler = handler;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    if (HttpMethod.POST.is(request.getMethod()) && path.equals("/")) {
      post(request, response, callback);
    } else if (HttpMethod.GET.is(request.getMethod()) && path.equals(HEALTH)) {
      health(response, callback, handler.health());
    } else if (HttpMethod.GET.is(request.getMethod()) && path.equals(READINESS)) {
      health(response, callback, gate.isClosing() ? CLOSING : handler.readiness());
    } else if (List.of("/", HEALTH, READINESS).contains(path)) {
      Replies.text(
          response,
          callback,
          HttpStatus.METHOD_NOT_ALLOWED_405,
          "POST JSON-RPC to /, open a WebSocket at /, or GET /health or /health/readiness");
    } else {
      Replies.text(response, callback, HttpStatus.NOT_FOUND_404, "there is nothing at this path");
    }
    return true;
  }

  private static void health(Response response, Callback callback, TransportHandler.Health health) {
    int status = health.good() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
    Replies.json(response, callback, status, health.json());
  }

  private void post(Request request, Response response, Callback callback) {
    if (!isJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
      Replies.text(
          response,
          callback,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "Content-Type must be application/json");
      return;
    }
    Peer peer = peers.of(request);
    Optional<String> refusal = gate.enter(peer);
    if (refusal.isPresent()) {
      Replies.text(response, callback, gate.status(), refusal.get());
      return;
    }
    // Until the answer has left: who does not read it makes the server hold it.
    AtomicBoolean inside = new AtomicBoolean(true);
    Callback sent =
        Callback.from(
            callback,
            () -> {
              if (inside.getAndSet(false)) {
                gate.leave(peer);
              }
            });
    try {
      serve(peer, request, response, sent);
    } catch (IOException | RuntimeException | Error e) {
      // An error, too, would keep the place for ever.
      sent.failed(e);
    }
  }

  private void serve(Peer peer, Request request, Response response, Callback callback)
      throws IOException {
    int limit = options.maxMessageChars();
    if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > limit) {
      refuse(request, response, callback);
      return;
    }
    long reserved = 0;
    try {
      long begin = System.nanoTime();
      var body = new ByteArrayOutputStream(STEP);
      byte[] part = new byte[STEP];
      try (InputStream in = Request.asInputStream(request)) {
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
          if (body.size() + read > limit) {
            refuse(request, response, callback);
            return;
          }
          if (!gate.inbound().reserve(read)) {
            Replies.text(
                response,
                callback,
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "this server has no memory left for requests; try again later");
            return;
          }
          reserved += read;
          body.write(part, 0, read);
          if (isTooSlow(body.size(), System.nanoTime() - begin)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Replies.text(
                response,
                callback,
                HttpStatus.REQUEST_TIMEOUT_408,
                "the body comes too slowly; send it within ten seconds, or 1 KiB a second");
            return;
          }
        }
      }
      answer(peer, body.toByteArray(), response, callback);
    } finally {
      gate.inbound().release(reserved);
    }
  }

  /// Who sends slower than this holds a place for nothing.
  static boolean isTooSlow(int bytes, long nanos) {
    double seconds = nanos / 1e9;
    return seconds > BODY_SECONDS && bytes < seconds * BODY_BYTES_PER_SECOND;
  }

  private void answer(Peer peer, byte[] body, Response response, Callback callback) {
    Optional<String> message = text(body);
    if (message.isEmpty()) {
      Replies.text(
          response,
          callback,
          HttpStatus.BAD_REQUEST_400,
          "a request is JSON in UTF-8; this is no UTF-8");
      return;
    }
    Optional<String> answer = handler.post(peer, message.get());
    if (answer.isPresent()) {
      Replies.json(response, callback, HttpStatus.OK_200, answer.get());
    } else {
      Replies.empty(response, callback, HttpStatus.NO_CONTENT_204);
    }
  }

  private static Optional<String> text(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Refuses a body that is too long. As much again is read and thrown away, so that a peer that is
  /// not far off sees the answer and not a broken connection.
  private void refuse(Request request, Response response, Callback callback) throws IOException {
    try (InputStream in = Request.asInputStream(request)) {
      in.skip(options.maxMessageChars());
    }
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    Replies.json(response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413, handler.tooLong());
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return switch (type.strip().toLowerCase(Locale.ROOT)) {
      case "application/json", "application/json-rpc", "application/jsonrequest" -> true;
      default -> false;
    };
  }
}
