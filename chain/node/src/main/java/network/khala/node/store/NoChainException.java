package network.khala.node.store;

/// The database is empty: what began it was ended before it had stored the first block.
public final class NoChainException extends StoreException {
  /// Says so.
  public NoChainException() {
    super("the database holds no chain yet: not even its first block was stored", null);
  }
}
