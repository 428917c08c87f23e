package network.khala.rpc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Quotas by address over real sockets: every address of 127.0.0.0/8 is this machine's.
@Timeout(60)
class QuotasTest {
  private final List<HttpClient> clients = new ArrayList<>();

  @AfterEach
  void stop() {
    clients.forEach(HttpClient::shutdownNow);
  }

  private static TransportServer serve(Quotas quotas) throws IOException {
    return TransportServer.start(
        new TransportOptions(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            HostRule.LOCAL,
            OriginRule.DEFAULT,
            100,
            1000,
            1 << 20,
            Duration.ofSeconds(30),
            quotas,
            Duration.ofSeconds(1),
            Optional.empty()),
        new EchoHandler());
  }

  private HttpClient from(String address) {
    HttpClient client =
        HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(address)).build();
    clients.add(client);
    return client;
  }

  private static WebSocket open(HttpClient client, TransportServer server, String... headers) {
    WebSocket.Builder builder = client.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder
        .buildAsync(URI.create("ws://127.0.0.1:" + server.port()), new WebSocket.Listener() {})
        .join();
  }

  @Test
  void connections_ofOneAddress_areBoundedAndOthersAreNot() throws Exception {
    try (TransportServer server = serve(new Quotas(2, List.of(), false))) {
      HttpClient first = from("127.0.0.2");
      open(first, server);
      WebSocket second = open(first, server);
      assertThatThrownBy(() -> open(first, server)).isInstanceOf(CompletionException.class);
      open(from("127.0.0.3"), server);
      second.abort();
      while (server.connections() > 2) {
        Thread.onSpinWait();
      }
      open(first, server);
    }
  }

  @Test
  void connections_ofThisMachine_areNotCountedUnlessAProxySpeaks() throws Exception {
    try (TransportServer server = serve(new Quotas(1, Quotas.DEFAULT.exempt(), false))) {
      HttpClient here = from("127.0.0.1");
      open(here, server);
      open(here, server);
      open(here, server, "X-Forwarded-For", "203.0.113.1");
      assertThatThrownBy(() -> open(here, server, "X-Forwarded-For", "203.0.113.2"))
          .isInstanceOf(CompletionException.class);
    }
  }

  @Test
  void connections_throughATrustedProxy_areCountedByTheAddressThatItSaw() throws Exception {
    try (TransportServer server = serve(new Quotas(1, List.of(), true))) {
      HttpClient proxy = from("127.0.0.1");
      open(proxy, server, "X-Forwarded-For", "10.0.0.1, 203.0.113.1");
      assertThatThrownBy(() -> open(proxy, server, "X-Forwarded-For", "10.0.0.2, 203.0.113.1"))
          .isInstanceOf(CompletionException.class);
      open(proxy, server, "X-Forwarded-For", "203.0.113.1, 203.0.113.2");
      open(proxy, server, "Forwarded", "for=203.0.113.1, For=\"[2001:db8::1]:4711\";proto=https");
      assertThatThrownBy(() -> open(proxy, server, "X-Forwarded-For", "2001:db8::2"))
          .isInstanceOf(CompletionException.class);
    }
  }

  @Test
  void sockets_thatSayNothing_areBoundedToo() throws Exception {
    try (TransportServer server = serve(new Quotas(2, List.of(), false))) {
      List<Socket> silent = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        silent.add(
            new Socket(
                InetAddress.getLoopbackAddress(),
                server.port(),
                InetAddress.ofLiteral("127.0.0.4"),
                0));
      }
      // Twice as many as may be at work; the one too many is closed at once.
      assertThat(silent.getLast().getInputStream().read()).isEqualTo(-1);
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void body_thatTrickles_isTooSlow() {
    assertThat(HttpEndpoint.isTooSlow(1, Duration.ofSeconds(9).toNanos())).isFalse();
    assertThat(HttpEndpoint.isTooSlow(20_000, Duration.ofSeconds(11).toNanos())).isFalse();
    assertThat(HttpEndpoint.isTooSlow(1000, Duration.ofSeconds(11).toNanos())).isTrue();
  }
}
