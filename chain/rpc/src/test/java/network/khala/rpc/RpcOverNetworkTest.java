package network.khala.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.RpcService;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.transport.HostRule;
import network.khala.rpc.transport.OriginRule;
import network.khala.rpc.transport.Quotas;
import network.khala.rpc.transport.TransportHandler.Health;
import network.khala.rpc.transport.TransportOptions;
import network.khala.rpc.transport.TransportServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;

/// Transport and dispatch together, over real sockets.
@Timeout(60)
class RpcOverNetworkTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_CHARS = 20_000;
  private static final RpcLimits LIMITS =
      new RpcLimits(MAX_CHARS, 1 << 20, 10, 2, 100, 8, 8, 8, 100, 1 << 20, 4 << 20, 0);
  private static final String SUBSCRIBE = "{\"jsonrpc\":\"2.0\",\"method\":\"sub\",\"id\":1}";

  private final List<Sink> sinks = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final Semaphore waiting = new Semaphore(0);
  private final Semaphore proceed = new Semaphore(0);
  private final HttpClient http = HttpClient.newHttpClient();
  private TransportServer server;

  @BeforeEach
  void start() throws IOException {
    var service =
        new RpcService(
            new Methods.Builder(LIMITS.maxResponseChars())
                .query(
                    "length",
                    List.of("text"),
                    (params, context) -> JSON.numberNode(params.text("text").length()))
                .query(
                    "big",
                    List.of("length"),
                    (params, context) ->
                        JSON.stringNode("x".repeat((int) params.number("length", 1 << 20))))
                .query(
                    "wait",
                    List.of(),
                    (params, context) -> {
                      waiting.release();
                      proceed.acquireUninterruptibly();
                      return JSON.stringNode("waited");
                    })
                .subscription(
                    new Methods.SubscriptionNames("sub", "unsub", "note"),
                    List.of(),
                    (params, context, sink) -> {
                      sink.send(JSON.stringNode("first"));
                      sinks.add(sink);
                      return () -> ended.add("ended");
                    })
                .build(),
            LIMITS,
            UnsafeMethods.AUTO,
            new RpcService.Vitals(
                () -> new Health(true, "{\"peers\":0}"),
                () -> new Health(false, "{\"isSyncing\":true}")));
    server =
        TransportServer.start(
            new TransportOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                HostRule.LOCAL,
                OriginRule.DEFAULT,
                4,
                MAX_CHARS,
                10L * MAX_CHARS,
                Duration.ofSeconds(30),
                Quotas.DEFAULT,
                Duration.ofSeconds(2),
                Optional.empty()),
            service);
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    server.close();
  }

  private static final class Client implements WebSocket.Listener {
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<String> closes = new LinkedBlockingQueue<>();
    final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        messages.add(partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      pongs.add(StandardCharsets.UTF_8.decode(message).toString());
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closes.add(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closes.add("error");
    }

    String take() throws InterruptedException {
      String message = messages.poll(20, TimeUnit.SECONDS);
      return message == null ? "nothing came" : message;
    }

    String closed() throws InterruptedException {
      String close = closes.poll(20, TimeUnit.SECONDS);
      return close == null ? "still open" : close;
    }
  }

  private WebSocket connect(Client client) {
    return http.newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/"), client)
        .join();
  }

  private HttpResponse<String> post(String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String length(int id, String text) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"length\",\"params\":[\""
        + text
        + "\"],\"id\":"
        + id
        + "}";
  }

  @Test
  void oneport_servesBothProtocols() throws Exception {
    assertThat(post(length(1, "abc")).body())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"result\":3,\"id\":1}");
    var client = new Client();
    connect(client).sendText(length(2, "abcd"), true).join();
    assertThat(client.take()).isEqualTo("{\"jsonrpc\":\"2.0\",\"result\":4,\"id\":2}");
  }

  @Test
  void webSocket_messageInFragments_isPutTogether() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    String message = length(1, "é".repeat(10_000));
    for (int at = 0; at < message.length(); at += 1000) {
      int end = Math.min(message.length(), at + 1000);
      socket.sendText(message.substring(at, end), end == message.length()).join();
    }
    assertThat(client.take()).contains("\"result\":10000");
  }

  @Test
  void webSocket_ping_isAnswered() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    socket.sendPing(ByteBuffer.wrap("hi".getBytes(StandardCharsets.UTF_8))).join();
    assertThat(client.pongs.poll(20, TimeUnit.SECONDS)).isEqualTo("hi");
    socket.sendText(length(1, "a"), true).join();
    assertThat(client.take()).contains("\"result\":1");
  }

  @Test
  void webSocket_messageTooLong_isRefusedAndTheConnectionLives() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    socket.sendText(length(1, "x".repeat(10 * MAX_CHARS)), true).join();
    assertThat(client.take()).contains("-32007").contains("\"id\":null");
    socket.sendText(length(2, "a"), true).join();
    assertThat(client.take()).contains("\"result\":1");
  }

  @Test
  void webSocket_rubbish_isAnsweredAndTheConnectionLives() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    socket.sendText("no json", true).join();
    assertThat(client.take()).contains("-32700");
    socket.sendText("[".repeat(10_000), true).join();
    assertThat(client.take()).contains("-32700");
    socket.sendText(length(2, "a"), true).join();
    assertThat(client.take()).contains("\"result\":1");
  }

  @Test
  void webSocket_binaryMessage_endsTheConnection() throws Exception {
    var client = new Client();
    connect(client).sendBinary(ByteBuffer.allocate(3), true).join();
    assertThat(client.closed()).startsWith("1003");
  }

  @Test
  void subscription_idComesBeforeItsFirstMessage() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    socket.sendText(SUBSCRIBE, true).join();
    String id = client.take().replaceAll(".*\"result\":\"(\\w{16})\".*", "$1");
    assertThat(client.take())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":{\"subscription\":\""
                + id
                + "\",\"result\":\"first\"}}");
    sinks.getFirst().send(JSON.numberNode(2));
    assertThat(client.take()).contains("\"result\":2");
    socket
        .sendText(
            "{\"jsonrpc\":\"2.0\",\"method\":\"unsub\",\"params\":[\"" + id + "\"],\"id\":2}", true)
        .join();
    assertThat(client.take()).contains("\"result\":true");
    assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo("ended");
    sinks.getFirst().send(JSON.numberNode(3));
    socket.sendText(length(9, ""), true).join();
    assertThat(client.take()).contains("\"id\":9");
  }

  @Test
  void subscription_connectionGone_isEnded() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    socket.sendText(SUBSCRIBE, true).join();
    client.take();
    socket.abort();
    assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo("ended");
  }

  @Test
  void subscription_moreThanAllowed_isRefused() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      socket.sendText(SUBSCRIBE, true).join();
    }
    while (answers.size() < 3) {
      String message = client.take();
      if (message.contains("\"id\":1")) {
        answers.add(message);
      }
    }
    assertThat(answers).filteredOn(answer -> answer.contains("-32006")).hasSize(1);
  }

  @Test
  void subscription_peerDoesNotRead_isDisconnectedAndMemoryStaysBounded() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setReceiveBufferSize(4096);
      socket
          .getOutputStream()
          .write(
              """
              GET / HTTP/1.1
              Host: localhost
              Upgrade: websocket
              Connection: Upgrade
              Sec-WebSocket-Version: 13
              Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

              """
                  .replace("\n", "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] text = SUBSCRIBE.getBytes(StandardCharsets.US_ASCII);
      byte[] frame = new byte[6 + text.length];
      frame[0] = (byte) 0x81;
      frame[1] = (byte) (0x80 | text.length);
      System.arraycopy(text, 0, frame, 6, text.length);
      socket.getOutputStream().write(frame);
      while (sinks.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      var message = JSON.stringNode("x".repeat(50_000));
      String end = null;
      for (int i = 0; i < 10_000 && end == null; i++) {
        sinks.getFirst().send(message);
        end = ended.poll();
      }
      if (end == null) {
        end = ended.poll(20, TimeUnit.SECONDS);
      }
      assertThat(end).isEqualTo("ended");
    }
    while (server.connections() > 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void connections_moreThanAllowed_areRefused() throws Exception {
    List<WebSocket> open = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      open.add(connect(new Client()));
    }
    assertThatThrownBy(() -> connect(new Client())).isInstanceOf(CompletionException.class);
    assertThat(post(length(1, "a")).statusCode()).isEqualTo(429);
    open.getFirst().abort();
    while (post(length(1, "a")).statusCode() != 200) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void http_otherRequests_haveTheirStatus() throws Exception {
    assertThat(post("x".repeat(MAX_CHARS + 1)).statusCode()).isEqualTo(413);
    assertThat(post("x".repeat(MAX_CHARS + 1)).body()).contains("-32007");
    assertThat(post("no json").body()).contains("-32700");
    assertThat(post("{\"jsonrpc\":\"2.0\",\"method\":\"length\"}").statusCode()).isEqualTo(204);
    URI root = URI.create("http://127.0.0.1:" + server.port());
    assertThat(get(root.resolve("/")).statusCode()).isEqualTo(405);
    assertThat(get(root.resolve("/nowhere")).statusCode()).isEqualTo(404);
    HttpResponse<String> health = get(root.resolve("/health"));
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"peers\":0}");
    HttpResponse<String> readiness = get(root.resolve("/health/readiness"));
    assertThat(readiness.statusCode()).isEqualTo(503);
    assertThat(readiness.body()).isEqualTo("{\"isSyncing\":true}");
    HttpRequest text =
        HttpRequest.newBuilder(root).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
    assertThat(http.send(text, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(415);
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void http_foreignOriginOrHost_isTurnedAway() throws Exception {
    assertThat(post(length(1, "a"), "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    HttpResponse<String> wallet = post(length(1, "a"), "Origin", "https://polkadot.js.org");
    assertThat(wallet.statusCode()).isEqualTo(200);
    assertThat(wallet.headers().firstValue("access-control-allow-origin"))
        .contains("https://polkadot.js.org");
    assertThat(post(length(1, "a"), "Origin", "http://localhost:8080").statusCode()).isEqualTo(200);
    assertThat(rawStatus("POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n"))
        .contains("403");
    assertThatThrownBy(
            () ->
                http.newWebSocketBuilder()
                    .header("Origin", "https://evil.example")
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/"), new Client())
                    .join())
        .isInstanceOf(CompletionException.class);
  }

  private String rawStatus(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] head = socket.getInputStream().readNBytes(12);
      return new String(head, StandardCharsets.US_ASCII);
    }
  }

  @Test
  void pipelinedLargeAnswers_arriveAllToAPeerThatReads() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    for (int i = 0; i < 40; i++) {
      socket
          .sendText(
              "{\"jsonrpc\":\"2.0\",\"method\":\"big\",\"params\":[100000],\"id\":" + i + "}", true)
          .join();
    }
    for (int i = 0; i < 40; i++) {
      assertThat(client.take()).hasSizeGreaterThan(100_000);
    }
  }

  @Test
  void close_openConnections_areToldGoodbye() throws Exception {
    var client = new Client();
    WebSocket socket = connect(client);
    socket.sendText(length(1, "a"), true).join();
    client.take();
    server.close();
    assertThat(client.closed()).startsWith("1001");
  }

  @Test
  void close_requestsUnderway_areAnsweredBeforeTheGoodbye() throws Exception {
    var client = new Client();
    connect(client).sendText(call("wait"), true).join();
    CompletableFuture<HttpResponse<String>> overHttp =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return post(call("wait"));
              } catch (Exception e) {
                throw new CompletionException(e);
              }
            });
    waiting.acquire(2);
    URI health = URI.create("http://127.0.0.1:" + server.port() + "/health");
    Thread closing = Thread.ofVirtual().start(server::close);
    proceed.release(2);
    assertThat(client.take()).contains("\"result\":\"waited\"");
    assertThat(client.closed()).startsWith("1001 the server shuts down");
    assertThat(overHttp.get(20, TimeUnit.SECONDS).body()).contains("waited");
    closing.join();
    assertThatThrownBy(() -> get(health)).isInstanceOf(IOException.class);
  }

  @Test
  void close_longAnswerThatIsBeingRead_arrivesWhole() throws Exception {
    int length = 1_000_000;
    String body = "{\"jsonrpc\":\"2.0\",\"method\":\"big\",\"params\":[" + length + "],\"id\":1}";
    try (Socket reader = new Socket()) {
      // What the system takes off the server's hands must be a part of the answer only.
      reader.setReceiveBufferSize(8 << 10);
      reader.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      reader
          .getOutputStream()
          .write(
              ("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                      + "Content-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream answer = reader.getInputStream();
      assertThat(answer.read()).isEqualTo('H');
      Thread closing = Thread.ofVirtual().start(server::close);
      long read = 0;
      byte[] part = new byte[16 << 10];
      for (int next = answer.read(part); next >= 0 && read < length; next = answer.read(part)) {
        read += next;
        Thread.sleep(1);
      }
      assertThat(read).isGreaterThan(length);
      closing.join();
    }
  }

  @Test
  void close_requestThatNeverEnds_isNotWaitedForLong() throws Exception {
    var client = new Client();
    connect(client).sendText(call("wait"), true).join();
    waiting.acquire();
    server.close();
    assertThat(client.closed()).startsWith("1001");
    proceed.release();
  }

  private static String call(String method) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"id\":1}";
  }
}
