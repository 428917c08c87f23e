package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A peer that makes several calls over one connection, and keeps the messages of its subscriptions
/// that come in between.
final class Socket implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final ArrayDeque<JsonNode> events = new ArrayDeque<>();
  private final StringBuilder partial = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private int calls;

  Socket(URI server) {
    this.socket = http.newWebSocketBuilder().buildAsync(server, this).join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      received.add(JSON.readTree(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  /// Makes a call and returns its whole answer.
  JsonNode answer(String method, @Nullable Object... params) {
    int id = ++calls;
    String call = JSON.writeValueAsString(params);
    socket
        .sendText(
            "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                .formatted(id, method, call),
            true)
        .join();
    while (true) {
      JsonNode message = next();
      if (message.path("id").intValue(0) == id) {
        return message;
      }
      events.add(message);
    }
  }

  /// Makes a call that must succeed.
  JsonNode call(String method, @Nullable Object... params) {
    JsonNode answer = answer(method, params);
    assertThat(answer.path("error").isMissingNode()).as("%s", answer).isTrue();
    return answer.path("result");
  }

  /// Makes a call that must fail, and returns the error's code.
  int code(String method, @Nullable Object... params) {
    return answer(method, params).path("error").path("code").intValue();
  }

  /// The next message of a subscription.
  JsonNode event() {
    JsonNode event = events.isEmpty() ? next() : events.remove();
    return event.path("params").path("result");
  }

  /// The next message of a subscription, which must be of this kind.
  JsonNode event(String kind) {
    JsonNode event = event();
    assertThat(event.path("event").stringValue()).as("%s", event).isEqualTo(kind);
    return event;
  }

  private JsonNode next() {
    try {
      return Optional.ofNullable(received.poll(20, TimeUnit.SECONDS))
          .orElseThrow(() -> new AssertionError("the server sends nothing"));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
