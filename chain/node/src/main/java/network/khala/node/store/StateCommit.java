package network.khala.node.store;

import network.khala.scale.Bytes32;
import network.khala.trie.ChangeSet;
import network.khala.trie.TrieCommit;

/// The state after a block that is computed but not stored yet. It becomes part of the chain with
/// [ChainDatabase#append], or is dropped without a trace.
public final class StateCommit {
  private final long parent;
  private final ChangeSet changes;
  private final TrieCommit trie;
  private final StateView view;

  StateCommit(long parent, ChangeSet changes, TrieCommit trie, StateView view) {
    this.parent = parent;
    this.changes = changes;
    this.trie = trie;
    this.view = view;
  }

  /// The state root for the header.
  public Bytes32 root() {
    return trie.root().hash();
  }

  /// The state, for reads and proofs before the block is stored.
  public StateView view() {
    return view;
  }

  /// The block that the changes were applied to, -1 for genesis.
  long parent() {
    return parent;
  }

  ChangeSet changes() {
    return changes;
  }

  TrieCommit trie() {
    return trie;
  }
}
