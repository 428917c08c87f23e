package network.khala.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Clients of a server on this machine, each group behind an address of its own: all of 127.0.0.0/8
/// is this machine.
final class Peers implements AutoCloseable {
  private final int port;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HttpClient> clients = new ArrayList<>();

  Peers(int port) {
    this.port = port;
  }

  /// A client behind the address `127.0.group.number`.
  synchronized HttpClient at(int group, int number) throws IOException {
    HttpClient client =
        HttpClient.newBuilder().localAddress(address(group, number)).executor(threads).build();
    clients.add(client);
    return client;
  }

  static InetAddress address(int group, int number) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, (byte) group, (byte) number});
  }

  int port() {
    return port;
  }

  URI http() {
    return URI.create("http://127.0.0.1:" + port);
  }

  WebSocket open(HttpClient client, WebSocket.Listener listener)
      throws IOException, InterruptedException {
    try {
      return client
          .newWebSocketBuilder()
          .buildAsync(URI.create("ws://127.0.0.1:" + port), listener)
          .get();
    } catch (ExecutionException e) {
      throw new IOException("no connection: " + e.getCause(), e);
    }
  }

  @Override
  public synchronized void close() {
    clients.forEach(HttpClient::shutdownNow);
    threads.shutdownNow();
  }
}
