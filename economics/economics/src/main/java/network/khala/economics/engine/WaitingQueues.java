package network.khala.economics.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The open challenges of all workers: a first-in, first-out queue of block numbers each, linked
/// through one pool of nodes, since few workers have any.
final class WaitingQueues {
  private static final int NONE = -1;

  private int[] heads = new int[0];
  private int[] tails = new int[0];
  private int[] blocks = new int[16];
  private int[] nexts = new int[16];
  private int used;
  private int firstFree = NONE;
  private int size;

  /// Makes room for the workers with slots below `capacity`.
  void ensureCapacity(int capacity) {
    int before = heads.length;
    heads = Arrays.copyOf(heads, capacity);
    tails = Arrays.copyOf(tails, capacity);
    Arrays.fill(heads, before, capacity, NONE);
    Arrays.fill(tails, before, capacity, NONE);
  }

  boolean isEmpty(int slot) {
    return heads[slot] == NONE;
  }

  /// The oldest open challenge of a worker that has one.
  long head(int slot) {
    return Integer.toUnsignedLong(blocks[heads[slot]]);
  }

  void append(int slot, long block) {
    int node = takeNode();
    blocks[node] = (int) block;
    nexts[node] = NONE;
    if (heads[slot] == NONE) {
      heads[slot] = node;
    } else {
      nexts[tails[slot]] = node;
    }
    tails[slot] = node;
    size++;
  }

  /// Takes the oldest open challenge of a worker that has one.
  void removeHead(int slot) {
    int node = heads[slot];
    heads[slot] = nexts[node];
    if (heads[slot] == NONE) {
      tails[slot] = NONE;
    }
    nexts[node] = firstFree;
    firstFree = node;
    size--;
  }

  List<Long> list(int slot) {
    List<Long> all = new ArrayList<>();
    for (int node = heads[slot]; node != NONE; node = nexts[node]) {
      all.add(Integer.toUnsignedLong(blocks[node]));
    }
    return all;
  }

  /// Number of open challenges of all workers.
  int size() {
    return size;
  }

  private int takeNode() {
    if (firstFree != NONE) {
      int node = firstFree;
      firstFree = nexts[node];
      return node;
    }
    if (used == blocks.length) {
      int capacity = used + used / 4;
      blocks = Arrays.copyOf(blocks, capacity);
      nexts = Arrays.copyOf(nexts, capacity);
    }
    return used++;
  }
}
