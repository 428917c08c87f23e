package network.khala.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a node answers to requests that are none, and that it goes on afterwards.
class BadRequestsTest {
  private static final int MAX_REQUEST = 15 * 1024 * 1024;

  @TempDir private static Path folder;
  private static DevelopmentNode node;

  @BeforeAll
  static void start() throws InterruptedException {
    node = DevelopmentNode.start(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void nodeServes() throws IOException, InterruptedException {
    assertThat(node.rpc().call("system_health").has("peers")).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          not JSON         | hello                                                       | -32700
          cut off          | {"jsonrpc":"2.0","id":1,"method":"system_health"            | -32700
          two values       | {"jsonrpc":"2.0","id":1,"method":"system_health"} {}        | -32700
          a NaN            | {"jsonrpc":"2.0","id":1,"method":"system_health","params":[NaN]} | -32700
          a number         | 17                                                          | -32600
          an empty batch   | []                                                          | -32600
          no version       | {"id":1,"method":"system_health"}                           | -32600
          another version  | {"jsonrpc":"1.0","id":1,"method":"system_health"}           | -32600
          no method        | {"jsonrpc":"2.0","id":1}                                    | -32600
          a number as name | {"jsonrpc":"2.0","id":1,"method":7}                         | -32600
          an object as id  | {"jsonrpc":"2.0","id":{},"method":"system_health"}          | -32600
          text for params  | {"jsonrpc":"2.0","id":1,"method":"system_health","params":"x"} | -32600
          unknown method   | {"jsonrpc":"2.0","id":1,"method":"no_such"}                 | -32601
          a missing one    | {"jsonrpc":"2.0","id":1,"method":"state_getStorage","params":[]} | -32602
          no hexadecimal   | {"jsonrpc":"2.0","id":1,"method":"state_getStorage","params":["0xzz"]} | -32602
          half a byte      | {"jsonrpc":"2.0","id":1,"method":"state_getStorage","params":["0x123"]} | -32602
          a short hash     | {"jsonrpc":"2.0","id":1,"method":"chain_getBlock","params":["0x12"]} | -32602
          a wrong type     | {"jsonrpc":"2.0","id":1,"method":"chain_getBlock","params":[{}]} | -32602
          below zero       | {"jsonrpc":"2.0","id":1,"method":"chain_getBlockHash","params":[-1]} | -32602
          too many pages   | {"jsonrpc":"2.0","id":1,"method":"state_getKeysPaged","params":["0x",1000000]} | 4002
          no such block    | {"jsonrpc":"2.0","id":1,"method":"state_getStorage","params":["0x00","0x0000000000000000000000000000000000000000000000000000000000000000"]} | 4003
          """)
  void request_malformed_hasItsCode(String name, String body, int code)
      throws IOException, InterruptedException {
    NodeRpc.Answer answer = node.rpc().post(body);
    assertThat(answer.errorCode()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.json().path("error").path("message").asString("")).isNotEmpty();
  }

  @Test
  void request_nestedTooDeep_isNoJson() throws IOException, InterruptedException {
    for (int depth : new int[] {65, 1_000, 1_000_000}) {
      String body =
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system_health\",\"params\":"
              + "[".repeat(depth)
              + "]".repeat(depth)
              + "}";
      assertThat(node.rpc().post(body).errorCode()).as("depth %d", depth).isEqualTo(-32700);
    }
  }

  @Test
  void request_withBytesThatAreNoText_isABadRequest() throws IOException, InterruptedException {
    byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\u00ff\u00fe\"}".getBytes(ISO_8859_1);
    assertThat(node.rpc().post(body).status()).isEqualTo(400);
  }

  @Test
  void request_tooLong_isRefusedByHttpAndNotOverASocket() throws IOException, InterruptedException {
    String body = NodeRpc.request("state_getStorage", "0x" + "00".repeat(MAX_REQUEST / 2));
    assertThat(node.rpc().post(body).status()).isEqualTo(413);
    try (Socket socket = Socket.open(node.url())) {
      assertThat(socket.ask(body).path("error").path("code").asInt()).isEqualTo(-32007);
      assertThat(socket.ask(NodeRpc.request("system_chain")).path("result").asString())
          .isEqualTo("Khala Development");
    }
  }

  @Test
  void batch_tooLong_isRefusedWhole() throws IOException, InterruptedException {
    String one = NodeRpc.request("system_chain");
    assertThat(node.rpc().post(batch(one, 1_000)).json()).hasSize(1_000);
    assertThat(node.rpc().post(batch(one, 1_001)).errorCode()).isEqualTo(-32010);
  }

  private static String batch(String one, int count) {
    return "[" + String.join(",", Collections.nCopies(count, one)) + "]";
  }

  @Test
  void batch_withBadItems_answersEachByItself() throws IOException, InterruptedException {
    NodeRpc.Answer answer =
        node.rpc()
            .post(
                """
                [1,
                 {"jsonrpc":"2.0","id":"a","method":"no_such"},
                 {"jsonrpc":"2.0","method":"system_chain"},
                 {"jsonrpc":"2.0","id":null,"method":"system_chain"}]
                """);
    assertThat(answer.json()).as(answer.toString()).hasSize(3);
    assertThat(answer.json().toString()).contains("-32600", "-32601", "Khala Development");
  }

  @Test
  void socket_withBadMessages_livesOn() throws IOException, InterruptedException {
    try (Socket socket = Socket.open(node.url())) {
      assertThat(socket.ask("nonsense").path("error").path("code").asInt()).isEqualTo(-32700);
      assertThat(socket.ask("[]").path("error").path("code").asInt()).isEqualTo(-32600);
      String subscribed = NodeRpc.request("chain_unsubscribeNewHeads", "no such id");
      assertThat(socket.ask(subscribed).has("jsonrpc")).isTrue();
    }
  }

  @Test
  void socket_withBinaryMessages_isAnsweredOrClosed() throws IOException, InterruptedException {
    try (Socket socket = Socket.open(node.url())) {
      socket.sendBinary(NodeRpc.request("system_chain").getBytes(UTF_8));
      assertThat(socket.answeredOrClosed()).isTrue();
    }
  }

  /// A WebSocket, a question at a time.
  private static final class Socket implements WebSocket.Listener, AutoCloseable {
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private CompletableFuture<String> answer = new CompletableFuture<>();

    private Socket(HttpClient http, String url) {
      socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    }

    static Socket open(String url) {
      return new Socket(HttpClient.newHttpClient(), url);
    }

    JsonNode ask(String message) {
      answer = new CompletableFuture<>();
      socket.sendText(message, true).join();
      return Lines.parse(answer.orTimeout(1, TimeUnit.MINUTES).join());
    }

    void sendBinary(byte[] message) {
      answer = new CompletableFuture<>();
      socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    boolean answeredOrClosed() {
      return answer.orTimeout(1, TimeUnit.MINUTES).handle((_, _) -> answer.isDone()).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        answer.complete(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      answer.complete("{}");
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      answer.completeExceptionally(error);
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
