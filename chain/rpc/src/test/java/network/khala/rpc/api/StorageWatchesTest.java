package network.khala.rpc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StateChange;
import network.khala.node.store.StateView;
import network.khala.node.store.StoreOptions;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.StorageKey;
import network.khala.rpc.backend.Backend;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.rpc.node.NodeBackend;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class StorageWatchesTest {
  private static final Bytes NUMBER = StorageKey.of("System", "Number");
  private static final long PRUNED = 4;

  @TempDir private Path folder;

  @Test
  void watch_blockPrunedBeforeItWasRead_isMadeUpForByTheNext() throws Exception {
    try (Node node = open()) {
      while (node.chain().head().number() < PRUNED - 1) {
        node.produceBlock();
      }
      Backend backend = NodeBackend.of(node, "test");
      States states = new Behind(backend.states());
      Messages sent = new Messages();
      try (HeadFeed heads = new HeadFeed(backend.blocks())) {
        StorageWatches watches = new StorageWatches(backend.blocks(), states);
        heads.listen(watches);
        Runnable end = watches.add(Optional.of(List.of(NUMBER)), sent);
        assertThat(sent.take().path("changes").get(0).get(1).stringValue()).isEqualTo("0x03000000");

        node.produceBlock();
        node.produceBlock();

        JsonNode next = sent.take();
        assertThat(next.path("block").stringValue())
            .isEqualTo(node.chain().hash(PRUNED + 1).orElseThrow().toHex());
        assertThat(next.path("changes").get(0).get(1).stringValue()).isEqualTo("0x05000000");
        end.run();
      }
    }
  }

  @Test
  void add_manySubscriptionsToOtherKeys_costTheBlockNothing() throws IOException {
    try (Node node = open()) {
      Backend backend = NodeBackend.of(node, "test");
      Counting states = new Counting(backend.states());
      StorageWatches watches = new StorageWatches(backend.blocks(), states);
      Messages sent = new Messages();
      watches.add(Optional.of(List.of(NUMBER)), sent);
      Messages idle = new Messages();
      for (int i = 0; i < 1000; i++) {
        watches.add(Optional.of(List.of(Bytes.of((byte) i, (byte) (i >> 8)))), idle);
      }
      sent.messages.clear();
      idle.messages.clear();
      states.reads.set(0);

      BlockReference block = produce(node, watches);

      // The one key that is watched, before and after.
      assertThat(states.reads).hasValue(2);
      assertThat(idle.messages).isEmpty();
      assertThat(sent.messages).hasSize(1);
      assertThat(sent.messages.element().path("block").stringValue())
          .isEqualTo(block.hash().toHex());
    }
  }

  @Test
  void add_ended_isToldNothingMore() throws IOException {
    try (Node node = open()) {
      Backend backend = NodeBackend.of(node, "test");
      StorageWatches watches = new StorageWatches(backend.blocks(), backend.states());
      Messages one = new Messages();
      Messages other = new Messages();
      Runnable end = watches.add(Optional.of(List.of(NUMBER, NUMBER)), one);
      watches.add(Optional.of(List.of(NUMBER)), other);
      end.run();

      produce(node, watches);

      assertThat(one.messages).hasSize(1);
      assertThat(other.messages).hasSize(2);
    }
  }

  @Test
  void add_everything_isToldWhatEachBlockChanged() throws IOException {
    try (Node node = open()) {
      Backend backend = NodeBackend.of(node, "test");
      StorageWatches watches = new StorageWatches(backend.blocks(), backend.states());
      Messages all = new Messages();
      watches.add(Optional.empty(), all);
      assertThat(all.messages).isEmpty();

      produce(node, watches);

      assertThat(all.messages).hasSize(1);
      assertThat(all.messages.element().path("changes").toString()).contains(NUMBER.toHex());
    }
  }

  private static BlockReference produce(Node node, StorageWatches watches) {
    long number = node.produceBlock().number();
    Header header = node.chain().header(number).orElseThrow();
    watches.onBest(header, header.hash());
    return new BlockReference(number, header.hash());
  }

  private Node open() throws IOException {
    return Node.open(
        new NodeConfig(
            Presets.development(3000, Bytes32.ZERO),
            folder,
            new Pruning(1),
            new StoreOptions(8L << 20, 1L << 20),
            PoolLimits.DEFAULT,
            new BlockSchedule.Instant()),
        Presets.authority(),
        InstantSource.system());
  }

  private static final class Messages implements Sink {
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();

    @Override
    public String id() {
      return "messages";
    }

    @Override
    public void send(JsonNode message) {
      messages.add(message);
    }

    @Override
    public void close() {}

    JsonNode take() throws InterruptedException {
      return Optional.ofNullable(messages.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }
  }

  /// The states as a reader finds them who is late: one block is pruned already. What it then gets
  /// is what it gets for genesis, which is.
  private record Behind(States states) implements States {
    private static long found(long number) {
      return number == PRUNED ? 0 : number;
    }

    @Override
    public StateView at(long number) {
      return states.at(found(number));
    }

    @Override
    public List<StateChange> changes(long number) {
      return states.changes(found(number));
    }

    @Override
    public List<Bytes> changedKeys(long number) {
      return states.changedKeys(found(number));
    }

    @Override
    public Optional<Bytes> call(long number, String function, Bytes parameters) {
      return states.call(found(number), function, parameters);
    }
  }

  /// Counts the values that are read.
  private record Counting(States states, AtomicInteger reads) implements States {
    Counting(States states) {
      this(states, new AtomicInteger());
    }

    @Override
    public StateView at(long number) {
      StateView view = states.at(number);
      return (StateView)
          Proxy.newProxyInstance(
              StateView.class.getClassLoader(),
              new Class<?>[] {StateView.class},
              (_, method, arguments) -> {
                if (method.getName().equals("value")) {
                  reads.incrementAndGet();
                }
                return method.invoke(view, arguments);
              });
    }

    @Override
    public List<StateChange> changes(long number) {
      return states.changes(number);
    }

    @Override
    public List<Bytes> changedKeys(long number) {
      return states.changedKeys(number);
    }

    @Override
    public Optional<Bytes> call(long number, String function, Bytes parameters) {
      return states.call(number, function, parameters);
    }
  }
}
