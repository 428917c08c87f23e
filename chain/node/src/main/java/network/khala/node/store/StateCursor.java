package network.khala.node.store;

import network.khala.scale.Bytes;

/// Walks the storage keys with a prefix in one state, ascending. For one thread. Stands before the
/// first key until [#next()].
public interface StateCursor extends AutoCloseable {
  /// Moves to the next key; false if there is none.
  boolean next();

  /// The key it stands on.
  Bytes key();

  /// The value it stands on.
  byte[] value();

  @Override
  void close();
}
