package network.khala.rpc.api;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.khala.node.store.StateDiscardedException;
import network.khala.node.store.StateView;
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

  /// What the block at hand changed, found once for all subscribers. Only the feed's thread comes
  /// here.
  private long changedBlock = -1;

  private Set<Bytes> changed = Set.of();

  StorageMessages(Blocks blocks, States states, HeadFeed heads) {
    this.blocks = blocks;
    this.states = states;
    this.heads = heads;
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
    return watch(keys, sink);
  }

  /// Sends the values of keys, and then what blocks change of them.
  ///
  /// @param keys absent for every key; then the first message is left out
  /// @return what ends that
  Runnable watch(Optional<List<Bytes>> keys, Sink sink) {
    return new StorageWatch(keys.orElse(List.of()), keys.isEmpty(), sink).start();
  }

  private Set<Bytes> changedBy(long number) {
    if (changedBlock != number) {
      changed = new LinkedHashSet<>(states.changedKeys(number));
      changedBlock = number;
    }
    return changed;
  }

  /// One subscription to values. All keys come first, then those that change.
  private final class StorageWatch implements HeadListener {
    private final List<Bytes> keys;
    private final boolean everything;
    private final Sink sink;
    private long last = -1;

    /// Whether a block passed whose changes could not be read.
    private boolean missed;

    StorageWatch(List<Bytes> keys, boolean everything, Sink sink) {
      this.keys = keys;
      this.everything = everything;
      this.sink = sink;
    }

    Runnable start() {
      Runnable end = heads.listen(this);
      try {
        begin();
      } catch (RuntimeException e) {
        end.run();
        throw e;
      }
      return end;
    }

    private synchronized void begin() {
      BlockReference block = BlockReference.best(blocks);
      last = block.number();
      if (!everything) {
        sink.send(changeSet(block.hash(), values(states.at(block.number()), keys)));
      }
    }

    @Override
    public synchronized void onBest(Header header, Hash hash) {
      // The feed may be behind what the first message showed.
      if (header.number() <= last) {
        return;
      }
      last = header.number();
      try {
        ArrayNode changes = missed ? now(last) : changes(last);
        missed = false;
        if (!changes.isEmpty()) {
          sink.send(changeSet(hash, changes));
        }
      } catch (StateDiscardedException e) {
        // So far behind that the state is gone: the next one that is kept shows what is then.
        missed = true;
      }
    }

    private ArrayNode changes(long number) {
      Set<Bytes> written = changedBy(number);
      Collection<Bytes> candidates =
          everything ? written : keys.stream().filter(written::contains).toList();
      if (candidates.isEmpty()) {
        return Json.NODES.arrayNode();
      }
      StateView after = states.at(number);
      StateView before = states.at(number - 1);
      return values(
          after,
          candidates.stream().filter(key -> !before.value(key).equals(after.value(key))).toList());
    }

    /// Nobody can tell any more which keys changed: all that are watched may have. Of a
    /// subscription to every key, those that the block wrote.
    private ArrayNode now(long number) {
      return values(states.at(number), everything ? changedBy(number) : keys);
    }
  }

  private static ArrayNode values(StateView state, Collection<Bytes> keys) {
    ArrayNode pairs = Json.NODES.arrayNode();
    keys.forEach(key -> pairs.add(Json.pair(key, state.value(key))));
    return pairs;
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
