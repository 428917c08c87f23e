package network.khala.trie;

import org.jspecify.annotations.Nullable;

/// One immutable node: a leaf if it has no children, else a branch. The empty trie has no node.
final class Node {
  /// The nibbles between the edge from the parent and this node.
  final byte[] partial;

  final @Nullable NodeValue value;
  final Children children;

  Node(byte[] partial, @Nullable NodeValue value, Children children) {
    this.partial = partial;
    this.value = value;
    this.children = children;
  }

  Node withPartial(byte[] other) {
    return new Node(other, value, children);
  }
}
