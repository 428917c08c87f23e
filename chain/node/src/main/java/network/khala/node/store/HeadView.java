package network.khala.node.store;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// The state of a block that was the head when this view was made. Reads the flat key space as long
/// as it is the head, then goes on through the trie.
///
/// A flat read counts only if the block is still the head when it is done; no lock is taken and no
/// block is held up.
final class HeadView implements StateView {
  private final KeyValueStore store;
  private final BooleanSupplier isHead;
  private final TrieView history;

  HeadView(KeyValueStore store, BooleanSupplier isHead, TrieView history) {
    this.store = store;
    this.isHead = isHead;
    this.history = history;
  }

  @Override
  public Bytes32 root() {
    return history.root();
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    if (isHead.getAsBoolean()) {
      byte[] value = store.get(Column.HEAD_STATE, key.toArray());
      if (stillHead()) {
        return value;
      }
    }
    return history.get(key);
  }

  @Override
  public @Nullable Bytes nextKey(Bytes key) {
    try (StateCursor cursor = cursor(Bytes.EMPTY, key)) {
      return cursor.next() ? cursor.key() : null;
    }
  }

  @Override
  public StateCursor cursor(Bytes prefix, @Nullable Bytes after) {
    if (isHead.getAsBoolean()) {
      Cursor cursor = store.cursor(Column.HEAD_STATE);
      // A cursor shows what was there when it was made, also after the head moved on.
      if (stillHead()) {
        return new FlatCursor(cursor, prefix, after);
      }
      cursor.close();
    }
    return history.cursor(prefix, after);
  }

  private boolean stillHead() {
    // The check must not move before the read that it judges.
    VarHandle.acquireFence();
    return isHead.getAsBoolean();
  }

  @Override
  public List<byte[]> prove(Collection<Bytes> keys) {
    return history.prove(keys);
  }

  @Override
  public Optional<Bytes> closestDescendantMerkleValue(Bytes key) {
    return history.closestDescendantMerkleValue(key);
  }

  /// Keys of the flat key space.
  private static final class FlatCursor implements StateCursor {
    private final Cursor cursor;
    private final Bytes prefix;
    private byte @Nullable [] start;
    private @Nullable Bytes key;

    FlatCursor(Cursor cursor, Bytes prefix, @Nullable Bytes after) {
      this.cursor = cursor;
      this.prefix = prefix;
      // The smallest key greater than `after` is `after` with a zero byte.
      this.start =
          after == null || after.compareTo(prefix) < 0
              ? prefix.toArray()
              : Arrays.copyOf(after.toArray(), after.size() + 1);
    }

    @Override
    public boolean next() {
      byte[] from = start;
      start = null;
      boolean found = from == null ? key != null && cursor.next() : cursor.seek(from);
      Bytes reached = found ? Bytes.wrap(cursor.key()) : null;
      key = reached != null && reached.startsWith(prefix) ? reached : null;
      return key != null;
    }

    @Override
    public Bytes key() {
      Bytes standing = key;
      if (standing == null) {
        throw new IllegalStateException("the cursor stands on no key");
      }
      return standing;
    }

    @Override
    public byte[] value() {
      return cursor.value();
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
