package network.khala.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// Applies one change set to one trie. Walks only where changes are, and hashes each new node once,
/// when its parent takes it up.
final class Committer {
  private final NodeSource source;
  private final ChangeSet changes;
  private final StateVersion version;
  private final AtomicLong nextId;
  private final List<NewNode> written = new ArrayList<>();
  private final LongList stale = new LongList();

  Committer(NodeSource source, ChangeSet changes, StateVersion version, AtomicLong nextId) {
    this.source = source;
    this.changes = changes;
    this.version = version;
    this.nextId = nextId;
  }

  TrieCommit commit(TrieRoot former) {
    Node before = source.root(former);
    Node after = update(before, 0, changes.size(), 0);
    if (after == before) {
      return new TrieCommit(former, List.of(), new long[0], nextId.get());
    }
    if (before != null) {
      stale.add(former.id());
    }
    TrieRoot root = after == null ? TrieRoot.EMPTY : writeRoot(after);
    return new TrieCommit(root, List.copyOf(written), stale.sorted(), nextId.get());
  }

  /// Applies the changes `from` to `to`, whose keys agree on `depth` nibbles, to the node that
  /// these nibbles lead to. Answers the same object if nothing changes.
  private @Nullable Node update(@Nullable Node node, int from, int to, int depth) {
    if (from == to) {
      return node;
    }
    if (node == null) {
      return build(from, to, depth);
    }
    int shared = changes.sharedWith(node.partial, from, to, depth);
    return shared == node.partial.length
        ? rewrite(node, from, to, depth + shared)
        : split(node, shared, from, to, depth + shared);
  }

  /// All the changes are at or below the node, whose path ends at `end`.
  private @Nullable Node rewrite(Node node, int from, int to, int end) {
    NodeValue value = node.value;
    int next = from;
    if (changes.nibbles(next) == end) {
      NodeValue written = value(next++);
      boolean same = value != null && written != null && value.sameAs(written);
      value = same ? value : written;
    }
    ChildrenEditor children = null;
    while (next < to) {
      int nibble = changes.nibble(next, end);
      int runEnd = changes.runEnd(next, to, end);
      ChildReference reference = node.children.has(nibble) ? node.children.at(nibble) : null;
      Node before = reference == null ? null : source.child(reference);
      Node after = update(before, next, runEnd, end + 1);
      if (after != before) {
        children = children == null ? new ChildrenEditor(node.children) : children;
        children.replace(nibble, after);
        drop(reference);
      }
      next = runEnd;
    }
    if (children != null) {
      return assemble(node.partial, value, children);
    }
    if (value == node.value) {
      return node;
    }
    return value == null
        ? assemble(node.partial, null, new ChildrenEditor(node.children))
        : new Node(node.partial, value, node.children);
  }

  /// Some change leaves the path of the node inside its partial key, after `shared` nibbles of it,
  /// at `fork`.
  private @Nullable Node split(Node node, int shared, int from, int to, int fork) {
    int own = node.partial[shared];
    Node tail = node.withPartial(Arrays.copyOfRange(node.partial, shared + 1, node.partial.length));
    ChildrenEditor children = new ChildrenEditor(Children.NONE);
    children.replace(own, tail);
    int next = from;
    NodeValue value = changes.nibbles(next) == fork ? value(next++) : null;
    while (next < to) {
      int nibble = changes.nibble(next, fork);
      int runEnd = changes.runEnd(next, to, fork);
      children.replace(nibble, update(children.fresh(nibble), next, runEnd, fork + 1));
      next = runEnd;
    }
    if (value == null && children.count() == 1 && children.fresh(own) == tail) {
      return node;
    }
    return assemble(Arrays.copyOf(node.partial, shared), value, children);
  }

  /// A new subtree out of the values among the changes.
  private @Nullable Node build(int from, int to, int depth) {
    int first = from;
    while (first < to && changes.value(first) == null) {
      first++;
    }
    int last = to - 1;
    while (last > first && changes.value(last) == null) {
      last--;
    }
    if (first == to) {
      return null;
    }
    if (first == last) {
      return new Node(Nibbles.suffix(changes.key(first), depth), value(first), Children.NONE);
    }
    int fork = changes.sharedDepth(first, last + 1);
    byte[] partial = Nibbles.range(changes.key(first), depth, fork);
    ChildrenEditor children = new ChildrenEditor(Children.NONE);
    int next = first;
    NodeValue value = changes.nibbles(next) == fork ? value(next++) : null;
    while (next <= last) {
      int runEnd = changes.runEnd(next, last + 1, fork);
      children.replace(changes.nibble(next, fork), build(next, runEnd, fork + 1));
      next = runEnd;
    }
    return assemble(partial, value, children);
  }

  /// The one canonical node for this content: none, a leaf, the only child with a longer partial
  /// key, or a branch.
  private @Nullable Node assemble(
      byte[] partial, @Nullable NodeValue value, ChildrenEditor children) {
    int count = children.count();
    if (count == 0) {
      return value == null ? null : new Node(partial, value, Children.NONE);
    }
    if (count == 1 && value == null) {
      int nibble = children.first();
      ChildReference kept = children.kept(nibble);
      Node only = kept == null ? children.fresh(nibble) : source.child(kept);
      if (only == null) {
        throw new IllegalStateException("a counted child is there");
      }
      drop(kept);
      return only.withPartial(Nibbles.join(partial, nibble, only.partial));
    }
    return new Node(partial, value, children.seal(this::write));
  }

  private @Nullable NodeValue value(int index) {
    byte[] value = changes.value(index);
    return value == null ? null : NodeValue.of(value, version);
  }

  private void drop(@Nullable ChildReference reference) {
    if (reference != null && reference.isHash()) {
      stale.add(reference.id);
    }
  }

  private ChildReference write(Node node) {
    byte[] encoding = NodeCodec.encode(node);
    if (encoding.length < ChildReference.HASH_BYTES) {
      return new ChildReference(encoding, 0);
    }
    byte[] hash = Hashing.blake2b256(encoding);
    return new ChildReference(hash, store(node, encoding, hash));
  }

  private TrieRoot writeRoot(Node node) {
    byte[] encoding = NodeCodec.encode(node);
    byte[] hash = Hashing.blake2b256(encoding);
    return new TrieRoot(Bytes32.wrap(hash), store(node, encoding, hash));
  }

  private long store(Node node, byte[] encoding, byte[] hash) {
    long id = nextId.getAndIncrement();
    written.add(new NewNode(id, NodeRecord.write(node, encoding)));
    source.cache().put(id, hash, node);
    return id;
  }
}
