package network.khala.node.store;

import org.jspecify.annotations.Nullable;

/// A store that takes no batch while it is told so, as on a full disk.
public final class FailingStore implements KeyValueStore {
  private final MemoryStore store = new MemoryStore();
  private int writesLeft = Integer.MAX_VALUE;

  /// Takes so many more batches, and then none.
  public void refuseAfter(int writes) {
    writesLeft = writes;
  }

  /// Takes every batch again.
  public void accept() {
    writesLeft = Integer.MAX_VALUE;
  }

  @Override
  public byte @Nullable [] get(Column column, byte[] key) {
    return store.get(column, key);
  }

  @Override
  public Cursor cursor(Column column) {
    return store.cursor(column);
  }

  @Override
  public Batch newBatch() {
    return store.newBatch();
  }

  @Override
  public void write(Batch batch, Durability durability) {
    if (writesLeft == 0) {
      throw StoreFullException.before("full");
    }
    writesLeft--;
    store.write(batch, durability);
  }

  @Override
  public Snapshot newSnapshot() {
    return store.newSnapshot();
  }

  @Override
  public void close() {}
}
