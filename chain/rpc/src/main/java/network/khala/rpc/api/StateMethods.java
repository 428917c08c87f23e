package network.khala.rpc.api;

import java.util.List;
import java.util.Optional;
import network.khala.node.store.StateCursor;
import network.khala.node.store.StateDiscardedException;
import network.khala.node.store.StateView;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `state_*`: storage, runtime calls, proofs.
final class StateMethods {
  /// Upstream's limit for one page of keys.
  private static final int MAX_PAGE = 1000;

  private static final int MAX_KEYS = 16_384;
  private static final String AT = "hash";

  private final Blocks blocks;
  private final States states;
  private final int maxAnswerChars;

  StateMethods(Blocks blocks, States states, int maxAnswerChars) {
    this.blocks = blocks;
    this.states = states;
    this.maxAnswerChars = maxAnswerChars;
  }

  void addTo(Methods.Builder methods) {
    List<String> keyAt = List.of("key", AT);
    methods
        .query("state_getStorage", keyAt, this::storage)
        .query("state_getStorageHash", keyAt, this::storageHash)
        .query("state_getStorageSize", keyAt, this::storageSize)
        .query("state_getKeysPaged", List.of("prefix", "count", "startKey", AT), this::keysPaged)
        .query("state_call", List.of("name", "bytes", AT), this::call)
        .query("state_getKeys", List.of("prefix", AT), this::keys)
        .query("state_getMetadata", List.of(AT), this::metadata)
        .query("state_getRuntimeVersion", List.of(AT), this::runtimeVersion)
        .query("state_queryStorageAt", List.of("keys", "at"), this::queryAt)
        .query("state_getReadProof", List.of("keys", AT), this::readProof)
        .unsafeQuery("state_getPairs", List.of("prefix", AT), this::pairs)
        .alias("chain_getRuntimeVersion", "state_getRuntimeVersion");
    for (String name :
        List.of(
            "state_getStorage",
            "state_getStorageHash",
            "state_getStorageSize",
            "state_getKeysPaged",
            "state_call")) {
      methods.alias(name + "At", name);
    }
  }

  /// Runs `question` on the state that a parameter names.
  private JsonNode on(Params params, String name, Question question) {
    BlockReference block = BlockReference.forState(blocks, params, name);
    try {
      return question.answer(block, states.at(block.number()));
    } catch (StateDiscardedException e) {
      throw Failures.discarded(e);
    }
  }

  private interface Question {
    JsonNode answer(BlockReference block, StateView state);
  }

  private JsonNode storage(Params params, Context context) {
    Bytes key = params.bytes("key");
    return on(params, AT, (_, state) -> Json.hexOrNull(state.value(key)));
  }

  private JsonNode storageHash(Params params, Context context) {
    Bytes key = params.bytes("key");
    return on(params, AT, (_, state) -> Json.hashOrNull(state.value(key).map(Hash::blake2)));
  }

  /// The size of a value; peers that may do everything also get that of all values below a key.
  private JsonNode storageSize(Params params, Context context) {
    Bytes key = params.bytes("key");
    return on(
        params,
        AT,
        (_, state) -> {
          Optional<Bytes> value = state.value(key);
          if (value.isPresent()) {
            return Json.NODES.numberNode(value.get().size());
          }
          Bytes next = state.nextKey(key);
          if (next == null || !next.startsWith(key)) {
            return Json.NODES.nullNode();
          }
          if (!context.unsafe()) {
            throw new RpcException(
                RpcError.of(
                    RpcError.METHOD_NOT_FOUND, "RPC call is unsafe to be called externally"));
          }
          return Json.NODES.numberNode(sizeBelow(state, key));
        });
  }

  private static long sizeBelow(StateView state, Bytes prefix) {
    long sum = 0;
    try (StateCursor cursor = state.cursor(prefix, null)) {
      while (cursor.next()) {
        sum += cursor.value().length;
      }
    }
    return sum;
  }

  private JsonNode keysPaged(Params params, Context context) {
    Bytes prefix = params.optionalBytes("prefix").orElse(Bytes.EMPTY);
    long count = params.number("count", Long.MAX_VALUE);
    if (count > MAX_PAGE) {
      throw Failures.count(count, MAX_PAGE);
    }
    Bytes start = params.optionalBytes("startKey").orElse(null);
    return on(params, AT, (_, state) -> keys(state, prefix, start, (int) count));
  }

  private JsonNode keys(Params params, Context context) {
    Bytes prefix = params.optionalBytes("prefix").orElse(Bytes.EMPTY);
    return on(params, AT, (_, state) -> keys(state, prefix, null, Integer.MAX_VALUE));
  }

  private JsonNode keys(StateView state, Bytes prefix, @Nullable Bytes after, int limit) {
    var page = new BoundedArray(maxAnswerChars);
    try (StateCursor cursor = state.cursor(prefix, after)) {
      for (int i = 0; i < limit && cursor.next(); i++) {
        page.add(Json.hex(cursor.key()), 2L * cursor.key().size());
      }
    }
    return page.array();
  }

  private JsonNode pairs(Params params, Context context) {
    Bytes prefix = params.optionalBytes("prefix").orElse(Bytes.EMPTY);
    return on(
        params,
        AT,
        (_, state) -> {
          var pairs = new BoundedArray(maxAnswerChars);
          try (StateCursor cursor = state.cursor(prefix, null)) {
            while (cursor.next()) {
              Bytes value = Bytes.wrap(cursor.value());
              pairs.add(
                  Json.pair(cursor.key(), Optional.of(value)),
                  2L * (cursor.key().size() + value.size()));
            }
          }
          return pairs.array();
        });
  }

  private JsonNode queryAt(Params params, Context context) {
    List<Bytes> keys = params.bytesList("keys", MAX_KEYS);
    return on(
        params,
        "at",
        (block, state) -> {
          var changes = new BoundedArray(maxAnswerChars);
          for (Bytes key : keys) {
            Optional<Bytes> value = state.value(key);
            changes.add(
                Json.pair(key, value), 2L * (key.size() + value.map(Bytes::size).orElse(0)));
          }
          return Json.NODES
              .arrayNode()
              .add(StorageMessages.changeSet(block.hash(), changes.array()));
        });
  }

  private JsonNode readProof(Params params, Context context) {
    List<Bytes> keys = params.bytesList("keys", MAX_KEYS);
    return on(
        params,
        AT,
        (block, state) -> {
          var nodes = new BoundedArray(maxAnswerChars);
          for (byte[] node : state.prove(keys)) {
            nodes.add(Json.hex(Bytes.wrap(node)), 2L * node.length);
          }
          ObjectNode json = Json.NODES.objectNode();
          json.put("at", block.hash().toHex());
          json.set("proof", nodes.array());
          return json;
        });
  }

  private JsonNode call(Params params, Context context) {
    String name = params.text("name");
    Bytes parameters = params.bytes("bytes");
    BlockReference block = BlockReference.forState(blocks, params, AT);
    return Json.hex(RuntimeCalls.call(states, block, name, parameters));
  }

  private JsonNode metadata(Params params, Context context) {
    BlockReference block = BlockReference.forState(blocks, params, AT);
    Bytes opaque = RuntimeCalls.call(states, block, "Metadata_metadata", Bytes.EMPTY);
    return Json.hex(new ScaleReader(opaque).bytes());
  }

  private JsonNode runtimeVersion(Params params, Context context) {
    return RuntimeCalls.version(states, BlockReference.forState(blocks, params, AT));
  }
}
