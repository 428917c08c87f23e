package network.khala.node.store;

/// A persistent sorted map for each [Column] with atomic batches. Safe for use by several threads.
public interface KeyValueStore extends KeyValueReader, AutoCloseable {
  /// An empty batch.
  Batch newBatch();

  /// Applies all of a batch or nothing of it.
  ///
  /// @throws StoreFullException before anything is written; the same batch may work later
  /// @throws StoreException if the store cannot be written to any more
  void write(Batch batch, Durability durability);

  /// A view of all columns as they are now. Close it soon: it keeps old values alive.
  Snapshot newSnapshot();

  @Override
  void close();

  /// What a write survives once it returned.
  enum Durability {
    /// The end of this process.
    PROCESS,
    /// A power cut as well, together with every write before it.
    POWER
  }

  /// Changes that belong together, in their order. For one thread, for one write.
  interface Batch extends AutoCloseable {
    /// Sets a value.
    void put(Column column, byte[] key, byte[] value);

    /// Removes a key, whether or not it is there.
    void delete(Column column, byte[] key);

    @Override
    void close();
  }

  /// A view of one moment.
  interface Snapshot extends KeyValueReader, AutoCloseable {
    @Override
    void close();
  }
}
