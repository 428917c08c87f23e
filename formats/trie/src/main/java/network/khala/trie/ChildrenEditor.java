package network.khala.trie;

import org.jspecify.annotations.Nullable;

/// The children of a node that is being rewritten: kept references and nodes that are new.
final class ChildrenEditor {
  private static final int WIDTH = 16;

  private final @Nullable ChildReference[] kept = new ChildReference[WIDTH];
  private final @Nullable Node[] fresh = new Node[WIDTH];

  ChildrenEditor(Children children) {
    for (int nibble = 0; nibble < WIDTH; nibble++) {
      if (children.has(nibble)) {
        kept[nibble] = children.at(nibble);
      }
    }
  }

  @Nullable ChildReference kept(int nibble) {
    return kept[nibble];
  }

  @Nullable Node fresh(int nibble) {
    return fresh[nibble];
  }

  void replace(int nibble, @Nullable Node node) {
    kept[nibble] = null;
    fresh[nibble] = node;
  }

  int count() {
    int count = 0;
    for (int nibble = 0; nibble < WIDTH; nibble++) {
      count += has(nibble) ? 1 : 0;
    }
    return count;
  }

  /// The lowest nibble that has a child; there must be one.
  int first() {
    int nibble = 0;
    while (!has(nibble)) {
      nibble++;
    }
    return nibble;
  }

  private boolean has(int nibble) {
    return kept[nibble] != null || fresh[nibble] != null;
  }

  /// The children with every new node replaced by its reference.
  Children seal(java.util.function.Function<Node, ChildReference> write) {
    @Nullable ChildReference[] all = new ChildReference[WIDTH];
    int bitmap = 0;
    int size = 0;
    for (int nibble = 0; nibble < WIDTH; nibble++) {
      Node node = fresh[nibble];
      ChildReference reference = node == null ? kept[nibble] : write.apply(node);
      if (reference != null) {
        all[nibble] = reference;
        bitmap |= 1 << nibble;
        size += 1 + reference.bytes.length;
      }
    }
    return pack(all, bitmap, size);
  }

  private static Children pack(@Nullable ChildReference[] all, int bitmap, int size) {
    byte[] references = new byte[size];
    long[] ids = new long[Integer.bitCount(bitmap)];
    int at = 0;
    int rank = 0;
    for (ChildReference reference : all) {
      if (reference != null) {
        references[at] = (byte) reference.bytes.length;
        System.arraycopy(reference.bytes, 0, references, at + 1, reference.bytes.length);
        at += 1 + reference.bytes.length;
        ids[rank++] = reference.id;
      }
    }
    return new Children(bitmap, references, ids);
  }
}
