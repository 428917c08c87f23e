package network.khala.trie;

/// Bytes that are no trie node, or not in the one canonical form that a node has.
public final class MalformedNodeException extends RuntimeException {
  MalformedNodeException(String reason, int offset) {
    super("trie node: " + reason + " at byte " + offset);
  }
}
