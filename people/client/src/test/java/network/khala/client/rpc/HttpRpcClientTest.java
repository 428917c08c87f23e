package network.khala.client.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpRpcClientTest {

  @Test
  void call_answered_returnsResult() throws Exception {
    try (var server = new Server(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"Khala\"}");
        var client = RpcClient.connect(server.uri())) {
      assertThat(client.call("system_chain").stringValue()).isEqualTo("Khala");
    }
  }

  @Test
  void call_errorAnswer_throwsIt() throws Exception {
    try (var server =
            new Server(200, "{\"id\":1,\"error\":{\"code\":-32601,\"message\":\"not found\"}}");
        var client = RpcClient.connect(server.uri())) {
      assertThatThrownBy(() -> client.call("x"))
          .isInstanceOfSatisfying(
              RpcException.Answered.class, e -> assertThat(e.code()).isEqualTo(-32601));
    }
  }

  @Test
  void call_httpError_isMalformed() throws Exception {
    try (var server = new Server(503, "busy");
        var client = RpcClient.connect(server.uri())) {
      assertThatThrownBy(() -> client.call("x"))
          .isInstanceOf(RpcException.Malformed.class)
          .hasMessageContaining("HTTP status 503");
    }
  }

  @Test
  void call_answerOfOtherCall_isMalformed() throws Exception {
    try (var server = new Server(200, "{\"id\":77,\"result\":1}");
        var client = RpcClient.connect(server.uri())) {
      assertThatThrownBy(() -> client.call("x")).isInstanceOf(RpcException.Malformed.class);
    }
  }

  @Test
  void call_answerLongerThanAllowed_failsBounded() throws Exception {
    try (var server = new Server(200, "x".repeat(100_000));
        var client = RpcClient.connect(server.uri(), RpcOptions.DEFAULT.withBounds(1000, 10, 10))) {
      assertThatThrownBy(() -> client.call("x")).isInstanceOf(RpcException.class);
    }
  }

  @Test
  void call_nobodyListens_isDisconnected() {
    try (var client =
        RpcClient.connect(
            URI.create("http://127.0.0.1:1"),
            RpcOptions.DEFAULT.withRequestTimeout(Duration.ofSeconds(5)))) {
      assertThatThrownBy(() -> client.call("x"))
          .isInstanceOf(RpcException.Disconnected.class)
          .hasMessageContaining("connection refused");
    }
  }

  @Test
  void subscribe_overHttp_isRefused() {
    try (var client = RpcClient.connect(URI.create("http://127.0.0.1:1"))) {
      assertThatThrownBy(() -> client.subscribe(SubscriptionKind.NEW_HEADS, List.of()))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void connect_unknownScheme_isRefused() {
    assertThatThrownBy(() -> RpcClient.connect(URI.create("ftp://x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scheme");
  }

  private static final class Server implements AutoCloseable {
    private final HttpServer http;

    Server(int status, String body) throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      http.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      http.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }
}
