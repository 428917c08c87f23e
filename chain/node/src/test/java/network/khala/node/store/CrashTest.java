package network.khala.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.scale.Bytes;
import network.khala.trie.ChangeSet;
import network.khala.trie.StateVersion;
import network.khala.trie.Trie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever ends a process, the next one finds whole blocks and goes on.
class CrashTest {
  private static final long SEED = 5;
  private static final Pruning WINDOW = new Pruning(20);
  private static final int KILLS = 8;

  @TempDir Path folder;

  private static SampleChain chain() {
    return new SampleChain(SEED, 60, 12);
  }

  /// A process that appends blocks until it is killed; it prints each block that is final.
  static final class Writer {
    public static void main(String[] arguments) {
      SampleChain chain = chain();
      try (RocksStore store = RocksStore.open(Path.of(arguments[0]), RocksStoreTest.SMALL)) {
        ChainDatabase database = ChainDatabase.open(store, WINDOW, 64);
        while (true) {
          NewBlock block = chain.next(database);
          database.append(block, Durability.PROCESS);
          database.finalise(block.number(), SampleChain.proof(block.number()));
          System.out.println(block.number());
        }
      }
    }
  }

  @Test
  void kill_atAnyMoment_losesNoFinalBlock() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    long finalised = -1;
    for (int kill = 0; kill < KILLS; kill++) {
      finalised = Math.max(finalised, runUntilKilled(10 + random.nextInt(60)));
      try (RocksStore store = RocksStore.open(folder, RocksStoreTest.SMALL)) {
        ChainDatabase database = ChainDatabase.open(store, WINDOW, 64);
        long head = database.head().orElseThrow().number();
        assertThat(head).isGreaterThanOrEqualTo(finalised);
        assertThat(database.head().orElseThrow().finalised()).isGreaterThanOrEqualTo(finalised);
        assertWhole(database, head);
      }
    }
  }

  /// Starts the writer and kills it at whatever it does after it printed so many lines.
  ///
  /// @return the last block that it said was final
  private long runUntilKilled(int lines) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = -1;
    try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
      for (int i = 0; i < lines; i++) {
        last = Long.parseLong(String.valueOf(output.readLine()));
      }
      // By its handle: the process object would close the output that is still to be read.
      process.toHandle().destroyForcibly();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        // The kill may cut the last line short.
        last = line.length() >= String.valueOf(last).length() ? Long.parseLong(line) : last;
      }
      process.waitFor();
    }
    return last;
  }

  private static void assertWhole(ChainDatabase database, long head) {
    SortedMap<Bytes, Bytes> state = new TreeMap<>();
    for (long number = 0; number <= head; number++) {
      chain().apply(state, number);
      assertThat(database.blocks().header(number)).contains(SampleChain.header(number));
      assertThat(database.blocks().body(number)).isPresent();
      if (number > 0) {
        assertThat(database.light().head(number)).isPresent();
      }
      if (number >= database.states().oldest()) {
        ChangeSet.Builder pairs = ChangeSet.builder();
        state.forEach((key, value) -> pairs.put(key.toArray(), value.toArray()));
        StateView view = database.states().at(number);
        assertThat(view.root()).isEqualTo(Trie.root(pairs.build(), StateVersion.V1));
        assertThat(list(view)).isEqualTo(state);
      }
    }
    assertThat(database.blocks().header(head + 1)).isEmpty();
  }

  private static SortedMap<Bytes, Bytes> list(StateView view) {
    SortedMap<Bytes, Bytes> entries = new TreeMap<>();
    try (StateCursor cursor = view.cursor(Bytes.EMPTY, null)) {
      while (cursor.next()) {
        entries.put(cursor.key(), Bytes.wrap(cursor.value()));
      }
    }
    return entries;
  }

  @Test
  void append_thatTheStoreRefuses_leavesEverythingAsItWas() {
    FailingStore store = new FailingStore();
    ChainDatabase database = ChainDatabase.open(store, WINDOW, 64);
    for (int i = 0; i < 30; i++) {
      NewBlock block = chain().next(database);
      long oldest = database.head().map(ChainHead::oldestState).orElse(0L);
      store.refuseAfter(0);
      assertThatThrownBy(() -> database.append(block, Durability.PROCESS))
          .isInstanceOf(StoreFullException.class);
      assertThat(database.head().map(head -> head.number() + 1).orElse(0L)).isEqualTo(i);
      if (i > 0) {
        assertThat(database.states().oldest()).isEqualTo(oldest);
        assertWhole(database, i - 1);
      }
      store.accept();
      // The very block that did not fit may be appended once there is room.
      database.append(block, Durability.PROCESS);
      database.finalise(i, SampleChain.proof(i));
      assertWhole(database, i);
    }
  }
}
