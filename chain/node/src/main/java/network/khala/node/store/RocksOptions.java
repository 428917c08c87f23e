package network.khala.node.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.WALRecoveryMode;

/// How RocksDB is set up, and everything native that this needs. Closed after the database.
final class RocksOptions implements AutoCloseable {
  private static final long WRITE_BUFFER_BYTES = 32L << 20;
  private static final long ALL_WRITE_BUFFERS_BYTES = 128L << 20;
  private static final long LOG_BYTES = 256L << 20;
  private static final int OPEN_FILES = 512;
  private static final int BLOOM_BITS_PER_KEY = 10;

  /// Four parts: one has room for the largest block of a file there is, that with the events of a
  /// full block. What has no room is read and unpacked again each time.
  private static final int CACHE_SHARD_BITS = 2;

  private static final int BLOCK_BYTES = 8 << 10;

  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final LRUCache cache;
  private final BloomFilter bloom;

  RocksOptions(long cacheBytes) {
    cache = own(new LRUCache(cacheBytes, CACHE_SHARD_BITS));
    bloom = own(new BloomFilter(BLOOM_BITS_PER_KEY));
  }

  DBOptions database() {
    return own(DBOptions.getDBOptionsFromProps(withoutSetter()))
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setDbWriteBufferSize(ALL_WRITE_BUFFERS_BYTES)
        .setMaxTotalWalSize(LOG_BYTES)
        .setMaxOpenFiles(OPEN_FILES)
        .setMaxBackgroundJobs(2)
        .setBytesPerSync(1 << 20)
        .setKeepLogFileNum(2)
        // A write that a crash cut off is dropped; damage before the end of the log is an error.
        // The default would silently forget every block from the damage on.
        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords);
  }

  private static Properties withoutSetter() {
    Properties properties = new Properties();
    // A log that is missing or shorter than what was synced is an error, too.
    properties.setProperty("track_and_verify_wals_in_manifest", "true");
    return properties;
  }

  ColumnFamilyOptions column(Column.Access access) {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(BLOCK_BYTES)
            .setFormatVersion(5)
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true);
    if (access == Column.Access.LOOKUP) {
      table.setFilterPolicy(bloom);
    }
    return own(new ColumnFamilyOptions())
        .setTableFormatConfig(table)
        .setWriteBufferSize(WRITE_BUFFER_BYTES)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setLevelCompactionDynamicLevelBytes(true);
  }

  private <T extends AutoCloseable> T own(T resource) {
    owned.push(resource);
    return resource;
  }

  @Override
  public void close() {
    // Native resources are closed in reverse order of creation.
    while (!owned.isEmpty()) {
      try {
        owned.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("closing options of the database", e);
      }
    }
  }
}
