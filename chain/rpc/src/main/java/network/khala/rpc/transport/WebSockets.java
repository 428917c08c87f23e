package network.khala.rpc.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/// The WebSockets that are open.
final class WebSockets {
  /// What is read and written at a time; Jetty's own 4 KiB cut a batch of requests into many parts.
  private static final int BUFFER_BYTES = 32 << 10;

  private final TransportOptions options;
  private final Gate gate;
  private final TransportHandler handler;
  private final Set<WebSocketEndpoint> open = ConcurrentHashMap.newKeySet();

  WebSockets(TransportOptions options, Gate gate, TransportHandler handler) {
    this.options = options;
    this.gate = gate;
    this.handler = handler;
  }

  void configure(ServerWebSocketContainer container) {
    container.setIdleTimeout(options.idleTimeout());
    // Messages are put together here; Jetty's own limits are for single frames.
    container.setMaxTextMessageSize(-1);
    container.setMaxFrameSize(-1);
    container.setInputBufferSize(BUFFER_BYTES);
    container.setOutputBufferSize(BUFFER_BYTES);
    container.setAutoFragment(true);
    container.addMapping("/", this::create);
  }

  private @Nullable Object create(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    // The place is taken when the connection is open: not every handshake gets that far.
    if (!gate.hasRoom()) {
      Response.writeError(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429, Gate.FULL);
      return null;
    }
    return new WebSocketEndpoint(options, gate, handler, AccessHandler.peer(request), open);
  }

  int count() {
    return open.size();
  }

  void closeAll() {
    open.forEach(socket -> socket.close(TextChannel.GOING_AWAY, "the server shuts down"));
  }
}
