package network.khala.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `khala node --chain dev` as a process of its own, on a folder that outlives it.
final class DevelopmentNode implements AutoCloseable {
  private final Path basePath;
  private final List<String> options;
  private Running process;
  private JsonNode up;

  private DevelopmentNode(Path basePath, List<String> options, Running process, JsonNode up) {
    this.basePath = basePath;
    this.options = options;
    this.process = process;
    this.up = up;
  }

  /// Starts a node on a free port, with a block every half a second unless the options say else.
  static DevelopmentNode start(Path basePath, String... options) throws InterruptedException {
    List<String> all = List.of(options);
    Running process = launch(basePath, 0, all);
    try {
      return new DevelopmentNode(basePath, all, process, process.awaitEvent("node-up"));
    } catch (InterruptedException | AssertionError e) {
      process.close();
      throw e;
    }
  }

  /// Starts a process and does not wait.
  static Running launch(Path basePath, int port, List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("node", "--chain", "dev", "--json", "--base-path", basePath.toString()));
    arguments.addAll(List.of("--rpc-port", String.valueOf(port)));
    if (!options.contains("--block-time")) {
      arguments.addAll(List.of("--block-time", "500ms"));
    }
    arguments.addAll(options);
    return Running.khala(Distribution.built(), arguments);
  }

  /// Kills the node and starts it again on the same folder and the same port.
  void restart() throws InterruptedException {
    killAndLaunch();
    awaitUp();
  }

  /// The same, without waiting until it is up.
  void killAndLaunch() throws InterruptedException {
    int port = port();
    process.kill();
    process = launch(basePath, port, options);
  }

  /// Waits until it is up.
  void awaitUp() throws InterruptedException {
    up = process.awaitEvent("node-up");
  }

  Running process() {
    return process;
  }

  Path basePath() {
    return basePath;
  }

  /// The address of its JSON-RPC, for WebSockets.
  String url() {
    return up.path("rpc").asString();
  }

  int port() {
    return URI.create(url()).getPort();
  }

  /// Speaks JSON-RPC with it.
  NodeRpc rpc() {
    return new NodeRpc(URI.create("http://127.0.0.1:" + port()));
  }

  @Override
  public void close() {
    process.close();
  }
}
