package network.khala.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.scale.Bytes;
import network.khala.trie.ChangeSet;
import network.khala.trie.StateVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers of the head while blocks are appended: each view is of one block, whole.
class ConcurrentReadTest {
  private static final int BLOCKS = 400;
  private static final int KEYS = 8;

  @TempDir Path folder;

  @Test
  void view_whileBlocksAreAppended_neverMixesBlocks() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (RocksStore store = RocksStore.open(folder, RocksStoreTest.SMALL);
        ExecutorService readers = Executors.newFixedThreadPool(2)) {
      ChainDatabase database = ChainDatabase.open(store, new Pruning(3), 64);
      append(database, 0);
      List<Future<Long>> results = new ArrayList<>();
      results.add(readers.submit(reader(database, done, ConcurrentReadTest::readByKey)));
      results.add(readers.submit(reader(database, done, ConcurrentReadTest::readByCursor)));
      for (int number = 1; number < BLOCKS; number++) {
        append(database, number);
      }
      done.set(true);
      for (Future<Long> result : results) {
        assertThat(result.get()).isPositive();
      }
      assertThat(database.states().verify()).isEqualTo(KEYS);
    }
  }

  /// Every block writes its number under every key.
  private static void append(ChainDatabase database, long number) {
    ChangeSet.Builder changes = ChangeSet.builder();
    for (int key = 0; key < KEYS; key++) {
      changes.put(new byte[] {(byte) key}, Keys.number(number));
    }
    database.append(
        new NewBlock(
            number,
            SampleChain.hash(number),
            SampleChain.header(number),
            List.of(),
            database.states().prepare(changes.build(), StateVersion.V1),
            LightData.NONE,
            Optional.of(SampleChain.proof(number))),
        Durability.PROCESS);
  }

  private interface Reading {
    List<Long> read(StateView view);
  }

  /// @return how many views were read to the end before they were pruned
  private static Callable<Long> reader(
      ChainDatabase database, AtomicBoolean done, Reading reading) {
    return () -> {
      long whole = 0;
      long newest = 0;
      boolean quiet;
      do {
        // The last round starts when nothing is appended any more, so it ends well.
        quiet = done.get();
        try {
          List<Long> read = reading.read(database.states().head());
          assertThat(read).hasSize(KEYS).containsOnly(read.getFirst());
          assertThat(read.getFirst()).isGreaterThanOrEqualTo(newest);
          newest = read.getFirst();
          whole++;
        } catch (StateDiscardedException e) {
          // A slow reader with a window of three blocks.
          assertThat(e.number()).isLessThan(e.oldest());
        }
      } while (!quiet);
      return whole;
    };
  }

  private static List<Long> readByKey(StateView view) {
    List<Long> read = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      byte[] value = view.get(Bytes.of((byte) key));
      read.add(value == null ? -1 : ByteBuffer.wrap(value).getLong());
    }
    return read;
  }

  private static List<Long> readByCursor(StateView view) {
    List<Long> read = new ArrayList<>();
    try (StateCursor cursor = view.cursor(Bytes.EMPTY, null)) {
      while (cursor.next()) {
        read.add(ByteBuffer.wrap(cursor.value()).getLong());
      }
    }
    return read;
  }
}
