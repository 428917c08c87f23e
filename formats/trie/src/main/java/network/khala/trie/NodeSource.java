package network.khala.trie;

import org.jspecify.annotations.Nullable;

/// Finds the nodes that references name: in the cache, else in the store, decoded and checked.
final class NodeSource {
  private final TrieStore store;
  private final NodeCache cache;

  NodeSource(TrieStore store, NodeCache cache) {
    this.store = store;
    this.cache = cache;
  }

  /// The node at the top, or null for the empty trie.
  @Nullable Node root(TrieRoot root) {
    return root.isEmpty() ? null : load(root.id(), root.hash().toArray());
  }

  Node child(ChildReference reference) {
    // An embedded node passed this decoder's checks when its parent was written.
    return reference.isHash()
        ? load(reference.id, reference.bytes)
        : NodeCodec.decode(reference.bytes);
  }

  private Node load(long id, byte[] hash) {
    Node cached = cache.get(id, hash);
    if (cached != null) {
      return cached;
    }
    byte[] record = store.record(id);
    if (record == null) {
      throw new CorruptTrieException(id, hash, "is missing");
    }
    Node node = NodeRecord.read(id, hash, record);
    cache.put(id, hash, node);
    return node;
  }

  NodeCache cache() {
    return cache;
  }

  NodeSource over(TrieCommit commit) {
    return new NodeSource(
        id -> {
          byte[] fresh = commit.record(id);
          return fresh == null ? store.record(id) : fresh;
        },
        cache);
  }
}
