package network.khala.trie;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The children of a node that is being rewritten: those kept as they were and nodes that are new.
final class ChildrenEditor {
  private static final int WIDTH = 16;

  private final Children former;
  private final @Nullable Node[] fresh = new Node[WIDTH];
  private int keptBitmap;
  private int freshBitmap;

  ChildrenEditor(Children former) {
    this.former = former;
    this.keptBitmap = former.bitmap;
  }

  /// The new node at `nibble`, null if there is none or a kept one.
  @Nullable Node fresh(int nibble) {
    return fresh[nibble];
  }

  /// The reference to the kept child at `nibble`, null if there is none or a new one.
  @Nullable ChildReference kept(int nibble) {
    return ((keptBitmap >> nibble) & 1) == 0 ? null : former.at(nibble);
  }

  void replace(int nibble, @Nullable Node node) {
    int bit = 1 << nibble;
    keptBitmap &= ~bit;
    freshBitmap = node == null ? freshBitmap & ~bit : freshBitmap | bit;
    fresh[nibble] = node;
  }

  int count() {
    return Integer.bitCount(keptBitmap | freshBitmap);
  }

  /// The lowest nibble that has a child; there must be one.
  int first() {
    return Integer.numberOfTrailingZeros(keptBitmap | freshBitmap);
  }

  /// The children with every new node replaced by its reference.
  Children seal(Function<Node, ChildReference> write) {
    @Nullable ChildReference[] written = new ChildReference[WIDTH];
    int size = former.encodedSize();
    for (int nibble = 0; nibble < WIDTH; nibble++) {
      Node node = fresh[nibble];
      if (node != null) {
        ChildReference reference = write.apply(node);
        written[nibble] = reference;
        size += 1 + reference.bytes.length;
      }
    }
    return pack(written, size);
  }

  private Children pack(@Nullable ChildReference[] written, int sizeAtMost) {
    byte[] references = new byte[sizeAtMost];
    long[] ids = new long[count()];
    int at = 0;
    int rank = 0;
    for (int nibble = 0; nibble < WIDTH; nibble++) {
      ChildReference reference = written[nibble];
      if (reference != null) {
        references[at] = (byte) (reference.bytes.length << 2);
        System.arraycopy(reference.bytes, 0, references, at + 1, reference.bytes.length);
        at += 1 + reference.bytes.length;
        ids[rank++] = reference.id;
      } else if (((keptBitmap >> nibble) & 1) != 0) {
        at = former.copy(nibble, references, at, ids, rank++);
      }
    }
    byte[] exact = at == sizeAtMost ? references : java.util.Arrays.copyOf(references, at);
    return new Children(keptBitmap | freshBitmap, exact, ids);
  }
}
