package network.khala.node.store;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// A cursor on RocksDB.
final class RocksCursor implements Cursor {
  private final Path folder;
  private final Lifecycle lifecycle;
  private final RocksIterator iterator;
  private final Runnable release;

  /// Made while the lifecycle is in use.
  RocksCursor(Path folder, Lifecycle lifecycle, RocksIterator iterator) {
    this.folder = folder;
    this.lifecycle = lifecycle;
    this.iterator = iterator;
    this.release = iterator::close;
    lifecycle.add(release);
  }

  @Override
  public boolean seek(byte[] key) {
    return move(() -> iterator.seek(key));
  }

  @Override
  public boolean seekBack(byte[] key) {
    return move(() -> iterator.seekForPrev(key));
  }

  @Override
  public boolean next() {
    return move(iterator::next);
  }

  private boolean move(Runnable step) {
    return whileOpen(
        () -> {
          step.run();
          if (iterator.isValid()) {
            return true;
          }
          try {
            iterator.status();
          } catch (RocksDBException e) {
            throw RocksErrors.translate(folder, "reading", e);
          }
          return false;
        });
  }

  @Override
  public byte[] key() {
    return whileOpen(iterator::key);
  }

  @Override
  public byte[] value() {
    return whileOpen(iterator::value);
  }

  private <T> T whileOpen(Supplier<T> action) {
    return lifecycle.use(
        () -> {
          if (!iterator.isOwningHandle()) {
            throw new IllegalStateException("the cursor is closed");
          }
          return action.get();
        });
  }

  @Override
  public void close() {
    lifecycle.closeOne(release);
  }
}
