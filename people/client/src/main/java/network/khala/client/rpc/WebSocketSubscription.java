package network.khala.client.rpc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A subscription over WebSocket: a bounded buffer between the connection and one consumer.
final class WebSocketSubscription implements RpcSubscription {
  private final WebSocketRpcClient client;
  private final SubscriptionKind kind;
  private final List<? extends @Nullable Object> params;
  private final int capacity;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<JsonNode> buffer = new ArrayDeque<>();
  private @Nullable RpcException end;
  private int confirmations;

  WebSocketSubscription(
      WebSocketRpcClient client,
      SubscriptionKind kind,
      List<? extends @Nullable Object> params,
      int capacity) {
    this.client = client;
    this.kind = kind;
    this.params = params;
    this.capacity = capacity;
  }

  SubscriptionKind kind() {
    return kind;
  }

  List<? extends @Nullable Object> params() {
    return params;
  }

  /// The node confirmed the subscription, for the first time or again.
  void confirmed() {
    lock.lock();
    try {
      confirmations++;
    } finally {
      lock.unlock();
    }
  }

  /// Keeps a message for the consumer.
  ///
  /// @return false if there was no room, which ends the subscription
  boolean offer(JsonNode message) {
    lock.lock();
    try {
      if (end != null) {
        return true;
      }
      if (buffer.size() == capacity) {
        end = new RpcException.Lagging(kind.subscribe(), capacity);
        changed.signalAll();
        return false;
      }
      buffer.add(message);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the subscription for its consumer; only the first reason counts.
  void end(RpcException why) {
    lock.lock();
    try {
      if (end == null) {
        end = why;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean hasEnded() {
    lock.lock();
    try {
      return end != null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public JsonNode next() throws InterruptedException {
    while (true) {
      Optional<JsonNode> message = next(Duration.ofDays(1));
      if (message.isPresent()) {
        return message.get();
      }
    }
  }

  @Override
  public Optional<JsonNode> next(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (buffer.isEmpty()) {
        if (end != null) {
          throw end;
        }
        if (left <= 0) {
          return Optional.empty();
        }
        left = changed.awaitNanos(left);
      }
      return Optional.of(buffer.remove());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int renewals() {
    lock.lock();
    try {
      return Math.max(0, confirmations - 1);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    end(new RpcException.Closed(kind.subscribe() + ": the subscription was closed"));
    client.unsubscribe(this);
  }
}
