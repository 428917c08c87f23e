package network.khala.node.store;

/// A block that this database does not hold.
public final class UnknownBlockException extends RuntimeException {
  UnknownBlockException(String block, String head) {
    super("block " + block + " is unknown, the newest is " + head);
  }
}
