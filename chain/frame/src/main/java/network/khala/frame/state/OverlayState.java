package network.khala.frame.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import org.jspecify.annotations.Nullable;

/// Changes over a base state, in nested transactions. One thread owns an overlay.
///
/// Every write goes into one map; an open transaction keeps a journal of what its writes replaced,
/// so that a commit costs nothing and a rollback costs what was written.
public final class OverlayState implements State {
  /// Transactions inside transactions, at most: bounds nested batches.
  public static final int DEPTH_MAX = 255;

  private static final int SCANNED_MAX = 64;

  /// What a block reads of the base, at most, without asking for it again.
  private static final int LOADED_MAX = 65_536;

  private final State base;
  private final Map<Bytes, Cell> changes = new HashMap<>();
  private final Map<Bytes, Cell> loaded = new HashMap<>();
  private final List<List<Undo>> journals = new ArrayList<>();

  /// The changed keys in order; built when an iteration first asks for it.
  private @Nullable NavigableSet<Bytes> changedKeys;

  /// A value, encoded, decoded, or both; or that there is none.
  private static final class Cell {
    private static final Cell ABSENT = new Cell(null);

    private byte @Nullable [] encoded;
    private @Nullable Codec<?> codec;
    private @Nullable Object decoded;

    private Cell(byte @Nullable [] encoded) {
      this.encoded = encoded;
    }

    static Cell of(byte @Nullable [] encoded) {
      return encoded == null ? ABSENT : new Cell(encoded);
    }

    static <T> Cell of(T value, Codec<T> codec) {
      if (!(value instanceof Record)) {
        return new Cell(codec.encode(value));
      }
      Cell cell = new Cell(null);
      cell.codec = codec;
      cell.decoded = value;
      return cell;
    }

    boolean isPresent() {
      return this != ABSENT;
    }

    byte @Nullable [] encoded() {
      if (encoded == null && codec != null && decoded != null) {
        encoded = encode(codec, decoded);
      }
      return encoded;
    }

    @SuppressWarnings("unchecked") // The value was put by this codec.
    private static <T> byte[] encode(Codec<T> codec, Object value) {
      return codec.encode((T) value);
    }

    // The value was decoded, or put, by the very same codec.
    @SuppressWarnings({"unchecked", "ReferenceEquality"})
    <T> @Nullable T decoded(Codec<T> by) {
      if (codec == by) {
        return (T) decoded;
      }
      byte[] bytes = encoded();
      if (bytes == null) {
        return null;
      }
      T fresh = by.decode(bytes);
      codec = by;
      decoded = fresh;
      return fresh;
    }
  }

  private record Undo(Bytes key, @Nullable Cell before) {}

  /// An overlay without changes.
  public OverlayState(State base) {
    this.base = base;
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return cell(key).encoded();
  }

  /// The value under `key` as `codec` decodes it. A value is decoded once, however often it is
  /// read: what codecs give is immutable.
  public <T> @Nullable T get(Bytes key, Codec<T> codec) {
    return cell(key).decoded(codec);
  }

  /// Whether there is a value under `key`. Nothing is encoded or decoded for it.
  public boolean contains(Bytes key) {
    return cell(key).isPresent();
  }

  private Cell cell(Bytes key) {
    Cell changed = changes.get(key);
    if (changed != null) {
      return changed;
    }
    Cell known = loaded.get(key);
    if (known != null) {
      return known;
    }
    Cell fresh = Cell.of(base.get(key));
    if (loaded.size() < LOADED_MAX) {
      loaded.put(key, fresh);
    }
    return fresh;
  }

  @Override
  public @Nullable Bytes nextKey(Bytes key) {
    Bytes fromBase = base.nextKey(key);
    Bytes fromChanges = nextChanged(key);
    while (true) {
      Bytes next = smaller(fromBase, fromChanges);
      if (next == null) {
        return null;
      }
      Cell change = changes.get(next);
      if (change == null || change.isPresent()) {
        return next;
      }
      if (next.equals(fromBase)) {
        fromBase = base.nextKey(next);
      }
      if (next.equals(fromChanges)) {
        fromChanges = nextChanged(next);
      }
    }
  }

  /// Sets the value under `key`. The array belongs to the overlay from then on.
  public void put(Bytes key, byte[] value) {
    write(key, Cell.of(value));
  }

  /// Sets the value under `key`. Records are immutable: the next reader gets the same one, and it
  /// is encoded when somebody asks for its bytes, once for all that happens to it in a block.
  public <T> void put(Bytes key, T value, Codec<T> codec) {
    write(key, Cell.of(value, codec));
  }

  /// Removes the value under `key`, if there is one.
  public void delete(Bytes key) {
    write(key, Cell.ABSENT);
  }

  /// Opens a transaction.
  ///
  /// @throws IllegalStateException beyond [#DEPTH_MAX]; callers bound nesting before
  public void begin() {
    if (journals.size() == DEPTH_MAX) {
      throw new IllegalStateException("more than " + DEPTH_MAX + " nested transactions");
    }
    journals.add(new ArrayList<>());
  }

  /// Ends the innermost transaction and keeps its changes.
  public void commit() {
    List<Undo> journal = journals.removeLast();
    if (!journals.isEmpty()) {
      journals.getLast().addAll(journal);
    }
  }

  /// Ends the innermost transaction and restores what was there when it began.
  public void rollback() {
    for (Undo undo : journals.removeLast().reversed()) {
      restore(undo);
    }
  }

  /// How many transactions are open.
  public int depth() {
    return journals.size();
  }

  /// All changes in key order; a null value means deleted. Entries that were changed back to what
  /// the base holds may appear.
  public SortedMap<Bytes, byte @Nullable []> changes() {
    SortedMap<Bytes, byte @Nullable []> sorted = new TreeMap<>();
    changes.forEach((key, change) -> sorted.put(key, change.encoded()));
    return sorted;
  }

  private void write(Bytes key, Cell change) {
    Cell before = changes.put(key, change);
    if (!journals.isEmpty()) {
      journals.getLast().add(new Undo(key, before));
    }
    if (changedKeys != null && before == null) {
      changedKeys.add(key);
    }
  }

  private void restore(Undo undo) {
    if (undo.before() != null) {
      changes.put(undo.key(), undo.before());
      return;
    }
    changes.remove(undo.key());
    if (changedKeys != null) {
      changedKeys.remove(undo.key());
    }
  }

  /// The first changed key greater than `key`. A few changes are looked through; only when there
  /// are more is an order built, and kept from then on.
  private @Nullable Bytes nextChanged(Bytes key) {
    if (changedKeys == null && changes.size() <= SCANNED_MAX) {
      Bytes next = null;
      for (Bytes changed : changes.keySet()) {
        if (changed.compareTo(key) > 0) {
          next = smaller(next, changed);
        }
      }
      return next;
    }
    if (changedKeys == null) {
      changedKeys = new TreeSet<>(changes.keySet());
    }
    return changedKeys.higher(key);
  }

  private static @Nullable Bytes smaller(@Nullable Bytes left, @Nullable Bytes right) {
    if (left == null) {
      return right;
    }
    return right == null || left.compareTo(right) < 0 ? left : right;
  }
}
