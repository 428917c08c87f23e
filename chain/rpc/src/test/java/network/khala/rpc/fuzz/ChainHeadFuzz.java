package network.khala.rpc.fuzz;

import java.util.ArrayList;
import java.util.List;
import network.khala.rpc.jsonrpc.DirectPeer;
import network.khala.rpc.node.DirectNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Any order of `chainHead_v1` calls, blocks in between: each is answered, at most two followers
/// live, and none is told of a block twice.
public final class ChainHeadFuzz {
  private static final DirectNode NODE = DirectNode.open();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MAX_CALLS = 64;
  private static final List<String> KINDS =
      List.of(
          "value",
          "hash",
          "closestDescendantMerkleValue",
          "descendantsValues",
          "descendantsHashes",
          "nonsense");

  private final Choices choices;
  private final DirectPeer peer;
  private final List<String> follows = new ArrayList<>(List.of("none"));
  private final List<String> hashes = new ArrayList<>(List.of("0x" + "00".repeat(32)));
  private final List<String> operations = new ArrayList<>(List.of("none"));

  private ChainHeadFuzz(Choices choices, DirectPeer peer) {
    this.choices = choices;
    this.peer = peer;
  }

  /// Opens the node, which takes longer than an input may.
  public static void fuzzerInitialize() {
    NODE.peer().close();
  }

  /// The fuzzer's entry.
  public static void fuzzerTestOneInput(byte[] input) {
    try (DirectPeer peer = NODE.peer()) {
      new ChainHeadFuzz(new Choices(input), peer).run();
    }
  }

  private void run() {
    for (int i = 0; i < MAX_CALLS && !choices.isEmpty(); i++) {
      step();
      peer.takeMessages().forEach(this::learn);
      if (!peer.end().isEmpty()) {
        throw new IllegalStateException("disconnected: " + peer.end());
      }
    }
  }

  private void step() {
    switch (choices.next(10)) {
      case 0 -> {
        JsonNode id = ask("follow", choices.next(2) == 0 ? "[true]" : "[false]");
        if (id.isString()) {
          follows.add(id.stringValue());
        }
      }
      case 1 -> ask("header", "[" + follow() + "," + hash() + "]");
      case 2 -> started(ask("body", "[" + follow() + "," + hash() + "]"));
      case 3 ->
          started(
              ask(
                  "call",
                  "["
                      + follow()
                      + ","
                      + hash()
                      + ",\"Core_version\",\""
                      + choices.bytes(8).toHex()
                      + "\"]"));
      case 4 -> started(ask("storage", "[" + follow() + "," + hash() + ",[" + items() + "],null]"));
      case 5 -> ask("unpin", "[" + follow() + "," + hash() + "]");
      case 6 -> ask("unpin", "[" + follow() + ",[" + hash() + "," + hash() + "]]");
      case 7 -> ask("continue", "[" + follow() + "," + operation() + "]");
      case 8 -> ask("stopOperation", "[" + follow() + "," + operation() + "]");
      default -> {
        if (choices.next(4) == 0) {
          ask("unfollow", "[" + follow() + "]");
        } else {
          NODE.makeBlock();
          hashes.addAll(NODE.hashes());
        }
      }
    }
  }

  private JsonNode ask(String name, String params) {
    return Answers.ask(peer, "chainHead_v1_" + name, params);
  }

  private void started(JsonNode result) {
    if (result.path("operationId").isString()) {
      operations.add(result.path("operationId").stringValue());
    }
  }

  private void learn(String message) {
    JsonNode event = JSON.readTree(message).path("params").path("result");
    if (event.path("event").asString("").isEmpty()) {
      throw new IllegalStateException("no event: " + message);
    }
    event.path("finalizedBlockHashes").forEach(hash -> hashes.add(hash.stringValue()));
  }

  private String items() {
    var text = new StringBuilder();
    int count = choices.next(4);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"key\":\"")
          .append(choices.next(2) == 0 ? "0x" : choices.bytes(32).toHex())
          .append("\",\"type\":\"")
          .append(choices.of(KINDS))
          .append("\"}");
    }
    return text.toString();
  }

  private String follow() {
    return "\"" + choices.of(follows) + "\"";
  }

  private String hash() {
    return "\"" + choices.of(hashes) + "\"";
  }

  private String operation() {
    return "\"" + choices.of(operations) + "\"";
  }
}
