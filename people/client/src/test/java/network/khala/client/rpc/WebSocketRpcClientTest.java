package network.khala.client.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class WebSocketRpcClientTest {
  private static final RpcOptions QUICK =
      RpcOptions.DEFAULT.withRetryDelays(Duration.ofMillis(5), Duration.ofMillis(20));

  @Test
  void call_answered_returnsResult() throws Exception {
    try (var node =
            new FakeNode((link, request) -> link.answer(request, request.params().toString()));
        var client = RpcClient.connect(node.uri())) {
      JsonNode result = client.call("echo", 1, null, "two", List.of(true), Bytes.fromHex("0x03"));
      assertThat(result.toString()).isEqualTo("[1,null,\"two\",[true],\"0x03\"]");
    }
  }

  @Test
  void call_answerInSmallFragments_isPutTogether() throws Exception {
    String long1 = "\"" + "é".repeat(100_000) + "\"";
    try (var node =
            new FakeNode(
                (link, request) ->
                    link.fragments(
                        "{\"id\":" + request.id() + ",\"result\":" + long1 + "}", 16_384));
        var client = RpcClient.connect(node.uri())) {
      assertThat(client.call("big").stringValue()).hasSize(100_000);
    }
  }

  @Test
  void call_longRequest_arrivesWhole() throws Exception {
    try (var node =
            new FakeNode(
                (link, request) ->
                    link.answer(request, "" + request.params().get(0).stringValue().length()));
        var client = RpcClient.connect(node.uri())) {
      assertThat(client.call("length", "x".repeat(3_000_000)).intValue()).isEqualTo(3_000_000);
    }
  }

  @Test
  void call_errorAnswer_throwsItsCodeAndData() throws Exception {
    try (var node =
            new FakeNode(
                (link, request) ->
                    link.text(
                        "{\"jsonrpc\":\"2.0\",\"id\":"
                            + request.id()
                            + ",\"error\":{\"code\":1010,\"message\":\"Invalid Transaction\","
                            + "\"data\":\"Transaction is outdated\"}}"));
        var client = RpcClient.connect(node.uri())) {
      var error =
          catchThrowableOfType(
              RpcException.Answered.class, () -> client.call("author_submitExtrinsic", "0x"));
      assertThat(error.code()).isEqualTo(1010);
      assertThat(error.retryable()).isFalse();
      assertThat(error)
          .hasMessage(
              "author_submitExtrinsic: Invalid Transaction (code 1010): Transaction is outdated");
    }
  }

  @Test
  void call_noAnswer_timesOutAndLaterCallsWork() throws Exception {
    try (var node =
            new FakeNode(
                (link, request) -> {
                  if (request.method().equals("answered")) {
                    link.answer(request, "1");
                  }
                });
        var client =
            RpcClient.connect(node.uri(), QUICK.withRequestTimeout(Duration.ofMillis(200)))) {
      assertThatThrownBy(() -> client.call("ignored"))
          .isInstanceOf(RpcException.TimedOut.class)
          .hasMessage("ignored: no answer within 200 ms");
      assertThat(client.call("answered").intValue()).isEqualTo(1);
    }
  }

  @Test
  void callAsync_moreThanAllowed_failsAtOnce() throws Exception {
    try (var node = new FakeNode((link, request) -> {});
        var client = RpcClient.connect(node.uri(), QUICK.withBounds(1000, 2, 10))) {
      var _ = client.callAsync("a", List.of());
      var _ = client.callAsync("b", List.of());
      assertThat(client.callAsync("c", List.of())).isCompletedExceptionally();
    }
  }

  @Test
  void callAsync_manyAtOnce_eachGetsItsOwnAnswer() throws Exception {
    try (var node =
            new FakeNode((link, request) -> link.answer(request, "" + request.params().get(0)));
        var client = RpcClient.connect(node.uri())) {
      List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        answers.add(client.callAsync("echo", List.of(i)));
      }
      for (int i = 0; i < 1000; i++) {
        assertThat(answers.get(i).get(10, TimeUnit.SECONDS).intValue()).isEqualTo(i);
      }
    }
  }

  @Test
  void connect_nobodyListens_failsWithReason() throws Exception {
    URI gone;
    try (var node = new FakeNode((link, request) -> {})) {
      gone = node.uri();
    }
    assertThatThrownBy(() -> RpcClient.connect(gone))
        .isInstanceOf(RpcException.Disconnected.class)
        .hasMessage("node " + gone + " not reachable: connection refused");
  }

  @Test
  void call_connectionDropsBeforeAnswer_failsAndNextCallReconnects() throws Exception {
    try (var node =
            new FakeNode(
                (link, request) -> {
                  if (request.method().equals("die")) {
                    link.drop();
                  } else {
                    link.answer(request, "7");
                  }
                });
        var client = RpcClient.connect(node.uri(), QUICK)) {
      assertThatThrownBy(() -> client.call("die")).isInstanceOf(RpcException.Disconnected.class);
      assertThat(client.call("live").intValue()).isEqualTo(7);
    }
  }

  @Test
  void call_whileNodeIsAway_waitsForIt() throws Exception {
    try (var node =
            new FakeNode(
                (link, request) -> {
                  if (request.method().equals("die")) {
                    link.drop();
                  } else {
                    link.answer(request, "1");
                  }
                });
        var client = RpcClient.connect(node.uri(), QUICK)) {
      node.stopListening();
      assertThatThrownBy(() -> client.call("die")).isInstanceOf(RpcException.Disconnected.class);
      CompletableFuture<JsonNode> early = client.callAsync("x", List.of());
      node.restart();
      assertThat(early.get(10, TimeUnit.SECONDS).intValue()).isEqualTo(1);
    }
  }

  @Test
  void subscribe_connectionDrops_isMadeAgain() throws Exception {
    try (var node = new FakeNode(WebSocketRpcClientTest::greet);
        var client = RpcClient.connect(node.uri(), QUICK);
        var heads = client.subscribe(SubscriptionKind.NEW_HEADS, List.of())) {
      assertThat(heads.next().stringValue()).isEqualTo("hello");
      assertThat(heads.renewals()).isZero();
      node.dropAll();
      assertThat(heads.next().stringValue()).isEqualTo("hello");
      assertThat(heads.renewals()).isEqualTo(1);
    }
  }

  @Test
  void subscribe_submission_isNotRepeatedAfterDrop() throws Exception {
    try (var node = new FakeNode(WebSocketRpcClientTest::greet);
        var client = RpcClient.connect(node.uri(), QUICK);
        var watch = client.subscribe(SubscriptionKind.EXTRINSIC, List.of("0x00"))) {
      assertThat(watch.next().stringValue()).isEqualTo("hello");
      node.dropAll();
      assertThatThrownBy(watch::next).isInstanceOf(RpcException.Disconnected.class);
      client.call("ping");
      assertThat(node.requests().stream().filter(r -> r.method().contains("submit"))).hasSize(1);
    }
  }

  @Test
  void subscription_floodWithoutConsumer_endsAsLaggingAfterItsBuffer() throws Exception {
    try (var node =
            new FakeNode(
                (link, request) -> {
                  link.answer(request, "\"s\"");
                  for (int i = 0;
                      i < 50 && request.method().equals("state_subscribeStorage");
                      i++) {
                    link.push("s", "" + i);
                  }
                });
        var client = RpcClient.connect(node.uri(), QUICK.withBounds(10_000, 10, 5));
        var flood = client.subscribe(SubscriptionKind.STORAGE, List.of())) {
      client.call("barrier");
      for (int i = 0; i < 5; i++) {
        assertThat(flood.next().intValue()).isEqualTo(i);
      }
      assertThatThrownBy(flood::next).isInstanceOf(RpcException.Lagging.class);
      FakeNode.Request request = node.requests().poll(10, TimeUnit.SECONDS);
      while (request != null && !request.method().equals("state_unsubscribeStorage")) {
        request = node.requests().poll(10, TimeUnit.SECONDS);
      }
      assertThat(request).isNotNull();
    }
  }

  @Test
  void subscription_closed_unsubscribesWithTheNodesId() throws Exception {
    try (var node = new FakeNode(WebSocketRpcClientTest::greet);
        var client = RpcClient.connect(node.uri(), QUICK)) {
      RpcSubscription heads = client.subscribe(SubscriptionKind.NEW_HEADS, List.of());
      assertThat(heads.next(Duration.ofSeconds(10))).isPresent();
      heads.close();
      assertThatThrownBy(heads::next).isInstanceOf(RpcException.Closed.class);
      client.call("barrier");
      assertThat(node.requests())
          .anyMatch(
              request ->
                  request.method().equals("chain_unsubscribeNewHeads")
                      && request.params().toString().equals("[\"sub\"]"));
    }
  }

  @Test
  void subscription_quiet_nextReturnsEmptyAfterLimit() throws Exception {
    try (var node = new FakeNode((link, request) -> link.answer(request, "1"));
        var client = RpcClient.connect(node.uri(), QUICK);
        var heads = client.subscribe(SubscriptionKind.NEW_HEADS, List.of())) {
      assertThat(heads.next(Duration.ofMillis(10))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "",
        "[]",
        "{\"id\":1}",
        "{\"id\":1,\"id\":2,\"result\":1}",
        "{\"id\":\"x\",\"result\":1}",
        "{\"id\":1,\"error\":{\"code\":\"x\"}}",
        "{\"method\":\"m\",\"params\":{}}"
      })
  void call_malformedAnswer_failsAndConnectsAgain(String answer) throws Exception {
    try (var node =
            new FakeNode(
                (link, request) -> {
                  if (request.method().equals("bad")) {
                    link.text(answer);
                  } else {
                    link.answer(request, "1");
                  }
                });
        var client = RpcClient.connect(node.uri(), QUICK)) {
      assertThatThrownBy(() -> client.call("bad")).isInstanceOf(RpcException.Malformed.class);
      assertThat(client.call("good").intValue()).isEqualTo(1);
    }
  }

  @Test
  void call_nestingTooDeep_isMalformed() throws Exception {
    try (var node = new FakeNode((link, request) -> link.text("[".repeat(100_000)));
        var client = RpcClient.connect(node.uri(), QUICK)) {
      assertThatThrownBy(() -> client.call("deep")).isInstanceOf(RpcException.Malformed.class);
    }
  }

  @Test
  void call_answerLongerThanAllowed_isMalformed() throws Exception {
    try (var node =
            new FakeNode((link, request) -> link.answer(request, "\"" + "x".repeat(2000) + "\""));
        var client = RpcClient.connect(node.uri(), QUICK.withBounds(1000, 10, 10))) {
      assertThatThrownBy(() -> client.call("big"))
          .isInstanceOf(RpcException.Malformed.class)
          .hasMessageContaining("more than 1000 characters");
    }
  }

  @Test
  void call_silentNode_isGivenUpAfterAPing() throws Exception {
    try (var node = new FakeNode((link, request) -> link.answer(request, "1"));
        var client =
            RpcClient.connect(node.uri(), QUICK.withPingInterval(Duration.ofMillis(100)))) {
      node.fallSilent();
      assertThatThrownBy(() -> client.call("x"))
          .isInstanceOf(RpcException.Disconnected.class)
          .hasMessageContaining("silent");
    }
  }

  @Test
  void close_callUnderway_failsAsClosed() throws Exception {
    try (var node = new FakeNode((link, request) -> {})) {
      RpcClient client = RpcClient.connect(node.uri(), QUICK);
      CompletableFuture<JsonNode> call = client.callAsync("x", Arrays.asList());
      client.close();
      client.close();
      assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(RpcException.Closed.class);
      assertThatThrownBy(() -> client.call("y")).isInstanceOf(RpcException.Closed.class);
    }
  }

  private static void greet(FakeNode.Link link, FakeNode.Request request)
      throws java.io.IOException {
    link.answer(request, "\"sub\"");
    if (request.method().contains("ubscribe") || request.method().contains("submit")) {
      link.push("sub", "\"hello\"");
    }
  }
}
