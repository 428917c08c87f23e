package network.khala.node.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.node.store.KeyValueStore.Snapshot;
import network.khala.scale.Bytes;
import network.khala.trie.ChangeSet;
import network.khala.trie.CorruptTrieException;
import network.khala.trie.NodeCache;
import network.khala.trie.StateVersion;
import network.khala.trie.Trie;
import network.khala.trie.TrieCommit;
import network.khala.trie.TrieRoot;
import org.jspecify.annotations.Nullable;

/// The states of the newest blocks: that of the head as a flat key space, all of them as tries.
///
/// Source: `docs/protocol/state-trie.md#store`.
public final class StateStore {
  private static final long NOT_STABLE = -2;

  private final KeyValueStore store;
  private final StateRows rows;
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
    this.rows = new StateRows(store);
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
    requireKnown(number);
    return new TrieView(trie, kept(rows.root(number), number), () -> requireKept(number));
  }

  private void requireKnown(long number) {
    long newest = requireHead().number();
    if (number > newest || number < 0) {
      throw new UnknownBlockException(String.valueOf(number), String.valueOf(newest));
    }
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

  /// A row of a kept state. Where it is missing, the state may have been pruned since it was looked
  /// for.
  private <T> T kept(@Nullable T row, long number) {
    requireKept(number);
    if (row == null) {
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
    requireKnown(number);
    return kept(rows.changedKeys(number), number);
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
  /// genesis state. Stores nothing.
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

  /// Compares the flat key space with the trie of the head, entry by entry and hash by hash. Reads
  /// the whole state; blocks may go on being appended.
  ///
  /// @return the number of entries
  /// @throws CorruptStoreException at the first entry that differs
  /// @throws StateDiscardedException if the state was pruned before this was done
  public long verify() {
    try (Snapshot snapshot = store.newSnapshot();
        Cursor flatEntries = snapshot.cursor(Column.HEAD_STATE)) {
      byte[] row = snapshot.get(Column.META, ChainHead.KEY);
      if (row == null) {
        return 0;
      }
      ChainHead block = ChainHead.decode(row);
      StateView tree = new TrieView(trie, block.state(), () -> requireKept(block.number()));
      return compare(flatEntries, tree);
    }
  }

  private static long compare(Cursor flatEntries, StateView tree) {
    long entries = 0;
    try (StateCursor treeEntries = tree.cursor(Bytes.EMPTY, null)) {
      boolean more = flatEntries.seek(new byte[0]);
      while (treeEntries.next()) {
        if (!more
            || !Bytes.wrap(flatEntries.key()).equals(treeEntries.key())
            || !Arrays.equals(flatEntries.value(), treeEntries.value())) {
          throw new CorruptStoreException(
              "the state differs from its trie at key " + treeEntries.key(), null);
        }
        entries++;
        more = flatEntries.next();
      }
      if (more) {
        throw new CorruptStoreException(
            "the state has a key that its trie lacks: " + Bytes.wrap(flatEntries.key()), null);
      }
    }
    return entries;
  }

  /// Adds all of a new state to the batch of its block, and what is given up for it.
  ///
  /// @return the oldest state that is kept afterwards
  long write(Batch batch, StateCommit commit, long number, long finalised) {
    rows.write(batch, commit, number);
    ChainHead current = head;
    long kept = current == null ? number : current.oldestState();
    // The newest final state is what a restart relies on.
    long target = Math.min(pruning.oldest(number), finalised);
    return rows.discard(batch, commit, number, kept, target);
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
