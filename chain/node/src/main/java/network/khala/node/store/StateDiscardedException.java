package network.khala.node.store;

/// The state of a block was pruned.
public final class StateDiscardedException extends RuntimeException {
  private final long number;
  private final long oldest;

  StateDiscardedException(long number, long oldest) {
    super(
        "the state of block "
            + number
            + " is discarded, the oldest kept is that of block "
            + oldest
            + "; ask an archive node");
    this.number = number;
    this.oldest = oldest;
  }

  /// The block that was asked for.
  public long number() {
    return number;
  }

  /// The oldest block whose state is kept.
  public long oldest() {
    return oldest;
  }
}
