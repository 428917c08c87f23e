package network.khala.benchmarks.chain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One WebSocket that always has two batches of requests underway.
final class BatchClient implements WebSocket.Listener {
  private static final int UNDERWAY = 2;
  private static final String VALUE = "\"result\":\"0x";

  private final List<String> messages;
  private final int batch;
  private final AtomicLong answers = new AtomicLong();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final StringBuilder answer = new StringBuilder();
  private @Nullable WebSocket socket;

  /// The last message on its way out: the next one may not overtake it.
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(true);

  private int next;

  private BatchClient(List<String> messages, int batch) {
    this.messages = messages;
    this.batch = batch;
  }

  static BatchClient connect(int port, List<String> messages, int batch)
      throws IOException, InterruptedException {
    BatchClient client = new BatchClient(messages, batch);
    try {
      client.socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create("ws://127.0.0.1:" + port), client)
              .get();
    } catch (ExecutionException e) {
      throw new IOException("the node's server is not reachable", e);
    }
    return client;
  }

  void start() {
    for (int i = 0; i < UNDERWAY; i++) {
      send();
    }
  }

  private synchronized void send() {
    WebSocket open = socket;
    if (open != null) {
      String message = messages.get(next++ % messages.size());
      sending = sending.thenCompose(done -> open.sendText(message, true));
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    answer.append(data);
    if (last) {
      check(answer);
      answer.setLength(0);
      answers.addAndGet(batch);
      send();
    }
    from.request(1);
    return null;
  }

  /// Every account exists, so every answer has a value.
  private void check(StringBuilder text) {
    int found = 0;
    for (int at = text.indexOf(VALUE); at >= 0; at = text.indexOf(VALUE, at + 1)) {
      found++;
    }
    if (found != batch) {
      failure.set(new IllegalStateException("a batch of " + batch + " got " + found + " values"));
    }
  }

  long answers() {
    return answers.get();
  }

  /// Ends the connection.
  ///
  /// @throws IllegalStateException if an answer was wrong
  void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }
}
