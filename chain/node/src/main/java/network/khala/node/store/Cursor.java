package network.khala.node.store;

/// Walks a column, ascending. For one thread. Stands nowhere until [#seek(byte\[\])] or
/// [#seekBack(byte\[\])].
public interface Cursor extends AutoCloseable {
  /// Moves to the first key at or after `key`; false if there is none.
  boolean seek(byte[] key);

  /// Moves to the last key at or before `key`; false if there is none.
  boolean seekBack(byte[] key);

  /// Moves on; false if there is nothing more. Only after a move that answered true.
  boolean next();

  /// The key it stands on.
  byte[] key();

  /// The value it stands on.
  byte[] value();

  @Override
  void close();
}
