package network.khala.benchmarks.weights;

import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import network.khala.frame.state.State;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// A state in memory that knows which of its entries were asked for.
final class CountedState implements State {
  private final NavigableMap<Bytes, byte[]> entries = new TreeMap<>();
  private final Set<Bytes> read = new HashSet<>();

  @Override
  public byte @Nullable [] get(Bytes key) {
    read.add(key);
    return entries.get(key);
  }

  @Override
  public @Nullable Bytes nextKey(Bytes key) {
    Bytes next = entries.higherKey(key);
    if (next != null) {
      read.add(next);
    }
    return next;
  }

  void put(Bytes key, byte[] value) {
    entries.put(key, value);
  }

  void remove(Bytes key) {
    entries.remove(key);
  }

  void forgetReads() {
    read.clear();
  }

  /// The entries that were asked for.
  Set<Bytes> reads() {
    return Set.copyOf(read);
  }
}
