package network.khala.trie;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Decoded nodes by their place in the store. Each place has one slot that it shares with others,
/// and the latest wins: bounded, lock-free, and as numbers are never reused, never wrong.
///
/// Nodes with large values stay out, so that a cache of `n` slots takes at most about 2 KiB each.
public final class NodeCache {
  private static final VarHandle FIRST_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int LARGEST_CACHED_VALUE_BYTES = 512;
  private static final int LARGEST_CACHED_PARTIAL_NIBBLES = 512;

  private final AtomicReferenceArray<@Nullable Slot> slots;
  private final int mask;

  private NodeCache(int slots) {
    this.slots = new AtomicReferenceArray<>(slots);
    this.mask = slots - 1;
  }

  /// A cache of at least `nodes` slots, rounded up to a power of two.
  ///
  /// @param nodes 1 to 2^24
  public static NodeCache of(int nodes) {
    if (nodes < 1 || nodes > (1 << 24)) {
      throw new IllegalArgumentException("a cache of " + nodes + " nodes: 1 to 2^24 are possible");
    }
    return new NodeCache(nodes == 1 ? 1 : Integer.highestOneBit(nodes - 1) << 1);
  }

  /// The node at `id`, or null if it is not here or not the one with this hash.
  @Nullable Node get(long id, byte[] hash) {
    Slot slot = slots.getAcquire(slot(id));
    return slot != null && slot.id == id && slot.hashPart == part(hash) ? slot.node : null;
  }

  void put(long id, byte[] hash, Node node) {
    NodeValue value = node.value;
    if (node.partial.length <= LARGEST_CACHED_PARTIAL_NIBBLES
        && (value == null || value.bytes().length <= LARGEST_CACHED_VALUE_BYTES)) {
      slots.setRelease(slot(id), new Slot(id, part(hash), node));
    }
  }

  /// Enough of the hash to notice a damaged record that leads to the wrong node.
  private static long part(byte[] hash) {
    return (long) FIRST_LONG.get(hash, 0);
  }

  private int slot(long id) {
    // Mixed, because neighbouring numbers live and die together.
    return (int) ((id * 0x9E3779B97F4A7C15L) >>> 40) & mask;
  }

  private record Slot(long id, long hashPart, Node node) {}
}
