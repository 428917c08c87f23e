package network.khala.client.rpc;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Calls and subscriptions over one WebSocket at a time.
///
/// One virtual thread owns the connection: it sends what the queue holds, probes a silent node, and
/// connects again when the connection is over. Calls not sent yet outlive a broken connection;
/// those that were sent fail with it, since the node may have acted on them.
final class WebSocketRpcClient implements RpcClient {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketRpcClient.class);

  /// How soon the owner notices that a connection without traffic is over.
  private static final long LONGEST_POLL_MILLIS = 100;

  private final URI endpoint;
  private final RpcOptions options;
  private final HttpClient http;
  private final Message.Format format;

  private final AtomicLong lastId = new AtomicLong();
  private final Semaphore room;
  private final LinkedBlockingDeque<Call> unsent = new LinkedBlockingDeque<>();
  private final Set<WebSocketSubscription> repeated = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Exchange exchange;

  /// Connects.
  ///
  /// @throws RpcException.Disconnected if that fails
  WebSocketRpcClient(URI endpoint, RpcOptions options) {
    this.endpoint = endpoint;
    this.options = options;
    this.format = new Message.Format(options.maxMessageChars());
    this.room = new Semaphore(options.maxPendingRequests());
    this.http =
        HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(options.connectTimeout())
            .build();
    try {
      this.exchange = new Exchange(this, http, endpoint, options, format);
    } catch (RpcException e) {
      http.shutdownNow();
      throw e;
    }
    Thread.ofVirtual().name("rpc " + endpoint).start(this::own);
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public CompletableFuture<JsonNode> callAsync(
      String method, List<? extends @Nullable Object> params) {
    return submit(call(method, params, null));
  }

  @Override
  public RpcSubscription subscribe(SubscriptionKind kind, List<? extends @Nullable Object> params) {
    var subscription = new WebSocketSubscription(this, kind, params, options.subscriptionBuffer());
    Futures.await(submit(call(kind.subscribe(), params, subscription)));
    return subscription;
  }

  @Override
  public void close() {
    if (isClosed()) {
      return;
    }
    closed.countDown();
    exchange.connection().close();
    repeated.forEach(subscription -> ended(subscription, closedByOwner()));
    failUnsent();
    http.shutdown();
  }

  // ---- for the exchange and the subscriptions

  /// Sends a call whose answer does not matter.
  void enqueue(String method, List<? extends @Nullable Object> params) {
    if (!isClosed()) {
      unsent.add(call(method, params, null));
    }
  }

  /// The node confirmed a subscription.
  void confirmed(WebSocketSubscription subscription) {
    subscription.confirmed();
    if (subscription.kind().repeatable()) {
      repeated.add(subscription);
    }
  }

  /// A subscription is over for a reason that its consumer has to know.
  void ended(WebSocketSubscription subscription, RpcException why) {
    repeated.remove(subscription);
    subscription.end(why);
  }

  /// A subscription is not wanted any longer.
  void unsubscribe(WebSocketSubscription subscription) {
    repeated.remove(subscription);
    exchange.unsubscribe(subscription);
  }

  // ---- calls

  private Call call(
      String method,
      List<? extends @Nullable Object> params,
      @Nullable WebSocketSubscription subscription) {
    // The list may hold nulls, so List.copyOf does not do.
    return new Call(lastId.incrementAndGet(), method, new ArrayList<>(params), subscription);
  }

  private CompletableFuture<JsonNode> submit(Call call) {
    if (!room.tryAcquire()) {
      return CompletableFuture.failedFuture(
          new RpcException.Disconnected(
              call.method() + ": " + options.maxPendingRequests() + " calls are underway already",
              null));
    }
    CompletableFuture<JsonNode> result =
        call.answer()
            .orTimeout(options.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .handle((value, failure) -> finished(call, value, failure));
    unsent.add(call);
    if (isClosed()) {
      failUnsent();
    }
    return result;
  }

  private JsonNode finished(Call call, @Nullable JsonNode value, @Nullable Throwable failure) {
    room.release();
    if (value != null) {
      return value;
    }
    exchange.abandon(call);
    if (failure instanceof RpcException known) {
      throw known;
    }
    if (failure instanceof TimeoutException) {
      throw new RpcException.TimedOut(call.method(), options.requestTimeout());
    }
    throw new IllegalStateException(failure);
  }

  private void failUnsent() {
    for (Call call = unsent.poll(); call != null; call = unsent.poll()) {
      call.answer().completeExceptionally(closedByOwner());
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private RpcException closedByOwner() {
    return new RpcException.Closed("the client of node " + endpoint + " was closed");
  }

  // ---- the owner's thread

  private void own() {
    try {
      do {
        serve(exchange);
      } while (reconnect());
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but the end of the program.
      close();
    }
  }

  private void serve(Exchange over) throws InterruptedException {
    for (WebSocketSubscription subscription : repeated) {
      var _ = over.send(call(subscription.kind().subscribe(), subscription.params(), subscription));
    }
    WebSocketConnection connection = over.connection();
    long limit = options.pingInterval().toMillis();
    long poll = Math.clamp(limit / 4, 1, LONGEST_POLL_MILLIS);
    boolean probed = false;
    while (connection.isOpen() && !isClosed()) {
      Call call = unsent.poll(poll, TimeUnit.MILLISECONDS);
      if (call != null && !call.answer().isDone() && !over.send(call)) {
        unsent.addFirst(call);
      }
      long silent = connection.silence().toMillis();
      if (silent < limit) {
        probed = false;
      } else if (!probed) {
        probed = true;
        connection.ping();
      } else if (silent >= 2 * limit) {
        connection.end(
            new RpcException.Disconnected(
                "node " + endpoint + " has been silent for " + silent + " ms", null));
      }
    }
  }

  /// Connects again, however long it takes.
  ///
  /// @return false if the client was closed
  private boolean reconnect() throws InterruptedException {
    long delay = options.firstRetryDelay().toMillis();
    for (int attempt = 1; !closed.await(delay, TimeUnit.MILLISECONDS); attempt++) {
      try {
        exchange = new Exchange(this, http, endpoint, options, format);
        LOG.info("connected again node={} attempt={}", endpoint, attempt);
        if (isClosed()) {
          exchange.connection().close();
        }
        return !isClosed();
      } catch (RpcException e) {
        delay = Math.min(2 * delay, options.maxRetryDelay().toMillis());
        LOG.warn("{}; retry in {} ms (attempt {})", e.getMessage(), delay, attempt);
      }
    }
    return false;
  }
}
