package network.khala.node.chain;

/// A block that does not follow the rules. Nothing of it was stored.
public final class BlockRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says which block and which rule.
  public BlockRefusedException(long number, String problem) {
    super("block " + number + ": " + problem);
  }
}
