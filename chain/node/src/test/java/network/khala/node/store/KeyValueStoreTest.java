package network.khala.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.node.store.KeyValueStore.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store must do.
class KeyValueStoreTest {
  enum Kind {
    MEMORY,
    ROCKS
  }

  @TempDir Path folder;
  private @org.jspecify.annotations.Nullable KeyValueStore opened;

  private KeyValueStore open(Kind kind) {
    KeyValueStore store =
        switch (kind) {
          case MEMORY -> new MemoryStore();
          case ROCKS -> RocksStore.open(folder, RocksStoreTest.SMALL);
        };
    opened = store;
    return store;
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static void put(KeyValueStore store, byte[] key, byte[] value) {
    try (Batch batch = store.newBatch()) {
      batch.put(Column.META, key, value);
      store.write(batch, Durability.PROCESS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void write_batchOverColumns_appliesInOrder(Kind kind) {
    KeyValueStore store = open(kind);
    try (Batch batch = store.newBatch()) {
      batch.put(Column.META, bytes(1), bytes(2));
      batch.put(Column.NODES, bytes(1), bytes(3));
      batch.put(Column.NODES, bytes(2), bytes());
      batch.delete(Column.META, bytes(1));
      batch.delete(Column.META, bytes(9));
      store.write(batch, Durability.POWER);
    }
    assertThat(store.get(Column.META, bytes(1))).isNull();
    assertThat(store.get(Column.NODES, bytes(1))).isEqualTo(bytes(3));
    assertThat(store.get(Column.NODES, bytes(2))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void batch_closedWithoutAWrite_leavesNothing(Kind kind) {
    KeyValueStore store = open(kind);
    try (Batch batch = store.newBatch()) {
      batch.put(Column.META, bytes(1), bytes(2));
    }
    assertThat(store.get(Column.META, bytes(1))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void cursor_overKeys_walksThemUnsignedAndAsTheyWere(Kind kind) {
    KeyValueStore store = open(kind);
    put(store, bytes(0x80), bytes(3));
    put(store, bytes(0x7f), bytes(2));
    put(store, bytes(0x7f, 0), bytes(4));
    put(store, bytes(), bytes(1));
    try (Cursor cursor = store.cursor(Column.META)) {
      put(store, bytes(0x7f, 1), bytes(5));
      put(store, bytes(0x80), bytes(6));
      assertThat(cursor.seek(bytes())).isTrue();
      assertThat(cursor.key()).isEmpty();
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.key()).isEqualTo(bytes(0x7f));
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.key()).isEqualTo(bytes(0x7f, 0));
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.key()).isEqualTo(bytes(0x80));
      assertThat(cursor.value()).isEqualTo(bytes(3));
      assertThat(cursor.next()).isFalse();
      assertThat(cursor.seek(bytes(0x7f, 0))).isTrue();
      assertThat(cursor.value()).isEqualTo(bytes(4));
      assertThat(cursor.seek(bytes(0x81))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void snapshot_afterWrites_showsTheMomentItWasTaken(Kind kind) {
    KeyValueStore store = open(kind);
    put(store, bytes(1), bytes(1));
    try (Snapshot snapshot = store.newSnapshot()) {
      put(store, bytes(1), bytes(2));
      put(store, bytes(2), bytes(2));
      assertThat(snapshot.get(Column.META, bytes(1))).isEqualTo(bytes(1));
      assertThat(snapshot.get(Column.META, bytes(2))).isNull();
      try (Cursor cursor = snapshot.cursor(Column.META)) {
        assertThat(cursor.seek(bytes())).isTrue();
        assertThat(cursor.next()).isFalse();
      }
    }
    assertThat(store.get(Column.META, bytes(1))).isEqualTo(bytes(2));
  }
}
