package network.khala.scale;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An immutable sequence of bits. Its SCALE form is that of a bit vector with byte store and least
/// significant bit first: compact number of bits, then the bits in whole bytes, the unused ones
/// zero.
public final class BitVec {
  /// The sequence of no bits.
  public static final BitVec EMPTY = new BitVec(0, new byte[0]);

  private final int size;
  private final byte[] store;

  private BitVec(int size, byte[] store) {
    this.size = size;
    this.store = store;
  }

  /// The given bits in order.
  public static BitVec of(boolean... bits) {
    byte[] store = new byte[bytesFor(bits.length)];
    for (int i = 0; i < bits.length; i++) {
      if (bits[i]) {
        store[i >>> 3] |= (byte) (1 << (i & 7));
      }
    }
    return new BitVec(bits.length, store);
  }

  /// The first `size` bits of the given bytes, least significant first.
  ///
  /// @throws IllegalArgumentException unless the bytes are as many as needed, with unused bits zero
  public static BitVec of(int size, byte[] store) {
    if (size < 0 || store.length != bytesFor(size)) {
      throw new IllegalArgumentException(size + " bits do not take " + store.length + " bytes");
    }
    if ((size & 7) != 0 && (store[store.length - 1] & 0xff) >>> (size & 7) != 0) {
      throw new IllegalArgumentException("unused bits are not zero");
    }
    return new BitVec(size, store.clone());
  }

  static int bytesFor(int bits) {
    return (int) ((bits + 7L) >>> 3);
  }

  /// The number of bits.
  public int size() {
    return size;
  }

  /// The bit at `index`.
  public boolean get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index + " of " + size + " bits");
    }
    return (store[index >>> 3] >>> (index & 7) & 1) == 1;
  }

  /// The bits in whole bytes, least significant first.
  public byte[] toBytes() {
    return store.clone();
  }

  byte[] backing() {
    return store;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BitVec that && size == that.size && Arrays.equals(store, that.store);
  }

  @Override
  public int hashCode() {
    return 31 * size + Arrays.hashCode(store);
  }

  /// The bits in order, `0b1011`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("0b");
    for (int i = 0; i < size; i++) {
      text.append(get(i) ? '1' : '0');
    }
    return text.toString();
  }
}
