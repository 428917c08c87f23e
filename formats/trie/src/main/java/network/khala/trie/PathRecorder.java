package network.khala.trie;

import java.util.Map;
import network.khala.scale.Bytes32;

/// Collects what a reader of one key needs to see.
final class PathRecorder {
  private final NodeSource source;
  private final Map<Bytes32, byte[]> proof;

  PathRecorder(NodeSource source, Map<Bytes32, byte[]> proof) {
    this.source = source;
    this.proof = proof;
  }

  void record(TrieRoot root, byte[] key) {
    Node node = source.root(root);
    proof.computeIfAbsent(root.hash(), hash -> NodeCodec.encode(node));
    Node at = node;
    int depth = 0;
    while (at != null) {
      int end = depth + at.partial.length;
      if (Nibbles.shared(at.partial, key, depth) < at.partial.length) {
        return;
      }
      if (end == key.length * 2) {
        recordValue(at);
        return;
      }
      int nibble = Nibbles.at(key, end);
      if (!at.children.has(nibble)) {
        return;
      }
      ChildReference reference = at.children.at(nibble);
      Node child = source.child(reference);
      if (reference.isHash()) {
        proof.computeIfAbsent(Bytes32.of(reference.bytes), hash -> NodeCodec.encode(child));
      }
      at = child;
      depth = end + 1;
    }
  }

  private void recordValue(Node node) {
    NodeValue value = node.value;
    if (value != null && value.hash != null) {
      proof.put(Bytes32.of(value.hash), value.checkedBytes());
    }
  }
}
