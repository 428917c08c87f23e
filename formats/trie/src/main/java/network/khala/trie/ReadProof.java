package network.khala.trie;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// A set of trie nodes and detached values that shows, to somebody who trusts a state root, what
/// some keys hold under it.
///
/// Nodes count by their hash only: their order means nothing, surplus ones are ignored, and one
/// altered byte makes a node another one, which nothing refers to. What is not shown is undecided,
/// never absent. Immutable.
///
/// Source: `docs/protocol/state-trie.md#proofs`.
public final class ReadProof {
  /// The most nodes and values that a proof may have.
  public static final int MAX_NODES = 16_384;

  /// The most bytes that a proof of a block head, or on demand, may have.
  public static final int MAX_BYTES = 4 << 20;

  private final Map<Bytes32, byte[]> nodes;

  private ReadProof(Map<Bytes32, byte[]> nodes) {
    this.nodes = nodes;
  }

  /// Takes up a proof of at most [#MAX_BYTES].
  ///
  /// @throws ProofTooLargeException beyond that or beyond [#MAX_NODES]
  public static ReadProof of(Collection<byte[]> nodes) {
    return of(nodes, MAX_BYTES);
  }

  /// Takes up a proof. The arrays are not copied.
  ///
  /// @param maxBytes the most bytes that all the nodes together may have
  /// @throws ProofTooLargeException beyond that or beyond [#MAX_NODES]
  public static ReadProof of(Collection<byte[]> nodes, int maxBytes) {
    if (nodes.size() > MAX_NODES) {
      throw new ProofTooLargeException("nodes", nodes.size(), MAX_NODES);
    }
    long bytes = nodes.stream().mapToLong(node -> node.length).sum();
    if (bytes > maxBytes) {
      throw new ProofTooLargeException("bytes", bytes, maxBytes);
    }
    Map<Bytes32, byte[]> indexed = HashMap.newHashMap(nodes.size());
    nodes.forEach(node -> indexed.put(nodeHash(node), node));
    return new ReadProof(indexed);
  }

  /// The nodes and values that decide every one of `keys` under `root`: those on the paths, the
  /// root node among them, each once.
  public static List<byte[]> create(Trie trie, TrieRoot root, Collection<byte[]> keys) {
    Map<Bytes32, byte[]> proof = new LinkedHashMap<>();
    for (byte[] key : keys) {
      new PathRecorder(trie.source(), proof).record(root, key);
    }
    return new ArrayList<>(proof.values());
  }

  /// The hash by which other nodes, or a root, refer to a node or value.
  public static Bytes32 nodeHash(byte[] node) {
    return Bytes32.wrap(Hashing.blake2b256(node));
  }

  /// What this proof says about `key` under `root`.
  public ProofResult read(Bytes32 root, byte[] key) {
    byte[] encoding = nodes.get(root);
    if (encoding != null && NodeCodec.isEmptyTrie(encoding)) {
      return new ProofResult.Absent();
    }
    ChildReference reference = new ChildReference(root.toArray(), 0);
    int depth = 0;
    // Every step but the first takes a nibble of the key, so there are at most two a byte and one.
    while (true) {
      Node node;
      try {
        byte[] found =
            reference.isHash() ? nodes.get(Bytes32.of(reference.bytes)) : reference.bytes;
        if (found == null) {
          return missing("node", reference.bytes);
        }
        node = NodeCodec.decode(found);
      } catch (MalformedNodeException e) {
        return new ProofResult.Undecided("under " + root + ": " + e.getMessage());
      }
      int end = depth + node.partial.length;
      if (Nibbles.shared(node.partial, key, depth) < node.partial.length) {
        return new ProofResult.Absent();
      }
      if (end == key.length * 2) {
        return value(node);
      }
      int nibble = Nibbles.at(key, end);
      if (!node.children.has(nibble)) {
        return new ProofResult.Absent();
      }
      reference = node.children.at(nibble);
      depth = end + 1;
    }
  }

  private ProofResult value(Node node) {
    NodeValue value = node.value;
    if (value == null) {
      return new ProofResult.Absent();
    }
    byte[] hash = value.hash;
    if (hash == null) {
      return new ProofResult.Present(Bytes.of(value.bytes()));
    }
    byte[] found = nodes.get(Bytes32.of(hash));
    return found == null ? missing("value", hash) : new ProofResult.Present(Bytes.of(found));
  }

  private static ProofResult missing(String what, byte[] hash) {
    return new ProofResult.Undecided(what + " " + Bytes32.of(hash) + " is not in the proof");
  }
}
