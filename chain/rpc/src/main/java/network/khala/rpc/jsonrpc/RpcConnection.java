package network.khala.rpc.jsonrpc;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import network.khala.rpc.transport.Budget;
import network.khala.rpc.transport.Inbound;
import network.khala.rpc.transport.Peer;
import network.khala.rpc.transport.TextChannel;
import network.khala.rpc.transport.TransportHandler.Conversation;
import org.jspecify.annotations.Nullable;

/// One WebSocket: its requests underway, its subscriptions, its messages that wait.
final class RpcConnection implements Conversation, Answer.Connection {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ID_ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 16;

  private final RpcService service;
  private final RpcLimits limits;
  private final Answer.Context context;
  private final Outbox outbox;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final AtomicInteger subscribed = new AtomicInteger();

  private final Semaphore running;
  private int underway;
  private boolean closed;
  private @Nullable Runnable next;
  private final Map<Object, Runnable> atClose = new LinkedHashMap<>();

  RpcConnection(
      RpcService service, RpcLimits limits, Budget queuedInAll, Peer peer, TextChannel channel) {
    this.service = service;
    this.limits = limits;
    this.outbox =
        new Outbox(channel, limits, queuedInAll, this::admit, service.counters()::tooSlow);
    this.running = new Semaphore(limits.maxRunningOfConnection(), true);
    service.counters().opened();
    this.context = service.context(peer, Optional.of(this));
  }

  Answer.Context context() {
    return context;
  }

  @Override
  public void received(Inbound message, Runnable demand) {
    synchronized (this) {
      underway++;
      next = demand;
    }
    Thread.ofVirtual().name("rpc-request").start(() -> serve(message));
    admit();
  }

  private void serve(Inbound message) {
    running.acquireUninterruptibly();
    try {
      Optional<Reply> reply = service.serve(message.text(), context, Optional.of(this));
      if (reply.isPresent()) {
        send(reply.get().text());
        reply.get().sent();
      }
    } finally {
      running.release();
      message.release();
      synchronized (this) {
        underway--;
      }
      admit();
    }
  }

  @Override
  public void tooLong(Runnable demand) {
    send(service.tooLong());
    demand.run();
  }

  /// Asks for the next message if there is room for what it may cause.
  private void admit() {
    Runnable demand;
    synchronized (this) {
      if (next == null || underway >= limits.maxUnderway() || !outbox.hasRoom()) {
        return;
      }
      demand = next;
      next = null;
    }
    demand.run();
  }

  void send(String text) {
    outbox.add(text);
  }

  void tooSlow() {
    outbox.end("too slow: messages wait to be read");
  }

  /// Makes room for a subscription.
  ///
  /// @throws RpcException if the connection has as many as it may have
  Subscription subscribe(String notification) {
    if (subscribed.incrementAndGet() > limits.maxSubscriptions()) {
      subscribed.decrementAndGet();
      throw tooMany("Exceeded max limit of " + limits.maxSubscriptions());
    }
    if (!service.subscriptions().reserve(1)) {
      subscribed.decrementAndGet();
      throw tooMany("this server has all the subscriptions that it takes; try again later");
    }
    service.counters().subscribed(1);
    var subscription = new Subscription(newId(), notification, this, limits.maxQueuedMessages());
    subscriptions.put(subscription.id(), subscription);
    synchronized (this) {
      if (!closed) {
        return subscription;
      }
    }
    subscription.close();
    return subscription;
  }

  private static RpcException tooMany(String which) {
    return new RpcException(
        RpcError.of(
            RpcError.TOO_MANY_SUBSCRIPTIONS, "Too many subscriptions on the connection", which));
  }

  private static String newId() {
    var id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_ALPHABET.charAt(RANDOM.nextInt(ID_ALPHABET.length())));
    }
    return id.toString();
  }

  /// Ends a subscription.
  ///
  /// @return false if there is none with this id
  boolean unsubscribe(String id) {
    Subscription subscription = subscriptions.get(id);
    if (subscription == null) {
      return false;
    }
    subscription.close();
    return true;
  }

  void forget(Subscription subscription) {
    if (subscriptions.remove(subscription.id(), subscription)) {
      subscribed.decrementAndGet();
      service.subscriptions().release(1);
      service.counters().subscribed(-1);
    }
  }

  @Override
  public Runnable onClose(Runnable task) {
    // The same task may be given twice.
    var key = new Object();
    synchronized (this) {
      if (!closed) {
        atClose.put(key, task);
        return () -> takeBack(key);
      }
    }
    task.run();
    return () -> {};
  }

  private synchronized void takeBack(Object key) {
    atClose.remove(key);
  }

  /// How much is done when the connection closes, besides the ends of its subscriptions.
  synchronized int atClose() {
    return atClose.size();
  }

  @Override
  public synchronized boolean isIdle() {
    return underway == 0 && outbox.isEmpty();
  }

  @Override
  public void closed() {
    List<Runnable> tasks;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      next = null;
      tasks = List.copyOf(atClose.values());
      atClose.clear();
    }
    service.counters().closed();
    outbox.close();
    subscriptions.values().forEach(Subscription::close);
    tasks.forEach(Runnable::run);
  }
}
