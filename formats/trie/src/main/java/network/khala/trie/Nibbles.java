package network.khala.trie;

/// Half bytes of keys, high half first. Partial keys of nodes are arrays with one nibble a byte;
/// whole keys stay packed and are read in place.
final class Nibbles {
  static final byte[] NONE = {};

  private Nibbles() {}

  /// The nibble of `key` at `index`, counted from its start.
  static int at(byte[] key, int index) {
    int both = key[index >> 1];
    return (index & 1) == 0 ? (both >> 4) & 0xf : both & 0xf;
  }

  /// The nibbles of `key` from `from` to its end.
  static byte[] suffix(byte[] key, int from) {
    return range(key, from, key.length * 2);
  }

  /// The nibbles of `key` from `from` (inclusive) to `to` (exclusive).
  static byte[] range(byte[] key, int from, int to) {
    if (from == to) {
      return NONE;
    }
    byte[] nibbles = new byte[to - from];
    int next = 0;
    if ((from & 1) != 0) {
      nibbles[next++] = (byte) at(key, from);
    }
    for (int at = (from + 1) >> 1; next + 1 < nibbles.length; at++) {
      nibbles[next++] = (byte) ((key[at] >> 4) & 0xf);
      nibbles[next++] = (byte) (key[at] & 0xf);
    }
    if (next < nibbles.length) {
      nibbles[next] = (byte) at(key, from + next);
    }
    return nibbles;
  }

  /// How many nibbles of `partial` equal those of `key` from `depth` on.
  static int shared(byte[] partial, byte[] key, int depth) {
    int limit = Math.min(partial.length, key.length * 2 - depth);
    int shared = 0;
    while (shared < limit && partial[shared] == at(key, depth + shared)) {
      shared++;
    }
    return shared;
  }

  /// `head`, then one nibble, then `tail`.
  static byte[] join(byte[] head, int nibble, byte[] tail) {
    byte[] joined = new byte[head.length + 1 + tail.length];
    System.arraycopy(head, 0, joined, 0, head.length);
    joined[head.length] = (byte) nibble;
    System.arraycopy(tail, 0, joined, head.length + 1, tail.length);
    return joined;
  }

  /// The bytes that an even number of nibbles stands for.
  static byte[] pack(byte[] nibbles, int count) {
    byte[] packed = new byte[count / 2];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) ((nibbles[2 * i] << 4) | nibbles[2 * i + 1]);
    }
    return packed;
  }
}
