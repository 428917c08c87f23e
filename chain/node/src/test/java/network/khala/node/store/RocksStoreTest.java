package network.khala.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.node.store.KeyValueStore.Durability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest {
  static final StoreOptions SMALL = new StoreOptions(4 << 20, 1 << 20);
  private static final byte[] KEY = {1};

  @TempDir Path folder;

  private static void put(KeyValueStore store, int key, byte[] value) {
    try (Batch batch = store.newBatch()) {
      batch.put(Column.NODES, new byte[] {(byte) (key >> 8), (byte) key}, value);
      store.write(batch, Durability.POWER);
    }
  }

  @Test
  void open_whileInUse_namesTheProcess() {
    try (RocksStore first = RocksStore.open(folder, SMALL)) {
      assertThatThrownBy(() -> RocksStore.open(folder, SMALL))
          .isInstanceOf(StoreLockedException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      assertThat(first.get(Column.META, KEY)).isNull();
    }
    RocksStore.open(folder, SMALL).close();
  }

  @Test
  void open_whereNothingCanBeWritten_saysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> RocksStore.open(file, SMALL))
        .isInstanceOf(StoreUnwritableException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void write_belowTheLowWaterMark_isRefusedAndLosesNothing() {
    try (RocksStore store = RocksStore.open(folder, SMALL)) {
      put(store, 1, KEY);
    }
    StoreOptions greedy = new StoreOptions(4 << 20, Long.MAX_VALUE);
    assertThatThrownBy(() -> RocksStore.open(folder, greedy))
        .isInstanceOfSatisfying(StoreFullException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessageContaining("make room");
    try (RocksStore store = RocksStore.open(folder, SMALL)) {
      assertThat(store.get(Column.NODES, new byte[] {0, 1})).isEqualTo(KEY);
    }
  }

  @Test
  void use_afterClose_throws() {
    RocksStore store = RocksStore.open(folder, SMALL);
    put(store, 1, KEY);
    Cursor cursor = store.cursor(Column.NODES);
    cursor.seek(KEY);
    KeyValueStore.Snapshot snapshot = store.newSnapshot();
    store.close();
    store.close();
    assertThatThrownBy(() -> store.get(Column.META, KEY)).hasMessageContaining("is closed");
    assertThatThrownBy(cursor::next).hasMessageContaining("is closed");
    assertThatThrownBy(() -> snapshot.get(Column.META, KEY)).hasMessageContaining("is closed");
    assertThatThrownBy(() -> put(store, 1, KEY)).hasMessageContaining("is closed");
    cursor.close();
    snapshot.close();
  }

  @Test
  void cursor_afterItsOwnClose_throws() {
    try (RocksStore store = RocksStore.open(folder, SMALL)) {
      Cursor cursor = store.cursor(Column.NODES);
      cursor.close();
      cursor.close();
      assertThatThrownBy(() -> cursor.seek(KEY)).hasMessage("the cursor is closed");
    }
  }

  @Test
  void open_withAnyFileDamagedOrGone_saysCorruptOrReadsTheTruth() throws IOException {
    Path live = folder.resolve("live");
    Path original = folder.resolve("original");
    try (RocksStore store = RocksStore.open(live, SMALL)) {
      for (int i = 0; i < 200; i++) {
        put(store, i, new byte[300]);
      }
    }
    // Closing moved these rows into table files. The next ones are in the log only, as in a process
    // that was killed.
    try (RocksStore store = RocksStore.open(live, SMALL)) {
      for (int i = 200; i < 400; i++) {
        put(store, i, new byte[300]);
      }
      copy(live, original);
    }
    int refused = 0;
    for (Path file : files(original)) {
      for (Damage damage : Damage.values()) {
        Path copy = folder.resolve("copy-" + file.getFileName() + "-" + damage);
        copy(original, copy);
        damage.apply(copy.resolve(original.relativize(file)));
        try (RocksStore store = RocksStore.open(copy, SMALL)) {
          for (int i = 0; i < 400; i++) {
            assertThat(store.get(Column.NODES, new byte[] {(byte) (i >> 8), (byte) i}))
                .as("row %d with %s %s", i, file.getFileName(), damage)
                .isEqualTo(new byte[300]);
          }
        } catch (CorruptStoreException | StoreFailedException e) {
          assertThat(e).hasMessageContaining(copy.toString());
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(4);
  }

  /// Files that carry data. A missing lock, option or info file is made anew.
  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*(\\.sst|\\.log|MANIFEST-\\d+|CURRENT)"))
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.sorted().toList()) {
        Files.copy(source, to.resolve(from.relativize(source)));
      }
    }
  }

  private enum Damage {
    FLIPPED {
      @Override
      void apply(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (int at = content.length / 4;
            at < content.length / 4 + 32 && at < content.length;
            at++) {
          content[at] ^= 0x55;
        }
        Files.write(file, content);
      }
    },
    DELETED {
      @Override
      void apply(Path file) throws IOException {
        Files.delete(file);
      }
    };

    abstract void apply(Path file) throws IOException;
  }
}
