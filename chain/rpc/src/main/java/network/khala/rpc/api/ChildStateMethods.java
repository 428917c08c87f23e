package network.khala.rpc.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import network.khala.node.store.StateDiscardedException;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;

/// `childstate_*`: this chain keeps no child tries, so each of them is empty, as one is everywhere
/// that was never written to. What is asked is checked all the same.
final class ChildStateMethods {
  private static final Bytes PREFIX =
      Bytes.wrap(":child_storage:default:".getBytes(StandardCharsets.US_ASCII));
  private static final String CHILD = "childKey";
  private static final String AT = "hash";
  private static final int MAX_PAGE = 1000;
  private static final int MAX_KEYS = 16_384;

  private final Blocks blocks;
  private final States states;

  ChildStateMethods(Blocks blocks, States states) {
    this.blocks = blocks;
    this.states = states;
  }

  void addTo(Methods.Builder methods) {
    List<String> keyAt = List.of(CHILD, "key", AT);
    methods
        .query("childstate_getKeys", List.of(CHILD, "prefix", AT), this::keys)
        .query(
            "childstate_getKeysPaged",
            List.of(CHILD, "prefix", "count", "startKey", AT),
            this::keysPaged)
        .query("childstate_getStorage", keyAt, this::value)
        .query("childstate_getStorageEntries", List.of(CHILD, "keys", AT), this::values)
        .query("childstate_getStorageHash", keyAt, this::value)
        .query("childstate_getStorageSize", keyAt, this::value);
  }

  /// Refuses a block whose state is not there, and what is no child trie's name.
  private void require(Params params) {
    BlockReference block = BlockReference.forState(blocks, params, AT);
    Bytes child = params.bytes(CHILD);
    if (!child.startsWith(PREFIX)) {
      throw Failures.state(
          "Invalid child storage key: it begins with " + PREFIX.toHex() + ", the prefix of all");
    }
    try {
      states.at(block.number()).root();
    } catch (StateDiscardedException e) {
      throw Failures.discarded(e);
    }
  }

  private JsonNode keys(Params params, Context context) {
    require(params);
    params.optionalBytes("prefix");
    return Json.NODES.arrayNode();
  }

  private JsonNode keysPaged(Params params, Context context) {
    long count = params.number("count", Long.MAX_VALUE);
    if (count > MAX_PAGE) {
      throw Failures.count(count, MAX_PAGE);
    }
    params.optionalBytes("startKey");
    return keys(params, context);
  }

  private JsonNode value(Params params, Context context) {
    require(params);
    params.bytes("key");
    return Json.NODES.nullNode();
  }

  private JsonNode values(Params params, Context context) {
    require(params);
    var nothing = Json.NODES.arrayNode();
    params.bytesList("keys", MAX_KEYS).forEach(_ -> nothing.addNull());
    return nothing;
  }
}
