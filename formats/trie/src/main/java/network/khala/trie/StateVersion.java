package network.khala.trie;

/// How a trie holds large values. Tries with nodes of both versions are legal: a value keeps its
/// form until it is written again.
///
/// Source: `docs/protocol/state-trie.md#nodes`.
public enum StateVersion {
  /// Every value lies inside its node.
  V0(0),
  /// A value of 33 bytes or more is replaced in its node by its hash.
  V1(1);

  private static final int LARGEST_INLINE_VALUE_BYTES = 32;

  private final int number;

  StateVersion(int number) {
    this.number = number;
  }

  /// The number that `RuntimeVersion.stateVersion` shows.
  public int number() {
    return number;
  }

  /// The version with this number.
  ///
  /// @throws IllegalArgumentException if there is none
  public static StateVersion of(int number) {
    return switch (number) {
      case 0 -> V0;
      case 1 -> V1;
      default -> throw new IllegalArgumentException("state version " + number + " is not 0 or 1");
    };
  }

  boolean detaches(int valueBytes) {
    return this == V1 && valueBytes > LARGEST_INLINE_VALUE_BYTES;
  }
}
