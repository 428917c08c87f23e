package network.khala.node.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.trie.ChangeSet;
import network.khala.trie.CorruptTrieException;
import network.khala.trie.NewNode;
import network.khala.trie.NodeCache;
import network.khala.trie.StateVersion;
import network.khala.trie.Trie;
import network.khala.trie.TrieCommit;
import network.khala.trie.TrieRoot;
import org.jspecify.annotations.Nullable;

/// The states of the newest blocks: that of the head as a flat key space, all of them as tries.
///
/// Each block stores, beside its new trie nodes, the list of nodes that its parent's state alone
/// still needs. Giving up a state means deleting the list of the block after it, so the work per
/// block depends on what blocks change, not on how long the chain or how large the state is.
///
/// Source: `docs/protocol/state-trie.md#store`.
public final class StateStore {
  private static final char ROOT = 'r';
  private static final char STALE = 's';
  private static final char CHANGED = 'c';

  /// With a shortened window this many states are given up per block until it fits.
  private static final int DISCARDED_PER_BLOCK_MAX = 4;

  private static final long NOT_STABLE = -2;
  private static final Codec<List<Bytes>> KEYS = Codecs.list(Codecs.BYTES);

  private final KeyValueStore store;
  private final Pruning pruning;
  private final Trie trie;

  /// The head, null before genesis.
  private volatile @Nullable ChainHead head;

  /// The block that the flat key space shows, [#NOT_STABLE] while it is being changed.
  private volatile long flat;

  /// The oldest state that readers may use; ahead of the head's while states are being deleted.
  private volatile long oldest;

  StateStore(KeyValueStore store, Pruning pruning, int cacheNodes, @Nullable ChainHead head) {
    this.store = store;
    this.pruning = pruning;
    this.trie =
        new Trie(
            id -> store.get(Column.NODES, Keys.number(id)),
            NodeCache.of(cacheNodes),
            head == null ? 1 : head.nextNodeId());
    this.head = head;
    this.flat = head == null ? NOT_STABLE : head.number();
    this.oldest = head == null ? 0 : head.oldestState();
  }

  /// The newest block whose state there is.
  private ChainHead requireHead() {
    ChainHead current = head;
    if (current == null) {
      throw new UnknownBlockException("0", "none: the database is empty");
    }
    return current;
  }

  /// The state of the newest block.
  ///
  /// @throws UnknownBlockException before genesis
  public StateView head() {
    return view(requireHead());
  }

  private HeadView view(ChainHead block) {
    long number = block.number();
    return new HeadView(
        store, () -> flat == number, new TrieView(trie, block.state(), () -> requireKept(number)));
  }

  /// The state after block `number`.
  ///
  /// @throws StateDiscardedException if it was pruned
  /// @throws UnknownBlockException if there is no such block yet
  public StateView at(long number) {
    ChainHead current = requireHead();
    if (number == current.number()) {
      return view(current);
    }
    if (number > current.number() || number < 0) {
      throw new UnknownBlockException(String.valueOf(number), String.valueOf(current.number()));
    }
    return new TrieView(trie, root(number), () -> requireKept(number));
  }

  /// The oldest block whose state is kept.
  public long oldest() {
    return oldest;
  }

  private void requireKept(long number) {
    long kept = oldest;
    if (number < kept) {
      throw new StateDiscardedException(number, kept);
    }
  }

  private TrieRoot root(long number) {
    byte[] row = keptRow(ROOT, number);
    return new TrieRoot(
        Bytes32.of(java.util.Arrays.copyOf(row, Bytes32.SIZE)),
        ByteBuffer.wrap(row).getLong(Bytes32.SIZE));
  }

  private byte[] keptRow(char kind, long number) {
    requireKept(number);
    byte[] row = store.get(Column.STATES, Keys.number(kind, number));
    if (row == null) {
      // It may have been pruned since the first check.
      requireKept(number);
      throw new CorruptStoreException("the state of block " + number + " is missing", null);
    }
    return row;
  }

  /// The keys that block `number` wrote or deleted, ascending, also where the value stayed the
  /// same. Of genesis: all keys. Kept as long as the state is.
  ///
  /// @throws StateDiscardedException if it was pruned
  /// @throws UnknownBlockException if there is no such block yet
  public List<Bytes> changedKeys(long number) {
    if (number > requireHead().number()) {
      throw new UnknownBlockException(
          String.valueOf(number), String.valueOf(requireHead().number()));
    }
    return KEYS.decode(keptRow(CHANGED, number));
  }

  /// What block `number` wrote and deleted, ascending by key.
  ///
  /// @throws StateDiscardedException if it was pruned
  /// @throws UnknownBlockException if there is no such block yet
  public List<StateChange> changes(long number) {
    StateView after = at(number);
    List<StateChange> changes = new ArrayList<>();
    for (Bytes key : changedKeys(number)) {
      changes.add(new StateChange(key, Optional.ofNullable(after.get(key)).map(Bytes::wrap)));
    }
    return changes;
  }

  /// Computes the state that follows the head's when these changes are made. Before genesis: the
  /// genesis state.
  ///
  /// @throws CorruptStoreException if the state is damaged
  public StateCommit prepare(ChangeSet changes, StateVersion version) {
    ChainHead current = head;
    try {
      TrieCommit commit =
          trie.commit(current == null ? TrieRoot.EMPTY : current.state(), changes, version);
      StateView view = new TrieView(trie.over(commit), commit.root(), () -> {});
      return new StateCommit(current == null ? -1 : current.number(), changes, commit, view);
    } catch (CorruptTrieException e) {
      throw new CorruptStoreException(
          "the state is damaged: "
              + e.getMessage()
              + "; restore a backup, or delete the database and sync again",
          e);
    }
  }

  /// Adds all of a new state to the batch of its block, and what is given up for it.
  ///
  /// @return the oldest state that is kept afterwards
  long write(Batch batch, StateCommit commit, long number, long finalised) {
    for (int i = 0; i < commit.changes().size(); i++) {
      byte[] value = commit.changes().value(i);
      if (value == null) {
        batch.delete(Column.HEAD_STATE, commit.changes().key(i));
      } else {
        batch.put(Column.HEAD_STATE, commit.changes().key(i), value);
      }
    }
    for (NewNode node : commit.trie().nodes()) {
      batch.put(Column.NODES, Keys.number(node.id()), node.record());
    }
    TrieRoot root = commit.trie().root();
    ByteBuffer rootRow = ByteBuffer.allocate(Bytes32.SIZE + Long.BYTES);
    rootRow.put(root.hash().toArray()).putLong(root.id());
    batch.put(Column.STATES, Keys.number(ROOT, number), rootRow.array());
    if (number > 0) {
      batch.put(Column.STATES, Keys.number(STALE, number), encode(commit.trie().stale()));
    }
    batch.put(Column.STATES, Keys.number(CHANGED, number), KEYS.encode(keys(commit.changes())));
    return discard(batch, commit, number, finalised);
  }

  private static List<Bytes> keys(ChangeSet changes) {
    List<Bytes> keys = new ArrayList<>(changes.size());
    for (int i = 0; i < changes.size(); i++) {
      keys.add(Bytes.of(changes.key(i)));
    }
    return keys;
  }

  private static byte[] encode(long[] ids) {
    ByteBuffer row = ByteBuffer.allocate(ids.length * Long.BYTES);
    row.asLongBuffer().put(ids);
    return row.array();
  }

  private long discard(Batch batch, StateCommit commit, long newest, long finalised) {
    ChainHead current = head;
    long kept = current == null ? newest : current.oldestState();
    // The newest final state is what a restart relies on.
    long target = Math.min(pruning.oldest(newest), finalised);
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

  /// Tells readers that the flat key space is about to change, and states before `kept` to go.
  void beginWrite(long kept) {
    oldest = kept;
    flat = NOT_STABLE;
  }

  /// Tells readers what there is now; `current` is the former head if the write failed.
  void endWrite(@Nullable ChainHead current) {
    head = current;
    oldest = current == null ? 0 : current.oldestState();
    flat = current == null ? NOT_STABLE : current.number();
  }
}
