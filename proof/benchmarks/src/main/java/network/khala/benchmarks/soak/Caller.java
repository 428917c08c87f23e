package network.khala.benchmarks.soak;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Makes one call after the other, with a little time in between; each must get its result.
abstract class Caller implements Runnable {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Faults faults;
  private final Latencies latencies;

  Caller(Faults faults, Latencies latencies) {
    this.faults = faults;
    this.latencies = latencies;
  }

  /// Sends a call and waits for what comes.
  abstract String answer(String call) throws IOException, InterruptedException;

  @Override
  public void run() {
    try {
      for (long id = 1; !faults.isOver(); id++) {
        String call = Calls.any(id);
        long begin = System.nanoTime();
        String answer = answer(call);
        latencies.add(System.nanoTime() - begin);
        if (!Calls.answers(answer, id)) {
          faults.add(call + " got " + answer.substring(0, Math.min(200, answer.length())));
        }
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      faults.add("a caller's connection broke: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Over HTTP.
  static final class OverHttp extends Caller {
    private final Peers peers;
    private final HttpClient client;

    OverHttp(Peers peers, HttpClient client, Faults faults, Latencies latencies) {
      super(faults, latencies);
      this.peers = peers;
      this.client = client;
    }

    @Override
    String answer(String call) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(peers.http())
              .header("Content-Type", "application/json")
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofString(call))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  /// Over a WebSocket.
  static final class OverWebSocket extends Caller implements WebSocket.Listener {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    OverWebSocket(Peers peers, HttpClient client, Faults faults, Latencies latencies)
        throws IOException, InterruptedException {
      super(faults, latencies);
      this.socket = peers.open(client, this);
    }

    @Override
    String answer(String call) throws InterruptedException {
      socket.sendText(call, true).join();
      String answer = answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return answer == null ? "nothing" : answer;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        answers.add(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      answers.add("the end: " + code + " " + reason);
      return null;
    }
  }
}
