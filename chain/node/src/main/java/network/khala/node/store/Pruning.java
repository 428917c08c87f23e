package network.khala.node.store;

/// How many states are kept.
///
/// @param states the newest states to keep, at least 1
public record Pruning(long states) {
  /// The newest 256 states.
  public static final Pruning DEFAULT = new Pruning(256);

  /// Every state from now on.
  public static final Pruning ARCHIVE = new Pruning(Long.MAX_VALUE);

  /// Checks the range.
  public Pruning {
    if (states < 1) {
      throw new IllegalArgumentException("at least one state is kept, not " + states);
    }
  }

  /// The oldest state to keep while `head` is the newest.
  long oldest(long head) {
    return Math.max(0, head - states + 1);
  }
}
