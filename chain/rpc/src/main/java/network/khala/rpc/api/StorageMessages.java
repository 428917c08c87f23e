package network.khala.rpc.api;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Methods.SubscriptionNames;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `state_subscribeStorage` and `state_subscribeRuntimeVersion`.
final class StorageMessages {
  private static final int MAX_KEYS = 16_384;

  private final Blocks blocks;
  private final States states;
  private final HeadFeed heads;
  private final StorageWatches watches;
  private final WatchedKeys watchedKeys;

  StorageMessages(Blocks blocks, States states, HeadFeed heads, WatchedKeys watchedKeys) {
    this.blocks = blocks;
    this.states = states;
    this.heads = heads;
    this.watchedKeys = watchedKeys;
    this.watches = new StorageWatches(blocks, states);
    heads.listen(watches);
  }

  void addTo(Methods.Builder methods) {
    methods
        .subscription(
            new SubscriptionNames(
                "state_subscribeStorage", "state_unsubscribeStorage", "state_storage"),
            List.of("keys"),
            this::storage)
        .subscription(
            new SubscriptionNames(
                "state_subscribeRuntimeVersion",
                "state_unsubscribeRuntimeVersion",
                "state_runtimeVersion"),
            List.of(),
            this::runtimeVersion)
        .alias("chain_subscribeRuntimeVersion", "state_subscribeRuntimeVersion")
        .alias("chain_unsubscribeRuntimeVersion", "state_unsubscribeRuntimeVersion");
  }

  /// A set of values in the JSON that clients know.
  static ObjectNode changeSet(Hash block, ArrayNode changes) {
    ObjectNode json = Json.NODES.objectNode();
    json.put("block", block.toHex());
    json.set("changes", changes);
    return json;
  }

  private Runnable storage(Params params, Context context, Sink sink) {
    Optional<List<Bytes>> keys = params.optionalBytesList("keys", MAX_KEYS);
    if (keys.isEmpty() && !context.unsafe()) {
      throw new RpcException(
          RpcError.invalidParams("keys is missing; a subscription to every key is unsafe"));
    }
    Runnable release = watchedKeys.reserve(keys.orElse(List.of()), context);
    try {
      Runnable end = watches.add(keys, sink);
      return () -> {
        end.run();
        release.run();
      };
    } catch (RuntimeException e) {
      release.run();
      throw e;
    }
  }

  private Runnable runtimeVersion(Params params, Context context, Sink sink) {
    var watch = new VersionWatch(sink);
    Runnable end = heads.listen(watch);
    watch.begin();
    return end;
  }

  /// One subscription to the runtime's version.
  private final class VersionWatch implements HeadListener {
    private final Sink sink;
    private JsonNode last = Json.NODES.nullNode();

    VersionWatch(Sink sink) {
      this.sink = sink;
    }

    synchronized void begin() {
      last = RuntimeCalls.version(states, BlockReference.best(blocks));
      sink.send(last);
    }

    @Override
    public synchronized void onBest(Header header, Hash hash) {
      boolean updated =
          header.digest().logs().stream()
              .anyMatch(item -> item instanceof DigestItem.RuntimeEnvironmentUpdated);
      if (!updated) {
        return;
      }
      JsonNode now = RuntimeCalls.version(states, new BlockReference(header.number(), hash));
      if (!now.equals(last)) {
        last = now;
        sink.send(now);
      }
    }
  }
}
