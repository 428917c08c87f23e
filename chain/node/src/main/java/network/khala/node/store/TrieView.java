package network.khala.node.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.trie.CorruptTrieException;
import network.khala.trie.ReadProof;
import network.khala.trie.Trie;
import network.khala.trie.TrieCursor;
import network.khala.trie.TrieRoot;
import org.jspecify.annotations.Nullable;

/// A state read through the trie: for history, and for a block that is not stored yet.
final class TrieView implements StateView {
  private final Trie trie;
  private final TrieRoot root;
  private final Runnable requireKept;

  /// @param requireKept throws if the state was discarded
  TrieView(Trie trie, TrieRoot root, Runnable requireKept) {
    this.trie = trie;
    this.root = root;
    this.requireKept = requireKept;
  }

  @Override
  public Bytes32 root() {
    return root.hash();
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return read(() -> trie.get(root, key.toArray()));
  }

  @Override
  public @Nullable Bytes nextKey(Bytes key) {
    try (StateCursor cursor = cursor(Bytes.EMPTY, key)) {
      return cursor.next() ? cursor.key() : null;
    }
  }

  @Override
  public StateCursor cursor(Bytes prefix, @Nullable Bytes after) {
    TrieCursor cursor =
        read(
            () -> {
              TrieCursor fresh = trie.cursor(root, prefix.toArray());
              return after == null ? fresh : fresh.after(after.toArray());
            });
    return new StateCursor() {
      @Override
      public boolean next() {
        return read(cursor::next);
      }

      @Override
      public Bytes key() {
        return Bytes.wrap(cursor.key());
      }

      @Override
      public byte[] value() {
        return cursor.value();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<byte[]> prove(Collection<Bytes> keys) {
    List<byte[]> raw = keys.stream().map(Bytes::toArray).toList();
    return read(() -> ReadProof.create(trie, root, raw));
  }

  @Override
  public Optional<Bytes> closestDescendantMerkleValue(Bytes key) {
    return read(() -> trie.closestDescendantMerkleValue(root, key.toArray()));
  }

  private <T extends @Nullable Object> T read(Supplier<T> action) {
    requireKept.run();
    try {
      return action.get();
    } catch (CorruptTrieException e) {
      // Nodes vanish under a reader when the state is pruned meanwhile.
      requireKept.run();
      throw new CorruptStoreException(
          "the state is damaged: "
              + e.getMessage()
              + "; restore a backup, or delete the database and sync again",
          e);
    }
  }
}
