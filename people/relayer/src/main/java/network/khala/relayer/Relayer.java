package network.khala.relayer;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import network.khala.client.ChainClient;
import network.khala.client.rpc.RpcOptions;
import network.khala.relayer.WorkerStatus.Activity;
import org.jspecify.annotations.Nullable;

/// Feeds one or many pRuntimes from a node and brings their registrations and messages on chain.
///
/// ```java
/// try (var relayer = new Relayer(config, events)) {
///   relayer.start();
///   relayer.status().forEach(System.out::println);
/// }
/// ```
///
/// It needs no trust: enclaves verify what they are fed, the chain verifies what it is sent. Each
/// worker has a thread of its own and goes on when others fail; node and workers may come and go.
/// Safe for use by several threads.
///
/// Source: `docs/protocol/relayer.md`.
public final class Relayer implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  /// A worker that misses challenges loses money, so a node that is back is found soon.
  private static final RpcOptions NODE_OPTIONS =
      RpcOptions.DEFAULT.withRetryDelays(Duration.ofMillis(250), Duration.ofSeconds(3));

  private final RelayerConfig config;
  private final RelayerEvents events;
  private final Supplier<ChainClient> connector;
  private final HttpClient http;
  private final Map<URI, StatusBoard> boards = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch ended;
  private @Nullable Node node;
  private boolean closed;

  /// A relayer that does nothing yet.
  public Relayer(RelayerConfig config, RelayerEvents events) {
    this(config, events, () -> ChainClient.connect(config.node(), NODE_OPTIONS));
  }

  Relayer(RelayerConfig config, RelayerEvents events, Supplier<ChainClient> connector) {
    this.config = config;
    this.events = events;
    this.connector = connector;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    this.ended = new CountDownLatch(config.pruntimes().size());
    config.pruntimes().forEach(each -> boards.put(each, new StatusBoard(each, events)));
  }

  /// Begins. Returns at once; what comes of it is told as events. A second call does nothing.
  public synchronized void start() {
    if (threads.isEmpty() && !closed) {
      threads.add(Thread.ofVirtual().name("relayer").start(this::connect));
    }
  }

  /// How it stands, in the order of the configuration.
  public List<WorkerStatus> status() {
    return boards.values().stream().map(StatusBoard::current).toList();
  }

  /// Waits until there is nothing left to do: every worker was given up, because node and enclave
  /// disagree about the chain, or has handed its identity over.
  ///
  /// @throws InterruptedException if the thread is interrupted meanwhile
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /// Whether there is nothing left to do, as [#awaitEnd()] waits for.
  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /// Ends all work and the connection to the node; waits for it, but not long. The signer's key
  /// stays open.
  @Override
  public void close() {
    List<Thread> running;
    synchronized (this) {
      closed = true;
      running = List.copyOf(threads);
      running.forEach(Thread::interrupt);
      if (node != null) {
        node.close();
      }
    }
    long end = System.nanoTime() + STOP_LIMIT.toNanos();
    try {
      for (Thread thread : running) {
        thread.join(Duration.ofNanos(Math.max(end - System.nanoTime(), 1)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }

  private void connect() {
    Backoff backoff = new Backoff(config.batches().firstRetry(), config.batches().maxRetry());
    String last = "";
    try {
      while (true) {
        try {
          attempt();
          return;
        } catch (RuntimeException e) {
          // Whoever closes the relayer interrupts this thread: that is no trouble of the node.
          if (Thread.currentThread().isInterrupted()) {
            return;
          }
          last = unconnected(Trouble.of(e, config.signer().accountId().toHex()), last);
        }
        TimeUnit.NANOSECONDS.sleep(backoff.next().toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() throws InterruptedException {
    Node connected = Node.of(connector.get(), config, events);
    try {
      if (config.patient()) {
        connected.awaitSynced(config.batches().idle());
      }
    } catch (RuntimeException | InterruptedException e) {
      connected.close();
      throw e;
    }
    begin(connected);
  }

  /// Tells of the trouble, the same once.
  private String unconnected(Trouble trouble, String last) {
    boards.values().forEach(board -> board.failed(Activity.RETRYING, trouble));
    if (!trouble.message().equals(last)) {
      boards.keySet().forEach(each -> events.error(each, trouble.message(), trouble.advice()));
    }
    return trouble.message();
  }

  private Optional<Handover> next(PRuntimeClient former, Node connected) {
    return config
        .next()
        .map(
            newer ->
                new Handover(
                    former,
                    new PRuntimeClient(http, newer),
                    connected.light(),
                    events,
                    config.batches()));
  }

  private synchronized void begin(Node connected) {
    if (closed) {
      connected.close();
      return;
    }
    node = connected;
    boards.forEach(
        (endpoint, board) -> {
          PRuntimeClient client = new PRuntimeClient(http, endpoint);
          Worker worker =
              new Worker(client, connected, config, events, board, next(client, connected));
          WorkerLoop loop =
              new WorkerLoop(worker, connected, client, board, config.batches(), events);
          threads.add(
              Thread.ofVirtual()
                  .name("worker " + endpoint)
                  .start(
                      () -> {
                        if (loop.run()) {
                          ended.countDown();
                        }
                      }));
        });
  }
}
