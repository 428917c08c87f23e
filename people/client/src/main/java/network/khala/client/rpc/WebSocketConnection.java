package network.khala.client.rpc;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One WebSocket to a node: whole text messages in and out. The JDK hands messages over in
/// fragments; they are put together here up to the allowed length. One thread sends.
final class WebSocketConnection implements WebSocket.Listener {

  /// Told of what arrives, by one thread at a time.
  interface Receiver {
    /// A whole message came. A [RpcException] that this throws ends the connection.
    void received(String text);

    /// The connection is over; called once.
    void ended(RpcException why);
  }

  private static final int PARTIAL_KEPT_CHARS = 64 << 10;

  private final RpcOptions options;
  private final URI endpoint;
  private final Receiver receiver;
  private final AtomicBoolean ended = new AtomicBoolean();
  private StringBuilder partial = new StringBuilder();
  private volatile @Nullable WebSocket socket;
  private volatile long lastHeardNanos = System.nanoTime();

  private WebSocketConnection(URI endpoint, RpcOptions options, Receiver receiver) {
    this.endpoint = endpoint;
    this.options = options;
    this.receiver = receiver;
  }

  /// Connects.
  ///
  /// @throws RpcException.Disconnected if that fails
  static WebSocketConnection open(
      HttpClient http, URI endpoint, RpcOptions options, Receiver receiver) {
    var connection = new WebSocketConnection(endpoint, options, receiver);
    CompletableFuture<WebSocket> opening =
        http.newWebSocketBuilder()
            .connectTimeout(options.connectTimeout())
            .buildAsync(endpoint, connection);
    try {
      connection.socket = opening.get(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return connection;
    } catch (ExecutionException e) {
      throw new RpcException.Disconnected(
          "node " + endpoint + " not reachable: " + reason(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      opening.cancel(true);
      throw new RpcException.Disconnected(
          "node " + endpoint + " not reachable: no answer to the handshake", e);
    } catch (InterruptedException e) {
      opening.cancel(true);
      Thread.currentThread().interrupt();
      throw new RpcException.Closed("interrupted while connecting to " + endpoint);
    }
  }

  static String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> "unknown cause";
      case WebSocketHandshakeException refused ->
          "it refused the WebSocket (HTTP status " + refused.getResponse().statusCode() + ")";
      case HttpTimeoutException _ -> "it did not answer in time";
      case ConnectException _ -> "connection refused";
      default -> {
        String message = cause.getMessage();
        yield message == null ? cause.getClass().getSimpleName() : message;
      }
    };
  }

  boolean isOpen() {
    return !ended.get();
  }

  /// How long nothing has been heard from the node.
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastHeardNanos);
  }

  /// Sends a message and waits until it is handed over to the network. A failure ends the
  /// connection.
  void send(String text) throws InterruptedException {
    WebSocket open = socket;
    if (open != null && isOpen()) {
      finish(open.sendText(text, true));
    }
  }

  /// Asks the node for a sign of life.
  void ping() throws InterruptedException {
    WebSocket open = socket;
    if (open != null && isOpen()) {
      finish(open.sendPing(ByteBuffer.allocate(0)));
    }
  }

  private void finish(CompletableFuture<WebSocket> sending) throws InterruptedException {
    try {
      sending.get(options.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      end(
          new RpcException.Disconnected(
              "sending to node " + endpoint + " failed: " + reason(e.getCause()), e.getCause()));
    } catch (TimeoutException e) {
      end(new RpcException.Disconnected("node " + endpoint + " does not read", e));
    }
  }

  /// Says goodbye to the node and ends the connection.
  void close() {
    WebSocket open = socket;
    if (open != null && isOpen() && !open.isOutputClosed()) {
      // Whether the goodbye arrives does not matter; the socket is closed either way.
      var _ =
          open.sendClose(WebSocket.NORMAL_CLOSURE, "")
              .orTimeout(1, TimeUnit.SECONDS)
              .whenComplete((_, _) -> open.abort());
    }
    end(new RpcException.Closed("the client was closed"), false);
  }

  /// Ends the connection at once.
  void end(RpcException why) {
    end(why, true);
  }

  private void end(RpcException why, boolean abort) {
    if (ended.compareAndSet(false, true)) {
      WebSocket open = socket;
      if (abort && open != null) {
        open.abort();
      }
      receiver.ended(why);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    lastHeardNanos = System.nanoTime();
    // No overflow: a fragment is far shorter than 2^30 and the limit is an int.
    if ((long) partial.length() + data.length() > options.maxMessageChars()) {
      end(
          new RpcException.Malformed(
              "node "
                  + endpoint
                  + " sent more than "
                  + options.maxMessageChars()
                  + " characters in one message",
              null));
      from.abort();
      return null;
    }
    partial.append(data);
    if (last) {
      String text = partial.toString();
      clearPartial();
      try {
        receiver.received(text);
      } catch (RpcException e) {
        end(e);
        from.abort();
        return null;
      }
    }
    from.request(1);
    return null;
  }

  private void clearPartial() {
    if (partial.capacity() > PARTIAL_KEPT_CHARS) {
      partial = new StringBuilder();
    } else {
      partial.setLength(0);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    end(new RpcException.Malformed("node " + endpoint + " sent a binary message", null));
    from.abort();
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    lastHeardNanos = System.nanoTime();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    lastHeardNanos = System.nanoTime();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end(
        new RpcException.Disconnected(
            "node "
                + endpoint
                + " closed the connection: "
                + (reason.isEmpty() ? "code " + code : reason + " (code " + code + ")"),
            null));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    end(
        new RpcException.Disconnected(
            "connection to node " + endpoint + " broke: " + reason(error), error));
  }
}
