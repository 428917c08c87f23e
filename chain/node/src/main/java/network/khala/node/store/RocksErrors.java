package network.khala.node.store;

import java.nio.file.Path;
import java.util.Locale;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// RocksDB's errors as ours.
final class RocksErrors {
  private RocksErrors() {}

  /// @param doing what failed, as in "opening", "writing to"
  static StoreException translate(Path folder, String doing, RocksDBException error) {
    String prefix = doing + " database " + folder + ": ";
    String text = String.valueOf(error.getMessage());
    Status status = error.getStatus();
    Status.Code code = status == null ? Status.Code.Undefined : status.getCode();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota exceeded")) {
      return StoreFullException.during(
          prefix + "the disk is full; make room and start again, nothing stored is lost", error);
    }
    if (lower.contains("read-only file system") || lower.contains("permission denied")) {
      return new StoreUnwritableException(
          prefix + "not writable (" + text + "); check the disk and the rights of the folder",
          error);
    }
    if (code == Status.Code.Corruption || lower.contains("corruption")) {
      return new CorruptStoreException(
          prefix + "damaged (" + text + "); restore a backup, or delete the folder and sync again",
          error);
    }
    return new StoreFailedException(prefix + text, error);
  }
}
