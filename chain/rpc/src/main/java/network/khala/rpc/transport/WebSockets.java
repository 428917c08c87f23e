package network.khala.rpc.transport;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Peers peers;
  private final TransportHandler handler;
  private final Set<WebSocketEndpoint> open = ConcurrentHashMap.newKeySet();

  WebSockets(TransportOptions options, Gate gate, Peers peers, TransportHandler handler) {
    this.options = options;
    this.gate = gate;
    this.peers = peers;
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
    Peer peer = peers.of(request);
    Optional<String> refusal = gate.refusal(peer);
    if (refusal.isPresent()) {
      Response.writeError(request, response, callback, gate.status(), refusal.get());
      return null;
    }
    return new WebSocketEndpoint(options, gate, handler, peer, open);
  }

  int count() {
    return open.size();
  }

  /// Says goodbye to those who wait for nothing.
  ///
  /// @return whether nobody is left
  boolean closeIdle() {
    open.stream().filter(WebSocketEndpoint::isIdle).forEach(WebSockets::close);
    return open.isEmpty();
  }

  void closeAll() {
    open.forEach(WebSockets::close);
  }

  private static void close(WebSocketEndpoint socket) {
    socket.close(TextChannel.GOING_AWAY, Gate.CLOSING);
  }
}
