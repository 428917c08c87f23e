package network.khala.benchmarks.soak;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Subscribes, asks for the longest answers there are, and reads nothing. When it is disconnected
/// it begins again.
final class SlowConsumer implements Runnable {
  private static final int CALLS = 100;
  private static final Duration STAY = Duration.ofSeconds(30);
  private static final String LONG =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"state_getMetadata\",\"params\":[]}";

  private final Peers peers;
  private final HttpClient client;
  private final Faults faults;

  SlowConsumer(Peers peers, HttpClient client, Faults faults) {
    this.peers = peers;
    this.client = client;
    this.faults = faults;
  }

  @Override
  public void run() {
    while (!faults.isOver()) {
      try {
        stay();
      } catch (IOException | CompletionException | TimeoutException e) {
        // Disconnected, or not let in: as it should be.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void stay() throws IOException, InterruptedException, TimeoutException {
    WebSocket socket =
        peers.open(
            client,
            new WebSocket.Listener() {
              @Override
              public void onOpen(WebSocket opened) {
                // Asks for no messages.
              }
            });
    try {
      socket.sendText(Subscriber.SUBSCRIBE, true).join();
      for (int i = 0; i < CALLS; i++) {
        send(socket);
      }
      Thread.sleep(STAY);
    } finally {
      socket.abort();
    }
  }

  /// The server stops reading from those who do not read.
  private static void send(WebSocket socket) throws InterruptedException, TimeoutException {
    try {
      socket.sendText(LONG, true).get(STAY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }
}
