package network.khala.rpc.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Messages by POST, and `GET /health`.
final class HttpEndpoint extends Handler.Abstract {
  private final TransportOptions options;
  private final Gate gate;
  private final TransportHandler handler;

  HttpEndpoint(TransportOptions options, Gate gate, TransportHandler handler) {
    this.options = options;
    this.gate = gate;
    this.handler = handler;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    if (HttpMethod.POST.is(request.getMethod()) && path.equals("/")) {
      post(request, response, callback);
    } else if (HttpMethod.GET.is(request.getMethod()) && path.equals("/health")) {
      TransportHandler.Health health = handler.health();
      int status = health.healthy() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
      Replies.json(response, callback, status, health.json());
    } else if (path.equals("/") || path.equals("/health")) {
      Replies.text(
          response,
          callback,
          HttpStatus.METHOD_NOT_ALLOWED_405,
          "POST JSON-RPC to /, open a WebSocket at /, or GET /health");
    } else {
      Replies.text(response, callback, HttpStatus.NOT_FOUND_404, "there is nothing at this path");
    }
    return true;
  }

  private void post(Request request, Response response, Callback callback) throws IOException {
    if (!isJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
      Replies.text(
          response,
          callback,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "Content-Type must be application/json");
      return;
    }
    if (!gate.enter()) {
      Replies.text(response, callback, HttpStatus.TOO_MANY_REQUESTS_429, Gate.FULL);
      return;
    }
    try {
      serve(request, response, callback);
    } finally {
      gate.leave();
    }
  }

  private void serve(Request request, Response response, Callback callback) throws IOException {
    long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    int limit = options.maxMessageChars();
    if (announced > limit) {
      refuse(request, response, callback);
      return;
    }
    // What is not announced may turn out as long as is allowed.
    long reserved = announced < 0 ? limit : announced;
    if (!gate.inbound().reserve(reserved)) {
      Replies.text(
          response,
          callback,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "this server has no memory left for requests; try again later");
      return;
    }
    try {
      byte[] body;
      try (InputStream in = Request.asInputStream(request)) {
        body = in.readNBytes(limit + 1);
      }
      if (body.length > limit) {
        refuse(request, response, callback);
        return;
      }
      Optional<String> message = text(body);
      if (message.isEmpty()) {
        Replies.text(
            response,
            callback,
            HttpStatus.BAD_REQUEST_400,
            "a request is JSON in UTF-8; this is no UTF-8");
        return;
      }
      Optional<String> answer = handler.post(AccessHandler.peer(request), message.get());
      if (answer.isPresent()) {
        Replies.json(response, callback, HttpStatus.OK_200, answer.get());
      } else {
        Replies.empty(response, callback, HttpStatus.NO_CONTENT_204);
      }
    } finally {
      gate.inbound().release(reserved);
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
