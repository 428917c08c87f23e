package network.khala.node.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.trie.ChangeSet;
import network.khala.trie.NewNode;
import network.khala.trie.TrieRoot;
import org.jspecify.annotations.Nullable;

/// The rows of kept states: what each block adds to them and what giving one up removes.
///
/// Each block stores, beside its new trie nodes, the list of nodes that states before it alone
/// need. Giving up a state means deleting the list of the block after it, so the work per block
/// depends on what blocks change, not on how long the chain or how large the state is.
final class StateRows {
  private static final char ROOT = 'r';
  private static final char STALE = 's';
  private static final char CHANGED = 'c';

  /// With a shortened window this many states are given up per block until it fits.
  private static final int DISCARDED_PER_BLOCK_MAX = 4;

  private static final Codec<List<Bytes>> KEYS = Codecs.list(Codecs.BYTES);

  private final KeyValueStore store;

  StateRows(KeyValueStore store) {
    this.store = store;
  }

  /// The root of block `number`, null if its state is not kept.
  @Nullable TrieRoot root(long number) {
    byte[] row = store.get(Column.STATES, Keys.number(ROOT, number));
    if (row == null) {
      return null;
    }
    Bytes32 hash = Bytes32.of(Arrays.copyOf(row, Bytes32.SIZE));
    return new TrieRoot(hash, ByteBuffer.wrap(row).getLong(Bytes32.SIZE));
  }

  /// The keys that block `number` changed, null if its state is not kept.
  @Nullable List<Bytes> changedKeys(long number) {
    byte[] row = store.get(Column.STATES, Keys.number(CHANGED, number));
    return row == null
        ? null
        : StoredRow.decode(KEYS, row, "the list of keys changed by block " + number);
  }

  /// Adds all of a new state to the batch of its block.
  void write(Batch batch, StateCommit commit, long number) {
    ChangeSet changes = commit.changes();
    List<Bytes> keys = new ArrayList<>(changes.size());
    for (int i = 0; i < changes.size(); i++) {
      byte[] value = changes.value(i);
      if (value == null) {
        batch.delete(Column.HEAD_STATE, changes.key(i));
      } else {
        batch.put(Column.HEAD_STATE, changes.key(i), value);
      }
      keys.add(Bytes.of(changes.key(i)));
    }
    for (NewNode node : commit.trie().nodes()) {
      batch.put(Column.NODES, Keys.number(node.id()), node.record());
    }
    TrieRoot root = commit.trie().root();
    ByteBuffer rootRow = ByteBuffer.allocate(Bytes32.SIZE + Long.BYTES);
    rootRow.put(root.hash().toArray()).putLong(root.id());
    batch.put(Column.STATES, Keys.number(ROOT, number), rootRow.array());
    batch.put(Column.STATES, Keys.number(CHANGED, number), KEYS.encode(keys));
    if (number > 0) {
      batch.put(Column.STATES, Keys.number(STALE, number), encode(commit.trie().stale()));
    }
  }

  /// Removes states from `oldest` on until `target` is the oldest, a few at a time.
  ///
  /// @param newest the block of `commit`, whose own list is not stored yet
  /// @return the oldest state that is kept afterwards
  long discard(Batch batch, StateCommit commit, long newest, long oldest, long target) {
    long kept = oldest;
    for (int i = 0; i < DISCARDED_PER_BLOCK_MAX && kept < target; i++) {
      batch.delete(Column.STATES, Keys.number(ROOT, kept));
      batch.delete(Column.STATES, Keys.number(CHANGED, kept));
      kept++;
      for (long id : kept == newest ? commit.trie().stale() : stale(kept)) {
        batch.delete(Column.NODES, Keys.number(id));
      }
      batch.delete(Column.STATES, Keys.number(STALE, kept));
    }
    return kept;
  }

  private long[] stale(long number) {
    byte[] row = store.get(Column.STATES, Keys.number(STALE, number));
    if (row == null) {
      throw new CorruptStoreException(
          "the list of nodes given up by block " + number + " is missing", null);
    }
    long[] ids = new long[row.length / Long.BYTES];
    ByteBuffer.wrap(row).asLongBuffer().get(ids);
    return ids;
  }

  private static byte[] encode(long[] ids) {
    ByteBuffer row = ByteBuffer.allocate(ids.length * Long.BYTES);
    row.asLongBuffer().put(ids);
    return row.array();
  }
}
