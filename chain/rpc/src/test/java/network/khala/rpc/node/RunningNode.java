package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.StorageKey;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.metrics.MetricSource;
import network.khala.rpc.transport.TransportOptions;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A node with its server, and clients of it.
@Timeout(120)
abstract class RunningNode {
  private static final JsonMapper JSON = JsonMapper.shared();
  static final String ALICE = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";
  static final AccountId RECEIVER = Transfers.RECEIVER;
  static final String NOW = StorageKey.of("Timestamp", "Now").toHex();

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  Node node;
  private NodeRpc rpc;

  @BeforeEach
  void start() throws IOException {
    node =
        Node.open(
            new NodeConfig(
                Presets.development(3000, Bytes32.ZERO),
                folder,
                Pruning.DEFAULT,
                new StoreOptions(8L << 20, 1L << 20),
                PoolLimits.DEFAULT,
                new BlockSchedule.Instant()),
            Presets.authority(),
            InstantSource.system());
    rpc =
        NodeRpc.start(
            node,
            new NodeRpc.Options(
                TransportOptions.local(0), RpcLimits.DEFAULT, UnsafeMethods.AUTO, "1.2.3"));
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    rpc.close();
    node.close();
  }

  JsonNode call(String method, @Nullable Object... params) {
    JsonNode answer = answer(method, params);
    assertThat(answer.path("error").isMissingNode()).as("%s", answer).isTrue();
    return answer.path("result");
  }

  int errorCode(String method, Object... params) {
    return answer(method, params).path("error").path("code").intValue();
  }

  JsonNode answer(String method, @Nullable Object... params) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
            + method
            + "\",\"params\":"
            + JSON.writeValueAsString(params)
            + "}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rpc.port()))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The address of the server.
  URI webSocket() {
    return URI.create("ws://127.0.0.1:" + rpc.port());
  }

  List<MetricSource> metrics() {
    return rpc.metrics();
  }

  String hash(long number) {
    return node.chain().hash(number).orElseThrow().toHex();
  }

  static final class Client implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        messages.add(JSON.readTree(partial.toString()));
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    JsonNode take() throws InterruptedException {
      return Optional.ofNullable(messages.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    JsonNode takeResult() throws InterruptedException {
      return take().path("params").path("result");
    }
  }

  Client subscribe(String method, String params) throws InterruptedException {
    var client = new Client();
    http.newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + rpc.port()), client)
        .join()
        .sendText(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
                + method
                + "\",\"params\":"
                + params
                + "}",
            true)
        .join();
    assertThat(client.take().path("result").isString()).isTrue();
    return client;
  }

  Bytes transfer(long nonce) {
    return transfer(nonce, Era.immortal());
  }

  Bytes transfer(long nonce, Era era) {
    return Transfers.fromAlice(node, nonce, era);
  }
}
