package network.khala.rpc.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import network.khala.node.store.StateDiscardedException;
import network.khala.node.store.StateView;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;

/// The subscriptions to values, by the keys that they watch: a block costs what it changed of what
/// is watched, however many subscriptions and keys there are, since all heads wait for it.
final class StorageWatches implements HeadListener {
  private static final Logger LOG = LoggerFactory.getLogger(StorageWatches.class);

  private final Blocks blocks;
  private final States states;
  private final Set<Watch> all = ConcurrentHashMap.newKeySet();
  private final Set<Watch> ofEverything = ConcurrentHashMap.newKeySet();
  private final Map<Bytes, Set<Watch>> byKey = new ConcurrentHashMap<>();

  /// Those that a block passed whose changes could not be read.
  private final Set<Watch> behind = ConcurrentHashMap.newKeySet();

  StorageWatches(Blocks blocks, States states) {
    this.blocks = blocks;
    this.states = states;
  }

  /// Sends the values of keys, and then what blocks change of them.
  ///
  /// @param keys absent for every key; then the first message is left out
  /// @return what ends that
  /// @throws StateDiscardedException if the state is pruned meanwhile
  Runnable add(Optional<List<Bytes>> keys, Sink sink) {
    Watch watch = new Watch(keys.orElse(List.of()), keys.isEmpty(), sink);
    // Before the first message, so that no block comes in between.
    enter(watch);
    try {
      watch.begin();
    } catch (RuntimeException e) {
      leave(watch);
      throw e;
    }
    return () -> leave(watch);
  }

  private void enter(Watch watch) {
    all.add(watch);
    if (watch.everything) {
      ofEverything.add(watch);
    }
    for (Bytes key : watch.keys) {
      byKey.compute(
          key,
          (_, watching) -> {
            Set<Watch> more = watching == null ? ConcurrentHashMap.newKeySet() : watching;
            more.add(watch);
            return more;
          });
    }
  }

  private void leave(Watch watch) {
    all.remove(watch);
    ofEverything.remove(watch);
    behind.remove(watch);
    for (Bytes key : watch.keys) {
      byKey.computeIfPresent(
          key,
          (_, watching) -> {
            watching.remove(watch);
            return watching.isEmpty() ? null : watching;
          });
    }
  }

  @Override
  public void onBest(Header header, Hash hash) {
    if (all.isEmpty()) {
      return;
    }
    long number = header.number();
    List<Watch> late = List.copyOf(behind);
    Map<Watch, ArrayNode> messages = new LinkedHashMap<>();
    try {
      messages.putAll(changes(number));
    } catch (StateDiscardedException e) {
      // So far behind that a state is gone: the next one that is kept shows what is then.
      behind.addAll(all);
    }
    late.forEach(watch -> catchUp(watch, number).ifPresent(pairs -> messages.put(watch, pairs)));
    messages.forEach((watch, pairs) -> tell(watch, new Message(number, hash, pairs)));
  }

  private Optional<ArrayNode> catchUp(Watch watch, long number) {
    try {
      ArrayNode pairs = watch.now(number);
      behind.remove(watch);
      return Optional.of(pairs);
    } catch (StateDiscardedException e) {
      return Optional.empty();
    }
  }

  private Map<Watch, ArrayNode> changes(long number) {
    Map<Watch, ArrayNode> changes = new LinkedHashMap<>();
    StateView before = states.at(number - 1);
    StateView after = states.at(number);
    for (Bytes key : states.changedKeys(number)) {
      Set<Watch> watching = byKey.getOrDefault(key, Set.of());
      if (watching.isEmpty() && ofEverything.isEmpty()) {
        continue;
      }
      Optional<Bytes> value = after.value(key);
      if (before.value(key).equals(value)) {
        continue;
      }
      ArrayNode pair = Json.pair(key, value);
      watching.forEach(watch -> add(changes, watch, pair));
      ofEverything.forEach(watch -> add(changes, watch, pair));
    }
    return changes;
  }

  private static void add(Map<Watch, ArrayNode> changes, Watch watch, ArrayNode pair) {
    changes.computeIfAbsent(watch, _ -> Json.NODES.arrayNode()).add(pair);
  }

  private static void tell(Watch watch, Message message) {
    try {
      watch.tell(message);
    } catch (RuntimeException e) {
      LOG.error("a subscriber failed block={}", message.number(), e);
    }
  }

  private record Message(long number, Hash block, ArrayNode pairs) {}

  /// One subscription. All its keys come first, then those that change.
  private final class Watch {
    private final List<Bytes> keys;
    private final boolean everything;
    private final Sink sink;

    /// What came while the first values were read, which may take a while: the feed does not wait.
    private @Nullable List<Message> early = new ArrayList<>();

    private long last = -1;

    Watch(List<Bytes> keys, boolean everything, Sink sink) {
      this.keys = keys;
      this.everything = everything;
      this.sink = sink;
    }

    void begin() {
      BlockReference block = BlockReference.best(blocks);
      ArrayNode first = everything ? Json.NODES.arrayNode() : values(block.number(), keys);
      synchronized (this) {
        last = block.number();
        if (!everything) {
          sink.send(StorageMessages.changeSet(block.hash(), first));
        }
        List<Message> waiting = early == null ? List.of() : early;
        early = null;
        waiting.forEach(this::send);
      }
    }

    synchronized void tell(Message message) {
      if (early != null) {
        early.add(message);
      } else {
        send(message);
      }
    }

    private void send(Message message) {
      // The feed may be behind what the first message showed.
      if (message.number() > last && !message.pairs().isEmpty()) {
        last = message.number();
        sink.send(StorageMessages.changeSet(message.block(), message.pairs()));
      }
    }

    /// Nobody can tell any more which keys changed: all that are watched may have. Of a
    /// subscription to every key, those that the block wrote.
    private ArrayNode now(long number) {
      return values(number, everything ? states.changedKeys(number) : keys);
    }

    private ArrayNode values(long number, Collection<Bytes> wanted) {
      StateView state = states.at(number);
      ArrayNode pairs = Json.NODES.arrayNode();
      wanted.forEach(key -> pairs.add(Json.pair(key, state.value(key))));
      return pairs;
    }
  }
}
