package network.khala.e2e;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A node as an unmodified `@polkadot/api` sees and uses it.
final class PolkadotJs implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Running program;

  private PolkadotJs(Running program) {
    this.program = program;
  }

  static PolkadotJs connect(String url) throws IOException, InterruptedException {
    Client client = JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js");
    Running program = client.start("drive.mjs", url);
    try {
      program.await("connection", object -> object.has("connected"));
      return new PolkadotJs(program);
    } catch (InterruptedException | AssertionError e) {
      program.close();
      throw e;
    }
  }

  /// Reads a storage item at the best block.
  JsonNode read(String item, Object... keys) throws IOException, InterruptedException {
    return ask(JSON.createObjectNode().put("read", item).set("keys", JSON.valueToTree(keys)));
  }

  /// All entries of a map, each with its `key` and its `value`.
  JsonNode entries(String map) throws IOException, InterruptedException {
    return ask(JSON.createObjectNode().put("entries", map));
  }

  /// Submits a call and follows it until it is final.
  Submitted call(String suri, String call, Object... arguments)
      throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode().put("call", call).put("suri", suri);
    return new Submitted(ask(request.set("args", JSON.valueToTree(arguments))));
  }

  private JsonNode ask(JsonNode request) throws IOException, InterruptedException {
    int before = program.lines().count();
    program.say(request.toString());
    JsonNode answer =
        program.awaitAfter(
            before,
            "answer to " + request,
            object -> object.has("answer") || object.has("failed"),
            Running.PATIENCE);
    if (answer.has("failed")) {
      throw new AssertionError(request + ": " + answer.path("failed").asString());
    }
    return answer.path("answer");
  }

  /// A number in the form of polkadot.js: large ones are hexadecimal text.
  static BigInteger number(JsonNode value) {
    String text = value.asString();
    return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
  }

  /// What became of a call.
  ///
  /// @param json `block`, `fee`, `events`
  record Submitted(JsonNode json) {
    String block() {
      return json.path("block").asString();
    }

    BigInteger fee() {
      return number(json.path("fee"));
    }

    /// The names of its events.
    List<String> events() {
      return json.path("events").valueStream().map(event -> event.path("name").asString()).toList();
    }

    /// The data of its first event of that name.
    JsonNode event(String name) {
      return json.path("events")
          .valueStream()
          .filter(event -> event.path("name").asString().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + name + " among " + events()))
          .path("data");
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
