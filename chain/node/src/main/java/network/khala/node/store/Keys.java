package network.khala.node.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import network.khala.scale.Bytes32;

/// Keys of rows that are found by number or hash.
final class Keys {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Keys() {}

  static byte[] number(long number) {
    byte[] key = new byte[Long.BYTES];
    LONG.set(key, 0, number);
    return key;
  }

  static long number(byte[] key) {
    return (long) LONG.get(key, 0);
  }

  /// A number among those of one kind of row.
  static byte[] number(char kind, long number) {
    return ByteBuffer.allocate(1 + Long.BYTES).put((byte) kind).putLong(number).array();
  }

  /// The number in a key with a kind, or -1 if the kind is another one.
  static long numberOf(char kind, byte[] key) {
    return key[0] == (byte) kind ? ByteBuffer.wrap(key, 1, Long.BYTES).getLong() : -1;
  }

  static byte[] hash(char kind, Bytes32 hash) {
    return ByteBuffer.allocate(1 + Bytes32.SIZE).put((byte) kind).put(hash.toArray()).array();
  }
}
