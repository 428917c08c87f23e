package network.khala.frame.storage;

import java.util.function.Function;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// The raw keys that were asked for last: a call asks for the same few again and again, and each
/// time costs a hash. Every key has one slot, which it shares with others; the latest wins.
///
/// @param <K> the type of keys, whose equality is that of their encodings
final class RecentKeys<K> {
  private static final int SLOTS = 64;

  /// Made with the first key: most maps of a runtime are not asked for anything.
  private @Nullable Slot<K> @Nullable [] slots;

  private record Slot<K>(K key, Bytes raw) {}

  Bytes get(K key, Function<K, Bytes> hash) {
    @Nullable Slot<K>[] present = slots();
    int index = index(key.hashCode());
    Slot<K> slot = present[index];
    if (slot != null && slot.key().equals(key)) {
      return slot.raw();
    }
    Bytes raw = hash.apply(key);
    present[index] = new Slot<>(key, raw);
    return raw;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Only slots of this type are put in.
  private @Nullable Slot<K>[] slots() {
    @Nullable Slot<K>[] present = slots;
    if (present == null) {
      present = new Slot[SLOTS];
      slots = present;
    }
    return present;
  }

  private static int index(int hash) {
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
