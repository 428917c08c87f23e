package network.khala.trie;

import java.util.Arrays;

/// A growing list of numbers.
final class LongList {
  private long[] content = new long[16];
  private int size;

  void add(long number) {
    if (size == content.length) {
      content = Arrays.copyOf(content, size * 2);
    }
    content[size++] = number;
  }

  long[] sorted() {
    long[] sorted = Arrays.copyOf(content, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
