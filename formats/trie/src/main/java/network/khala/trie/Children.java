package network.khala.trie;

import java.util.Arrays;

/// The children of a node, by nibble: how each is referred to in the encoding, and where the store
/// keeps it. Held packed, since a large state keeps a hundred thousand of these in memory.
final class Children {
  static final Children NONE = new Children(0, new byte[0], new long[0]);

  /// Bit `n` says that there is a child at nibble `n`.
  final int bitmap;

  /// For each child in ascending order one byte with the length of its reference, then the
  /// reference.
  private final byte[] references;

  /// For each child in ascending order its place in the store, 0 for one embedded in its parent.
  /// Empty where places are unknown.
  private final long[] ids;

  Children(int bitmap, byte[] references, long[] ids) {
    this.bitmap = bitmap;
    this.references = references;
    this.ids = ids;
  }

  int count() {
    return Integer.bitCount(bitmap);
  }

  boolean isEmpty() {
    return bitmap == 0;
  }

  boolean has(int nibble) {
    return ((bitmap >> nibble) & 1) != 0;
  }

  /// The reference to the child at `nibble`, which must be there.
  ChildReference at(int nibble) {
    int rank = Integer.bitCount(bitmap & ((1 << nibble) - 1));
    int offset = 0;
    for (int i = 0; i < rank; i++) {
      offset += 1 + references[offset];
    }
    byte[] reference = Arrays.copyOfRange(references, offset + 1, offset + 1 + references[offset]);
    return new ChildReference(reference, ids.length == 0 ? 0 : ids[rank]);
  }

  /// The references as the encoding of a branch has them; one length byte becomes a compact number.
  int encodedSize() {
    return references.length;
  }

  void encode(byte[] target, int from) {
    System.arraycopy(references, 0, target, from, references.length);
    for (int offset = 0; offset < references.length; offset += 1 + references[offset]) {
      target[from + offset] = (byte) (references[offset] << 2);
    }
  }

  /// The same children with their places in the store, one for each child that is referred to by
  /// hash.
  Children withIds(long[] hashedIds) {
    long[] all = new long[count()];
    int offset = 0;
    int hashed = 0;
    for (int i = 0; i < all.length; i++) {
      if (references[offset] == ChildReference.HASH_BYTES) {
        all[i] = hashedIds[hashed++];
      }
      offset += 1 + references[offset];
    }
    return new Children(bitmap, references, all);
  }

  int hashedCount() {
    int hashed = 0;
    for (int offset = 0; offset < references.length; offset += 1 + references[offset]) {
      if (references[offset] == ChildReference.HASH_BYTES) {
        hashed++;
      }
    }
    return hashed;
  }

  /// Places of the children that are referred to by hash, ascending by nibble.
  long[] hashedIds() {
    return Arrays.stream(ids).filter(id -> id != 0).toArray();
  }
}
