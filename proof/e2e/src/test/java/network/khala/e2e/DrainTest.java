package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that is asked to stop while it is at work.
class DrainTest {
  /// Some tenths of a second of work.
  private static final String MANY_BLOCKS = request("dev_newBlock", "{\"count\":150}");

  /// A connection that is open already when the node is asked to stop.
  private static final class Kept implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    Kept(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(get("/health/readiness")).isEqualTo("HTTP/1.1 200 OK");
    }

    String get(String path) throws IOException {
      return ask("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }

    String post(String body) throws IOException {
      return ask(
          "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
    }

    /// @return the first line of the answer, whose end is passed over
    private String ask(String request) throws IOException {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status = answers.readLine();
      int length = 0;
      for (String line = answers.readLine();
          line != null && !line.isEmpty();
          line = answers.readLine()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
      }
      answers.skip(length);
      return status;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void sigterm_requestUnderway_isAnsweredAndNewOnesAreRefused(@TempDir Path folder)
      throws IOException, InterruptedException, ExecutionException {
    try (DevelopmentNode node = DevelopmentNode.start(folder, "--block-time", "instant");
        Kept probe = new Kept(node.port());
        Kept client = new Kept(node.port())) {
      NodeRpc rpc = node.rpc();
      CompletableFuture<NodeRpc.Answer> underway =
          CompletableFuture.supplyAsync(() -> post(rpc, MANY_BLOCKS));
      rpc.awaitFinal(1);

      CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> terminate(node));
      awaitPortClosed(node.port());
      if (!underway.isDone()) {
        assertThat(probe.get("/health/readiness")).startsWith("HTTP/1.1 503");
        assertThat(client.post(request("system_health"))).startsWith("HTTP/1.1 503");
      }

      assertThat(underway.get().json().path("result").asString("")).startsWith("0x");
      assertThat(exit.get()).isEqualTo(130);
      assertThatThrownBy(() -> rpc.call("system_health")).isInstanceOf(IOException.class);
    }
  }

  private static String request(String method, String... parameters) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}"
        .formatted(method, String.join(",", parameters));
  }

  /// New connections are what a balancer tries first.
  private static void awaitPortClosed(int port) throws InterruptedException {
    while (isOpen(port)) {
      Thread.sleep(1);
    }
  }

  private static boolean isOpen(int port) {
    try (Socket another = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return another.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static NodeRpc.Answer post(NodeRpc rpc, String body) {
    try {
      return rpc.post(body);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the request that was underway was lost", e);
    }
  }

  private static int terminate(DevelopmentNode node) {
    try {
      return node.process().terminate();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
