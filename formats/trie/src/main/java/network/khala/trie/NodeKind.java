package network.khala.trie;

import org.jspecify.annotations.Nullable;

/// The kinds of node that a header byte tells apart. The bits below the tag hold the length of the
/// partial key, or their maximum if it continues in the bytes that follow.
enum NodeKind {
  LEAF(0b0100_0000, 6, false, true, false),
  BRANCH(0b1000_0000, 6, true, false, false),
  BRANCH_WITH_VALUE(0b1100_0000, 6, true, true, false),
  LEAF_HASHED(0b0010_0000, 5, false, true, true),
  BRANCH_HASHED(0b0001_0000, 4, true, true, true);

  final int tag;

  /// The largest number that fits below the tag; a partial key of that length or more continues.
  final int lengthMask;

  final boolean branch;
  final boolean valued;
  final boolean hashed;

  NodeKind(int tag, int lengthBits, boolean branch, boolean valued, boolean hashed) {
    this.tag = tag;
    this.lengthMask = (1 << lengthBits) - 1;
    this.branch = branch;
    this.valued = valued;
    this.hashed = hashed;
  }

  static NodeKind of(Node node) {
    boolean branch = !node.children.isEmpty();
    NodeValue value = node.value;
    if (value == null) {
      return BRANCH;
    }
    if (value.isDetached()) {
      return branch ? BRANCH_HASHED : LEAF_HASHED;
    }
    return branch ? BRANCH_WITH_VALUE : LEAF;
  }

  /// The kind that a header byte names, or null if it names none.
  static @Nullable NodeKind ofHeader(int header) {
    for (NodeKind kind : values()) {
      if ((header & ~kind.lengthMask) == kind.tag) {
        return kind;
      }
    }
    return null;
  }
}
