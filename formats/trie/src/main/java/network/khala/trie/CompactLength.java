package network.khala.trie;

/// SCALE compact numbers as lengths: 1, 2 or 4 bytes, the lowest two bits say which.
final class CompactLength {
  private static final int LARGEST = (1 << 30) - 1;

  private CompactLength() {}

  static int size(int length) {
    if (length > LARGEST) {
      throw new IllegalArgumentException("a value of " + length + " bytes is too long for a trie");
    }
    return length < (1 << 6) ? 1 : length < (1 << 14) ? 2 : 4;
  }

  /// Writes the length and returns the position after it.
  static int put(byte[] target, int at, int length) {
    int size = size(length);
    int tagged = (length << 2) | (size >> 1);
    for (int i = 0; i < size; i++) {
      target[at + i] = (byte) (tagged >> (8 * i));
    }
    return at + size;
  }
}
