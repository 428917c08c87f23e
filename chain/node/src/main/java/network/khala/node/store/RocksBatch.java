package network.khala.node.store;

import java.util.Map;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// A batch for RocksDB.
final class RocksBatch implements KeyValueStore.Batch {
  private final Lifecycle lifecycle;
  private final Map<Column, ColumnFamilyHandle> columns;
  private final WriteBatch content = new WriteBatch();
  private final Runnable release = content::close;

  /// Made while the lifecycle is in use.
  RocksBatch(Lifecycle lifecycle, Map<Column, ColumnFamilyHandle> columns) {
    this.lifecycle = lifecycle;
    this.columns = columns;
    lifecycle.add(release);
  }

  @Override
  public void put(Column column, byte[] key, byte[] value) {
    collect(() -> content.put(columns.get(column), key, value));
  }

  @Override
  public void delete(Column column, byte[] key) {
    collect(() -> content.delete(columns.get(column), key));
  }

  private void collect(Step step) {
    lifecycle.use(
        () -> {
          try {
            step.run();
          } catch (RocksDBException e) {
            throw new StoreFailedException("collecting a batch: " + e.getMessage(), e);
          }
          return true;
        });
  }

  /// What was collected, for use while the lifecycle is in use.
  WriteBatch content() {
    return content;
  }

  @Override
  public void close() {
    lifecycle.closeOne(release);
  }

  /// A step that may fail.
  private interface Step {
    void run() throws RocksDBException;
  }
}
