package network.khala.trie;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// All the versions of a state trie that one store keeps. Reads take the root of the version to
/// read; a commit makes a new version and leaves the old ones as they are.
///
/// Safe for use by several threads. Reading a root whose nodes were pruned, or from a damaged
/// store, throws [CorruptTrieException]: that the root is still kept is for the caller to know.
///
/// Source: `docs/protocol/state-trie.md`.
public final class Trie {
  private final NodeSource source;
  private final AtomicLong nextId;

  private Trie(NodeSource source, AtomicLong nextId) {
    this.source = source;
    this.nextId = nextId;
  }

  /// A trie over a store.
  ///
  /// @param cache for decoded nodes, not shared with a trie over another store
  /// @param firstFreeId the latest stored [TrieCommit#nextId()], 1 for an empty store
  public Trie(TrieStore store, NodeCache cache, long firstFreeId) {
    if (firstFreeId < 1) {
      throw new IllegalArgumentException("node numbers start at 1, not at " + firstFreeId);
    }
    this(new NodeSource(store, cache), new AtomicLong(firstFreeId));
  }

  /// The root of a trie with exactly these values; deletions are ignored.
  public static Bytes32 root(ChangeSet pairs, StateVersion version) {
    NodeSource nothing = new NodeSource(TrieStore.EMPTY, NodeCache.of(1));
    return new Committer(nothing, pairs, version, new AtomicLong(1))
        .commit(TrieRoot.EMPTY)
        .root()
        .hash();
  }

  /// Applies changes to the version at `root`. Stores nothing; see [TrieCommit].
  ///
  /// @param version the form that new values take
  public TrieCommit commit(TrieRoot root, ChangeSet changes, StateVersion version) {
    return new Committer(source, changes, version, nextId).commit(root);
  }

  /// This trie together with the nodes of a commit that is not stored yet, to read its root, or to
  /// commit on top of it. Takes numbers from the same supply.
  public Trie over(TrieCommit commit) {
    return new Trie(source.over(commit), nextId);
  }

  /// The value of `key`, or null if there is none.
  public byte @Nullable [] get(TrieRoot root, byte[] key) {
    Node node = source.root(root);
    int depth = 0;
    while (node != null) {
      int end = depth + node.partial.length;
      if (Nibbles.shared(node.partial, key, depth) < node.partial.length) {
        return null;
      }
      if (end == key.length * 2) {
        NodeValue value = node.value;
        return value == null ? null : value.checkedBytes();
      }
      int nibble = Nibbles.at(key, end);
      node = node.children.has(nibble) ? source.child(node.children.at(nibble)) : null;
      depth = end + 1;
    }
    return null;
  }

  /// A cursor over the keys that start with `prefix`, before the first of them.
  public TrieCursor cursor(TrieRoot root, byte[] prefix) {
    return new TrieCursor(source, root, prefix);
  }

  /// How the parent of the node at `key`, or of the closest node below it, refers to that node: its
  /// hash, or its encoding if that is shorter than 32 bytes. The root has no parent and gives its
  /// hash. Empty if no key of the trie starts with `key`.
  public Optional<Bytes> closestDescendantMerkleValue(TrieRoot root, byte[] key) {
    Node node = source.root(root);
    Bytes reference = root.hash().toBytes();
    int depth = 0;
    while (node != null) {
      int shared = Nibbles.shared(node.partial, key, depth);
      int end = depth + shared;
      if (end == key.length * 2) {
        return Optional.of(reference);
      }
      int nibble = Nibbles.at(key, end);
      if (shared < node.partial.length || !node.children.has(nibble)) {
        return Optional.empty();
      }
      ChildReference child = node.children.at(nibble);
      reference = Bytes.of(child.bytes);
      node = source.child(child);
      depth = end + 1;
    }
    return Optional.empty();
  }

  NodeSource source() {
    return source;
  }
}
