package network.khala.rpc.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.rpc.metrics.Exposition;
import network.khala.rpc.transport.Peer;
import network.khala.rpc.transport.TextChannel;
import network.khala.rpc.transport.TransportHandler.Health;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class RpcServiceTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Peer LOCAL = new Peer("127.0.0.1", true, Optional.empty());
  private static final Peer REMOTE = new Peer("10.0.0.7", false, Optional.of("10.0.0.7"));
  private static final Peer OTHER = new Peer("10.0.0.8", false, Optional.of("10.0.0.8"));
  private static final int UNITS = 60;
  private static final RpcLimits LIMITS =
      new RpcLimits(10_000, 200, 10, 2, 4, 4, 2, 4, 10, 10_000, 100_000, UNITS);

  private final RpcService service =
      new RpcService(
          new Methods.Builder(LIMITS.maxResponseChars())
              .query(
                  "echo",
                  List.of("first", "second"),
                  (params, context) ->
                      JSON.arrayNode()
                          .add(params.find("first").orElse(JSON.nullNode()))
                          .add(params.find("second").orElse(JSON.nullNode())))
              .query(
                  "bytes",
                  List.of("value"),
                  (params, context) -> JSON.stringNode(params.bytes("value").toHex()))
              .query(
                  "number",
                  List.of("value"),
                  (params, context) -> JSON.numberNode(params.number("value", 1000)))
              .query(
                  "long",
                  List.of("length"),
                  (params, context) ->
                      JSON.stringNode("x".repeat((int) params.number("length", 1000))))
              .query(
                  "broken",
                  List.of(),
                  (params, context) -> {
                    throw new IllegalStateException("secret detail");
                  })
              .unsafeQuery("danger", List.of(), (params, context) -> JSON.booleanNode(true))
              .subscription(
                  new Methods.SubscriptionNames("sub", "unsub", "note"),
                  List.of(),
                  (params, context, sink) -> () -> {})
              .query("dear", List.of(), (params, context) -> JSON.numberNode(1))
              .cost(UNITS + 30, "dear")
              .refused("use echo instead", "elsewhere")
              .alias("other_echo", "echo")
              .build(),
          LIMITS,
          UnsafeMethods.AUTO,
          new RpcService.Vitals(
              () -> new Health(true, "{}"), () -> new Health(false, "{\"busy\":true}")));

  private String post(String message) {
    return service.post(REMOTE, message).orElse("");
  }

  private String call(String method, String params) {
    return post(
        "{\"jsonrpc\":\"2.0\",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + ",\"id\":\"x\"}");
  }

  @Test
  void call_positionalNamedMissing_areTheSame() {
    String expected = "{\"jsonrpc\":\"2.0\",\"result\":[1,null],\"id\":\"x\"}";
    assertThat(call("echo", "[1]")).isEqualTo(expected);
    assertThat(call("echo", "[1,null]")).isEqualTo(expected);
    assertThat(call("echo", "{\"first\":1}")).isEqualTo(expected);
    assertThat(call("other_echo", "[1]")).isEqualTo(expected);
    assertThat(call("echo", "null")).contains("[null,null]");
  }

  @Test
  void call_wrongParams_sayWhichAndWhy() {
    assertThat(call("bytes", "[\"0x1\"]"))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,\"message\":\"Invalid params\","
                + "\"data\":\"value: an even number of hexadecimal digits is needed after 0x, "
                + "not \\\"0x1\\\"\"},\"id\":\"x\"}");
    assertThat(call("bytes", "[]")).contains("-32602").contains("value is missing");
    assertThat(call("bytes", "[\"\"]")).contains("\"result\":\"0x\"");
    assertThat(call("number", "[\"0x10\"]")).contains("\"result\":16");
    assertThat(call("number", "[-1]")).contains("-32602");
    assertThat(call("number", "[1001]")).contains("-32602");
    assertThat(call("number", "[1.5]")).contains("-32602");
  }

  @Test
  void call_unknownMethod_isNotFound() {
    assertThat(call("nothing", "[]"))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,\"message\":\"Method not found\"},"
                + "\"id\":\"x\"}");
  }

  @Test
  void call_unsafeMethod_onlyForLocalPeers() {
    String message = "{\"jsonrpc\":\"2.0\",\"method\":\"danger\",\"id\":1}";
    assertThat(post(message))
        .contains("-32601")
        .contains("RPC call is unsafe to be called externally");
    assertThat(service.post(LOCAL, message))
        .contains("{\"jsonrpc\":\"2.0\",\"result\":true,\"id\":1}");
  }

  @Test
  void call_methodFails_hidesTheDetail() {
    assertThat(call("broken", "[]")).contains("-32603").doesNotContain("secret");
  }

  @Test
  void call_answerTooLong_isError() {
    assertThat(call("long", "[100]")).contains("xxx");
    assertThat(call("long", "[300]")).contains("-32008").doesNotContain("xxx");
  }

  @Test
  void call_subscriptionOverHttp_isRefused() {
    assertThat(call("sub", "[]")).contains("-32601").contains("WebSocket");
    assertThat(call("unsub", "[\"1\"]")).contains("-32601");
  }

  @Test
  void batch_answersAllInOneArray() {
    assertThat(
            post(
                "[{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"id\":1},"
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"echo\"},5,"
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"none\",\"id\":2}]"))
        .startsWith("[{\"jsonrpc\":\"2.0\",\"result\":[null,null],\"id\":1},")
        .contains("\"code\":-32600")
        .endsWith("\"id\":2}]");
  }

  @Test
  void batch_ofNotifications_hasNoAnswer() {
    assertThat(service.post(REMOTE, "[{\"jsonrpc\":\"2.0\",\"method\":\"echo\"}]")).isEmpty();
    assertThat(service.post(REMOTE, "{\"jsonrpc\":\"2.0\",\"method\":\"echo\"}")).isEmpty();
  }

  @Test
  void batch_answersTooLongTogether_replacesTheLast() {
    String one = "{\"jsonrpc\":\"2.0\",\"method\":\"long\",\"params\":[100],\"id\":1}";
    String answer = post("[" + one + "," + one + "]");
    assertThat(answer).contains("xxx").contains("-32008");
  }

  @Test
  void names_ofPeer_leaveUnsafeMethodsOut() {
    Methods methods =
        new Methods.Builder(10)
            .unsafeQuery("b", List.of(), (params, context) -> JSON.nullNode())
            .query("a", List.of(), (params, context) -> JSON.nullNode())
            .build();
    assertThat(methods.names(new Answer.Context(false, false, Optional.empty(), Optional.empty())))
        .containsExactly("a");
    assertThat(methods.names(new Answer.Context(true, true, Optional.empty(), Optional.empty())))
        .containsExactly("a", "b");
  }

  private static final class Silent implements TextChannel {
    @Override
    public void send(String text, Runnable done) {
      done.run();
    }

    @Override
    public void close(int code, String reason) {}
  }

  @Test
  void onClose_takenBack_isNotRunAndNotKept() {
    var connection = (RpcConnection) service.open(LOCAL, new Silent());
    List<String> done = new ArrayList<>();
    Runnable first = connection.onClose(() -> done.add("first"));
    connection.onClose(() -> done.add("second"));
    first.run();
    first.run();
    assertThat(connection.atClose()).isEqualTo(1);
    connection.closed();
    assertThat(done).containsExactly("second");
    connection.onClose(() -> done.add("late")).run();
    assertThat(done).containsExactly("second", "late");
  }

  @Test
  void call_addressUsedUpItsUnits_isRefusedOthersAreNot() {
    String batch =
        "["
            + "{\"jsonrpc\":\"2.0\",\"method\":\"dear\",\"id\":1},".repeat(9)
            + "{\"jsonrpc\":\"2.0\",\"method\":\"dear\",\"id\":1}]";
    // The first costs more than there is, and is run all the same: that is paid back by waiting.
    assertThat(post(batch))
        .startsWith("[{\"jsonrpc\":\"2.0\",\"result\":1,\"id\":1},{")
        .contains("-32999")
        .contains("RPC rate limit exceeded")
        .contains("calls from one address may cost 60 units a minute; try again in ");
    assertThat(call("echo", "[]")).contains("-32999");
    assertThat(service.post(OTHER, "{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"id\":1}"))
        .hasValueSatisfying(answer -> assertThat(answer).contains("result"));
    assertThat(service.post(LOCAL, batch))
        .hasValueSatisfying(answer -> assertThat(answer).doesNotContain("-32999"));
  }

  @Test
  void call_methodThatOthersHave_saysWhyNot() {
    assertThat(call("elsewhere", "[]")).contains("-32601").contains("use echo instead");
    assertThat(call("danger", "[]")).contains("-32601").contains("--rpc-methods unsafe");
  }

  @Test
  void metrics_countByMethodAndEnd() {
    call("echo", "[]");
    call("echo", "[]");
    call("number", "[-1]");
    call("made up by a peer", "[]");
    post("no json");
    var page = new Exposition(Map.of());
    service.metrics().writeTo(page);
    assertThat(page.toString())
        .contains("substrate_rpc_calls_started{method=\"echo\",protocol=\"http\"} 2\n")
        .contains(
            "substrate_rpc_calls_finished{is_error=\"false\",is_rate_limited=\"false\","
                + "method=\"echo\",protocol=\"http\"} 2\n")
        .contains(
            "substrate_rpc_calls_finished{is_error=\"true\",is_rate_limited=\"false\","
                + "method=\"number\",protocol=\"http\"} 1\n")
        .contains("{is_rate_limited=\"false\",le=\"+Inf\",method=\"echo\",protocol=\"http\"} 2\n")
        .contains("substrate_rpc_calls_started{method=\"unknown\",protocol=\"http\"} 1\n")
        .contains("khala_rpc_requests_malformed_total 1\n")
        .doesNotContain("made up");
  }

  @Test
  void metrics_sessionsAndSubscriptions_comeAndGo() {
    var connection = (RpcConnection) service.open(LOCAL, new Silent());
    assertThat(metric("substrate_rpc_sessions_opened")).isEqualTo("1");
    Subscription subscription = connection.subscribe("note");
    assertThat(metric("khala_rpc_subscriptions")).isEqualTo("1");
    subscription.close();
    assertThat(metric("khala_rpc_subscriptions")).isEqualTo("0");
    connection.subscribe("note");
    connection.closed();
    connection.closed();
    assertThat(metric("khala_rpc_subscriptions")).isEqualTo("0");
    assertThat(metric("substrate_rpc_sessions_closed")).isEqualTo("1");
  }

  private String metric(String name) {
    var page = new Exposition(Map.of());
    service.metrics().writeTo(page);
    return page.toString()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 1);
  }

  @Test
  void subscriptions_asManyAsTheServerTakes_areRefusedOnEveryConnection() {
    List<RpcConnection> connections = new ArrayList<>();
    for (int i = 0; i < LIMITS.maxSubscriptionsInAll(); i++) {
      connections.add((RpcConnection) service.open(LOCAL, new Silent()));
      connections.getLast().subscribe("note");
    }
    assertThatExceptionOfType(RpcException.class)
        .isThrownBy(() -> connections.getFirst().subscribe("note"))
        .satisfies(
            e -> assertThat(e.error().data().orElseThrow().asString()).contains("this server has"));
    connections.getLast().closed();
    connections.getFirst().subscribe("note");
  }
}
