package network.khala.frame.storage;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// Iteration over the entries of an item, in the order of their raw keys. Entries that are removed
/// or added behind the iterator's place do not disturb it.
final class PrefixIteration {
  private PrefixIteration() {}

  static <T> Iterable<T> over(StorageEntry<?> entry, Bytes prefix, Function<Bytes, T> reader) {
    for (Hasher hasher : entry.hashers()) {
      if (!hasher.reversible()) {
        throw new IllegalStateException(entry.name() + ": " + hasher + " does not keep its keys");
      }
    }
    return () -> new Entries<>(entry, prefix, reader);
  }

  static void clear(StorageEntry<?> entry, Bytes prefix) {
    Bytes key = entry.state().nextKey(prefix);
    while (key != null && key.startsWith(prefix)) {
      entry.state().delete(key);
      key = entry.state().nextKey(key);
    }
  }

  private static final class Entries<T> implements Iterator<T> {
    private final StorageEntry<?> entry;
    private final Bytes prefix;
    private final Function<Bytes, T> reader;
    private @Nullable Bytes next;

    Entries(StorageEntry<?> entry, Bytes prefix, Function<Bytes, T> reader) {
      this.entry = entry;
      this.prefix = prefix;
      this.reader = reader;
      this.next = within(entry.state().nextKey(prefix));
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public T next() {
      Bytes current = next;
      if (current == null) {
        throw new NoSuchElementException();
      }
      T value = reader.apply(current);
      next = within(entry.state().nextKey(current));
      return value;
    }

    private @Nullable Bytes within(@Nullable Bytes key) {
      return key != null && key.startsWith(prefix) ? key : null;
    }
  }
}
