package network.khala.rpc.jsonrpc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A subscription of one connection. Messages wait until the peer has been told its id.
final class Subscription implements Sink {
  private final String id;
  private final String head;
  private final RpcConnection connection;
  private final int maxEarly;

  private @Nullable List<String> early = new ArrayList<>();
  private @Nullable Runnable cancel;
  private boolean closed;

  Subscription(String id, String notification, RpcConnection connection, int maxEarly) {
    this.id = id;
    this.head =
        "{\"jsonrpc\":\"2.0\",\"method\":\""
            + notification
            + "\",\"params\":{\"subscription\":\""
            + id
            + "\",\"result\":";
    this.connection = connection;
    this.maxEarly = maxEarly;
  }

  @Override
  public String id() {
    return id;
  }

  /// The source has started; `end` stops it.
  void started(Runnable end) {
    boolean over;
    synchronized (this) {
      cancel = end;
      over = closed;
    }
    if (over) {
      end();
    }
  }

  /// The peer knows the id.
  void announce() {
    synchronized (this) {
      List<String> held = early;
      early = null;
      if (held != null) {
        // Under the lock, so that later messages stay behind.
        held.forEach(connection::send);
      }
    }
  }

  @Override
  public void send(JsonNode message) {
    String text = head + message + "}}";
    boolean overflow = false;
    synchronized (this) {
      if (closed) {
        return;
      }
      if (early == null) {
        connection.send(text);
      } else if (early.size() < maxEarly) {
        early.add(text);
      } else {
        overflow = true;
      }
    }
    if (overflow) {
      connection.tooSlow();
    }
  }

  @Override
  public void close() {
    connection.forget(this);
    end();
  }

  /// Stops the source, once.
  void end() {
    Runnable stop;
    synchronized (this) {
      closed = true;
      stop = cancel;
      cancel = null;
    }
    if (stop != null) {
      stop.run();
    }
  }
}
