package network.khala.trie;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The children of a node, by nibble: how each is referred to in the encoding, and where the store
/// keeps it. Held packed, since a large state keeps a hundred thousand of these in memory.
final class Children {
  static final Children NONE = new Children(0, new byte[0], new long[0]);

  private static final int HASHED_ENTRY_BYTES = 1 + ChildReference.HASH_BYTES;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// Bit `n` says that there is a child at nibble `n`.
  final int bitmap;

  /// As in the encoding of a branch: for each child in ascending order its length as a compact
  /// number, which is one byte, and the reference.
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
    int rank = rank(nibble);
    int offset = offset(rank);
    byte[] reference = Arrays.copyOfRange(references, offset + 1, offset + 1 + lengthAt(offset));
    return new ChildReference(reference, id(rank));
  }

  /// Copies the child at `nibble`, which must be there, to the end of a list that is being made.
  ///
  /// @return where the list ends then
  int copy(int nibble, byte[] target, int at, long[] targetIds, int targetRank) {
    int rank = rank(nibble);
    int offset = offset(rank);
    int length = 1 + lengthAt(offset);
    System.arraycopy(references, offset, target, at, length);
    targetIds[targetRank] = id(rank);
    return at + length;
  }

  private int rank(int nibble) {
    return Integer.bitCount(bitmap & ((1 << nibble) - 1));
  }

  private long id(int rank) {
    return ids.length == 0 ? 0 : ids[rank];
  }

  /// Where the child of this rank starts.
  private int offset(int rank) {
    if (references.length == count() * HASHED_ENTRY_BYTES) {
      return rank * HASHED_ENTRY_BYTES;
    }
    int offset = 0;
    for (int i = 0; i < rank; i++) {
      offset += 1 + lengthAt(offset);
    }
    return offset;
  }

  private int lengthAt(int offset) {
    return (references[offset] & 0xff) >> 2;
  }

  int encodedSize() {
    return references.length;
  }

  void encode(byte[] target, int from) {
    System.arraycopy(references, 0, target, from, references.length);
  }

  /// How many children have a place, because they are referred to by hash.
  int hashedCount() {
    if (references.length == count() * HASHED_ENTRY_BYTES) {
      return count();
    }
    int hashed = 0;
    for (int offset = 0; offset < references.length; offset += 1 + lengthAt(offset)) {
      hashed += lengthAt(offset) == ChildReference.HASH_BYTES ? 1 : 0;
    }
    return hashed;
  }

  /// Writes the places of the children that have one, ascending by nibble, eight bytes each.
  void writeIds(byte[] target, int from) {
    int at = from;
    for (long id : ids) {
      if (id != 0) {
        LONG.set(target, at, id);
        at += Long.BYTES;
      }
    }
  }

  /// The same children with the places that [#writeIds] wrote.
  Children readIds(byte[] source, int from) {
    long[] read = new long[count()];
    int at = from;
    int offset = 0;
    for (int i = 0; i < read.length; i++) {
      if (lengthAt(offset) == ChildReference.HASH_BYTES) {
        read[i] = (long) LONG.get(source, at);
        at += Long.BYTES;
      }
      offset += 1 + lengthAt(offset);
    }
    return new Children(bitmap, references, read);
  }
}
