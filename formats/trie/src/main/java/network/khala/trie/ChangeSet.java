package network.khala.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one commit does to a map: new values and deletions, one for each key, ascending by key.
///
/// Keys and values are not copied; the caller must leave the arrays alone afterwards.
public final class ChangeSet {
  private final byte[][] keys;
  private final byte[] @Nullable [] values;

  private ChangeSet(byte[][] keys, byte[] @Nullable [] values) {
    this.keys = keys;
    this.values = values;
  }

  /// Collects changes in any order.
  public static Builder builder() {
    return new Builder();
  }

  /// Every entry of `pairs` as a new value.
  public static ChangeSet ofPairs(Map<byte[], byte[]> pairs) {
    Builder builder = builder();
    pairs.forEach(builder::put);
    return builder.build();
  }

  /// The number of changed keys.
  public int size() {
    return keys.length;
  }

  /// The key of the change at `index`, ascending.
  public byte[] key(int index) {
    return keys[index];
  }

  /// The new value of the change at `index`, null for a deletion.
  public byte @Nullable [] value(int index) {
    return values[index];
  }

  /// The length of a key in nibbles.
  int nibbles(int index) {
    return keys[index].length * 2;
  }

  int nibble(int index, int depth) {
    return Nibbles.at(keys[index], depth);
  }

  /// The end of the run of changes from `from` on whose keys have the same nibble at `depth` as the
  /// first of them. All keys up to `to` agree on every nibble before.
  int runEnd(int from, int to, int depth) {
    int nibble = nibble(from, depth);
    // Doubles its steps first: runs are short among the children of a large branch.
    int low = from;
    int step = 1;
    while (low + step < to && nibble(low + step, depth) == nibble) {
      low += step;
      step <<= 1;
    }
    int high = Math.min(low + step, to);
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (nibble(middle, depth) == nibble) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// How many nibbles from `depth` on all the keys in this range share with `partial`.
  int sharedWith(byte[] partial, int from, int to, int depth) {
    // The keys are sorted: what the first and the last share with `partial`, all between them do.
    return Math.min(
        Nibbles.shared(partial, keys[from], depth), Nibbles.shared(partial, keys[to - 1], depth));
  }

  /// The depth up to which all the keys in this range agree.
  int sharedDepth(int from, int to) {
    byte[] first = keys[from];
    byte[] last = keys[to - 1];
    int mismatch = Arrays.mismatch(first, last);
    if (mismatch < 0) {
      return first.length * 2;
    }
    int depth = mismatch * 2;
    return mismatch < Math.min(first.length, last.length)
            && Nibbles.at(first, depth) == Nibbles.at(last, depth)
        ? depth + 1
        : depth;
  }

  /// Collects changes; a later one of the same key replaces an earlier one.
  public static final class Builder {
    private final List<Change> changes = new ArrayList<>();

    private Builder() {}

    /// Sets `key` to `value`, which may be empty.
    public Builder put(byte[] key, byte[] value) {
      changes.add(new Change(key, value));
      return this;
    }

    /// Removes `key`, whether or not it is there.
    public Builder delete(byte[] key) {
      changes.add(new Change(key, null));
      return this;
    }

    /// The collected changes, sorted.
    public ChangeSet build() {
      // The sort is stable, and takes one pass over input that is sorted already.
      changes.sort((a, b) -> Arrays.compareUnsigned(a.key, b.key));
      int count = 0;
      for (int i = 0; i < changes.size(); i++) {
        if (i + 1 == changes.size() || !Arrays.equals(changes.get(i).key, changes.get(i + 1).key)) {
          changes.set(count++, changes.get(i));
        }
      }
      byte[][] keys = new byte[count][];
      byte[] @Nullable [] values = new byte[count][];
      for (int i = 0; i < count; i++) {
        keys[i] = changes.get(i).key;
        values[i] = changes.get(i).value;
      }
      return new ChangeSet(keys, values);
    }
  }

  private static final class Change {
    final byte[] key;
    final byte @Nullable [] value;

    Change(byte[] key, byte @Nullable [] value) {
      this.key = key;
      this.value = value;
    }
  }
}
