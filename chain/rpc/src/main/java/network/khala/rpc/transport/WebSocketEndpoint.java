package network.khala.rpc.transport;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import network.khala.rpc.transport.TransportHandler.Conversation;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One WebSocket. Jetty calls it by one thread at a time, and hands over a fragment only when asked
/// to. A message that is too long is read to its end without being kept.
///
/// Public because Jetty calls it by reflection.
public final class WebSocketEndpoint implements Session.Listener, TextChannel {
  /// Fragments shorter than this are not worth an entry in the books of their own.
  private static final int RESERVE_STEP = 16 << 10;

  /// How long a peer may take to answer the goodbye.
  private static final long GOODBYE_MILLIS = 2000;

  private static final int UNSUPPORTED_DATA = 1003;

  private final TransportOptions options;
  private final Gate gate;
  private final TransportHandler handler;
  private final Peer peer;
  private final Set<WebSocketEndpoint> open;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicBoolean leaving = new AtomicBoolean();

  private StringBuilder partial = new StringBuilder();
  private long reserved;
  private boolean tooLong;
  private volatile @Nullable Session session;
  private volatile @Nullable Conversation conversation;

  WebSocketEndpoint(
      TransportOptions options,
      Gate gate,
      TransportHandler handler,
      Peer peer,
      Set<WebSocketEndpoint> open) {
    this.options = options;
    this.gate = gate;
    this.handler = handler;
    this.peer = peer;
    this.open = open;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    Optional<String> refusal = gate.enter(peer);
    if (refusal.isPresent()) {
      over.set(true);
      close(TRY_AGAIN_LATER, refusal.get());
      return;
    }
    open.add(this);
    conversation = handler.open(peer, this);
    Thread.ofVirtual().name("rpc-ping").start(this::probe);
    opened.demand();
  }

  /// Pings let an idle peer's pongs count as life, so that only dead ones time out.
  private void probe() {
    try {
      long pauseMillis = Math.max(1, options.idleTimeout().toMillis() / 3);
      while (!over.get()) {
        Thread.sleep(pauseMillis);
        Session current = session;
        if (current != null && current.isOpen()) {
          current.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onWebSocketPartialText(String fragment, boolean last) {
    if (!tooLong && !keep(fragment)) {
      return;
    }
    if (!last) {
      next();
      return;
    }
    Conversation current = conversation;
    if (current == null) {
      return;
    }
    if (tooLong) {
      tooLong = false;
      current.tooLong(this::next);
      return;
    }
    var message = new Inbound(partial.toString(), gate.inbound(), reserved);
    reserved = 0;
    partial = new StringBuilder();
    current.received(message, this::next);
  }

  /// Adds a fragment to the message.
  ///
  /// @return false if the connection had to end for lack of memory
  private boolean keep(String fragment) {
    long length = (long) partial.length() + fragment.length();
    if (length > options.maxMessageChars()) {
      tooLong = true;
      forget();
      return true;
    }
    if (length > reserved) {
      long wanted = length - reserved + RESERVE_STEP;
      if (!gate.inbound().reserve(wanted)) {
        forget();
        close(TRY_AGAIN_LATER, "this server has no memory left for requests; try again later");
        return false;
      }
      reserved += wanted;
    }
    partial.append(fragment);
    return true;
  }

  private void forget() {
    gate.inbound().release(reserved);
    reserved = 0;
    partial = new StringBuilder();
  }

  private void next() {
    Session current = session;
    if (current != null && current.isOpen()) {
      current.demand();
    }
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
    callback.succeed();
    close(UNSUPPORTED_DATA, "binary messages are not understood");
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    end();
  }

  @Override
  public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
    end();
    callback.succeed();
  }

  private void end() {
    if (over.compareAndSet(false, true)) {
      open.remove(this);
      gate.leave(peer);
      forget();
      Conversation current = conversation;
      if (current != null) {
        current.closed();
      }
    }
  }

  /// Whether the peer waits for nothing.
  boolean isIdle() {
    Conversation current = conversation;
    return current == null || current.isIdle();
  }

  @Override
  public void send(String text, Runnable done) {
    Session current = session;
    if (current == null || !current.isOpen()) {
      done.run();
      return;
    }
    current.sendText(text, Callback.from(done, failure -> done.run()));
  }

  @Override
  public void close(int code, String reason) {
    Session current = session;
    if (current != null && leaving.compareAndSet(false, true)) {
      // A peer that does not read never answers the goodbye.
      current.close(code, reason, Callback.from(() -> {}, failure -> current.disconnect()));
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  Thread.sleep(GOODBYE_MILLIS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                current.disconnect();
              });
    }
  }
}
