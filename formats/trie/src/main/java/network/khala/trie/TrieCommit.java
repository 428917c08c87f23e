package network.khala.trie;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outcome of a commit, not yet stored: write the new nodes, the root and the next free number
/// in one atomic step, and keep the list of stale nodes until the former root is given up.
public final class TrieCommit {
  private final TrieRoot root;
  private final List<NewNode> nodes;
  private final long[] stale;
  private final long nextId;

  TrieCommit(TrieRoot root, List<NewNode> nodes, long[] stale, long nextId) {
    this.root = root;
    this.nodes = nodes;
    this.stale = stale;
    this.nextId = nextId;
  }

  /// The trie after the changes.
  public TrieRoot root() {
    return root;
  }

  /// The nodes to store, ascending by place.
  public List<NewNode> nodes() {
    return nodes;
  }

  /// Places of nodes that the former root needs and the new one does not, ascending. They may be
  /// deleted once the former root and all before it are given up.
  public long[] stale() {
    return stale.clone();
  }

  /// A number such that no place at or above it was given out up to this commit.
  public long nextId() {
    return nextId;
  }

  byte @Nullable [] record(long id) {
    int low = 0;
    int high = nodes.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = nodes.get(middle).id();
      if (found == id) {
        return nodes.get(middle).record();
      }
      if (found < id) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }
}
