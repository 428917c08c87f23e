package network.khala.rpc.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import network.khala.rpc.transport.Peer;
import network.khala.rpc.transport.TransportHandler.Health;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class RpcServiceTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Peer LOCAL = new Peer("127.0.0.1", true);
  private static final Peer REMOTE = new Peer("10.0.0.7", false);
  private static final RpcLimits LIMITS =
      new RpcLimits(10_000, 200, 10, 2, 4, 4, 10, 10_000, 100_000);

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
              .alias("other_echo", "echo")
              .build(),
          LIMITS,
          UnsafeMethods.AUTO,
          () -> new Health(true, "{}"));

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
    assertThat(methods.names(new Answer.Context(false, false, Optional.empty())))
        .containsExactly("a");
    assertThat(methods.names(new Answer.Context(true, true, Optional.empty())))
        .containsExactly("a", "b");
  }
}
