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
import org.jspecify.annotations.Nullable;

/// Changes over a base state, in nested transactions. One thread owns an overlay.
///
/// Every write goes into one map; an open transaction keeps a journal of what its writes replaced,
/// so that a commit costs nothing and a rollback costs what was written.
public final class OverlayState implements State {
  /// Transactions inside transactions, at most: bounds nested batches.
  public static final int DEPTH_MAX = 255;

  private static final int SCANNED_MAX = 64;
  private final State base;
  private final Map<Bytes, Change> changes = new HashMap<>();
  private final List<List<Undo>> journals = new ArrayList<>();

  /// The changed keys in order; built when an iteration first asks for it.
  private @Nullable NavigableSet<Bytes> changedKeys;

  /// A value that was set, or null for a key that was deleted.
  private static final class Change {
    private final byte @Nullable [] value;

    Change(byte @Nullable [] value) {
      this.value = value;
    }
  }

  private record Undo(Bytes key, @Nullable Change before) {}

  /// An overlay without changes.
  public OverlayState(State base) {
    this.base = base;
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    Change change = changes.get(key);
    return change == null ? base.get(key) : change.value;
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
      Change change = changes.get(next);
      if (change == null || change.value != null) {
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
    write(key, new Change(value));
  }

  /// Removes the value under `key`, if there is one.
  public void delete(Bytes key) {
    write(key, new Change(null));
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
    changes.forEach((key, change) -> sorted.put(key, change.value));
    return sorted;
  }

  private void write(Bytes key, Change change) {
    Change before = changes.put(key, change);
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
