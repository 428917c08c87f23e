package network.khala.benchmarks.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Sends rubbish as fast as it is taken, and connects again when it is thrown out.
final class Flood implements Runnable {
  private static final int MESSAGES = 200;
  private static final int RANDOM_BYTES = 4096;
  private static final int TIMEOUT_MILLIS = 5000;
  private static final List<String> RUBBISH =
      List.of(
          "",
          "null",
          "{",
          "[".repeat(100_000),
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nothing\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"system_health\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"state_getStorage\",\"params\":[\"0x"
              + "z".repeat(1000)
              + "\"]}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"author_submitExtrinsic\",\"params\":[\"0x"
              + "00".repeat(50_000)
              + "\"]}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"state_call\",\"params\":[\"Core_version\",\"0x"
              + "ff".repeat(1000)
              + "\"]}",
          "[" + "1,".repeat(5000) + "1]",
          "\"" + "x".repeat(1 << 20) + "\"");

  private final Peers peers;
  private final HttpClient client;
  private final InetAddress address;
  private final Faults faults;
  private final AtomicLong sent;

  Flood(Peers peers, HttpClient client, InetAddress address, Faults faults, AtomicLong sent) {
    this.peers = peers;
    this.client = client;
    this.address = address;
    this.faults = faults;
    this.sent = sent;
  }

  @Override
  public void run() {
    while (!faults.isOver()) {
      try {
        switch (ThreadLocalRandom.current().nextInt(4)) {
          case 0 -> overHttp();
          case 1 -> bytes();
          case 2 -> binary();
          default -> overWebSocket();
        }
      } catch (IOException | CompletionException e) {
        // Thrown out, as it should be.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String any() {
    return RUBBISH.get(ThreadLocalRandom.current().nextInt(RUBBISH.size()));
  }

  private void overWebSocket() throws IOException, InterruptedException {
    WebSocket socket = peers.open(client, new WebSocket.Listener() {});
    try {
      for (int i = 0; i < MESSAGES && !faults.isOver(); i++) {
        socket.sendText(any(), true).join();
        sent.incrementAndGet();
      }
    } finally {
      socket.abort();
    }
  }

  private void binary() throws IOException, InterruptedException {
    WebSocket socket = peers.open(client, new WebSocket.Listener() {});
    try {
      socket.sendBinary(ByteBuffer.wrap(random()), true).join();
      sent.incrementAndGet();
    } finally {
      socket.abort();
    }
  }

  private void overHttp() throws IOException, InterruptedException {
    client.send(
        HttpRequest.newBuilder(peers.http())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(any()))
            .build(),
        HttpResponse.BodyHandlers.discarding());
    sent.incrementAndGet();
  }

  /// Neither HTTP nor anything else, or a request whose body never comes.
  private void bytes() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), peers.port(), address, 0)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      OutputStream out = socket.getOutputStream();
      if (ThreadLocalRandom.current().nextBoolean()) {
        out.write(random());
      } else {
        out.write(
            ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 15000000\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII));
      }
      out.flush();
      sent.incrementAndGet();
      if (socket.getInputStream().read() < 0) {
        throw new IOException("thrown out");
      }
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }
}
