package network.khala.trie;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Trie nodes in memory, for tests, tools and small tries.
public final class MemoryTrieStore implements TrieStore {
  private final Map<Long, byte[]> records = new ConcurrentHashMap<>();

  @Override
  public byte @Nullable [] record(long id) {
    return records.get(id);
  }

  /// Keeps the new nodes of a commit.
  public void store(TrieCommit commit) {
    commit.nodes().forEach(node -> records.put(node.id(), node.record()));
  }

  /// Deletes the nodes that a commit made stale; the roots before it are readable no more.
  public void prune(TrieCommit commit) {
    for (long id : commit.stale()) {
      records.remove(id);
    }
  }

  /// The number of nodes kept.
  public int size() {
    return records.size();
  }
}
