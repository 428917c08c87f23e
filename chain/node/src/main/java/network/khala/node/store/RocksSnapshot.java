package network.khala.node.store;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/// A snapshot of RocksDB.
final class RocksSnapshot implements KeyValueStore.Snapshot {
  private final RocksStore store;
  private final Lifecycle lifecycle;
  private final ReadOptions view;
  private final Runnable release;

  /// Made while the lifecycle is in use.
  RocksSnapshot(RocksStore store, Lifecycle lifecycle, RocksDB database) {
    this.store = store;
    this.lifecycle = lifecycle;
    Snapshot snapshot = database.getSnapshot();
    this.view = new ReadOptions().setSnapshot(snapshot);
    this.release =
        () -> {
          view.close();
          database.releaseSnapshot(snapshot);
        };
    lifecycle.add(release);
  }

  @Override
  public byte @Nullable [] get(Column column, byte[] key) {
    return store.get(column, key, view);
  }

  @Override
  public Cursor cursor(Column column) {
    return store.cursor(column, view);
  }

  @Override
  public void close() {
    lifecycle.closeOne(release);
  }
}
