package network.khala.economics.engine;

import java.util.Arrays;
import java.util.TreeMap;
import network.khala.crypto.Hashing;
import network.khala.economics.U64F64;
import network.khala.economics.engine.WorkerView.Benchmark;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// The state of all workers as columns, about 200 bytes each: the passes over every worker that
/// each block needs then read memory in order. A worker keeps its slot for ever; slots are given in
/// the order of registration, results never depend on them.
final class WorkerTable {
  /// Flag: a session runs.
  static final int WORKING = 1;

  /// Flag: the chain holds the worker for offline, so it is not challenged.
  static final int PAUSED = 1 << 1;

  /// Flag: the engine holds the worker for offline.
  static final int UNRESPONSIVE = 1 << 2;

  /// Flag: the worker has answered in this block.
  static final int ANSWERED = 1 << 3;

  /// Flag: the worker has open challenges.
  static final int WAITING = 1 << 4;

  /// Flag: contracts ran on the worker at its last answer.
  static final int CONTRACTS = 1 << 5;

  /// Flag: the integer part of [#speed] is one. P is at most 1.2 of the benchmark, so it is zero or
  /// one.
  static final int FASTER = 1 << 6;

  private static final int KEY_WORDS = 4;
  private static final int CAPACITY_STEP_MIN = 64;

  private int size;
  private int capacity;
  private int[] ranking = new int[0];
  private long[] keys = new long[0];

  /// The first 64 bits of BLAKE2b-256 of each key.
  long[] hashedKeyTop = new long[0];

  byte[] flags = new byte[0];
  byte[] confidence = new byte[0];
  final FixedPointColumn v = new FixedPointColumn();
  final FixedPointColumn vInit = new FixedPointColumn();
  final FixedPointColumn vDeductible = new FixedPointColumn();
  final FixedPointColumn instantScore = new FixedPointColumn();

  /// Derived: the square of the performance term of the share.
  final FixedPointColumn performanceSquare = new FixedPointColumn();

  /// Derived: the fraction of P / benchmark, see [#FASTER].
  long[] speed = new long[0];

  /// The score at the start of the session, u32; the fixed-point P_bench is this integer.
  int[] benchmarkScore = new int[0];

  long[] vUpdateAt = new long[0];
  int[] vUpdateBlock = new int[0];
  long[] iterationLast = new long[0];
  long[] challengeTimeLast = new long[0];
  int[] sessionId = new int[0];
  long[] sessionStart = new long[0];
  final WaitingQueues waiting = new WaitingQueues();

  /// Running benchmarks by slot; few at any time.
  final TreeMap<Integer, Benchmark> benchmarks = new TreeMap<>();

  final @Nullable StatisticsTable statistics;

  WorkerTable(boolean withStatistics) {
    statistics = withStatistics ? new StatisticsTable() : null;
  }

  int size() {
    return size;
  }

  /// The slot of the worker that is at this place in key order.
  int slotAt(int rank) {
    return ranking[rank];
  }

  /// The worker's slot, or −1 if it never registered.
  int find(Bytes32 key) {
    int rank = rank(key);
    return rank < 0 ? -1 : ranking[rank];
  }

  /// The worker's slot, a new one with zeros if it never registered. The derived columns are the
  /// caller's to compute, once it has filled in the others.
  int findOrAdd(Bytes32 key) {
    int rank = rank(key);
    return rank < 0 ? add(key, -rank - 1) : ranking[rank];
  }

  Bytes32 key(int slot) {
    byte[] content = new byte[Bytes32.SIZE];
    for (int i = 0; i < Bytes32.SIZE; i++) {
      content[i] = (byte) (keys[KEY_WORDS * slot + i / 8] >>> (56 - 8 * (i % 8)));
    }
    return Bytes32.wrap(content);
  }

  boolean has(int slot, int flag) {
    return (flags[slot] & flag) != 0;
  }

  void set(int slot, int flag, boolean on) {
    flags[slot] = (byte) (on ? flags[slot] | flag : flags[slot] & ~flag);
  }

  int confidenceLevel(int slot) {
    return Byte.toUnsignedInt(confidence[slot]);
  }

  U64F64 benchmark(int slot) {
    return U64F64.of(Integer.toUnsignedLong(benchmarkScore[slot]));
  }

  /// P: see [WorkerFormulas#score].
  U64F64 score(int slot) {
    return WorkerFormulas.score(has(slot, CONTRACTS), benchmark(slot), instantScore.get(slot));
  }

  U64F64 share(int slot) {
    U64F64 value = v.get(slot);
    return value.times(value).plus(performanceSquare.get(slot)).squareRoot();
  }

  /// Computes the derived columns again; to be called after any change of a score or the confidence
  /// level.
  void refreshPerformance(int slot) {
    U64F64 score = score(slot);
    U64F64 ratio = WorkerFormulas.speed(score, benchmark(slot));
    speed[slot] = ratio.lo();
    set(slot, FASTER, ratio.hi() == 1);
    performanceSquare.set(slot, WorkerFormulas.performanceSquare(score, confidenceLevel(slot)));
  }

  void challenge(int slot, long block) {
    waiting.append(slot, block);
    set(slot, WAITING, true);
  }

  void removeChallenge(int slot) {
    waiting.removeHead(slot);
    set(slot, WAITING, !waiting.isEmpty(slot));
  }

  private int add(Bytes32 key, int rank) {
    if (size == capacity) {
      ensureCapacity(capacity + Math.max(CAPACITY_STEP_MIN, capacity / 16));
    }
    int slot = size++;
    System.arraycopy(ranking, rank, ranking, rank + 1, slot - rank);
    ranking[rank] = slot;
    for (int word = 0; word < KEY_WORDS; word++) {
      keys[KEY_WORDS * slot + word] = word(key, word);
    }
    hashedKeyTop[slot] = word(Bytes32.wrap(Hashing.blake2b256(key.toArray())), 0);
    return slot;
  }

  /// The place of a key in key order, or −(place to insert) − 1.
  private int rank(Bytes32 key) {
    long[] words = new long[KEY_WORDS];
    for (int word = 0; word < KEY_WORDS; word++) {
      words[word] = word(key, word);
    }
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compareKey(ranking[middle], words);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  private int compareKey(int slot, long[] words) {
    for (int word = 0; word < KEY_WORDS; word++) {
      int order = Long.compareUnsigned(keys[KEY_WORDS * slot + word], words[word]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /// Eight bytes of a key as a big-endian integer, so that unsigned order is byte order.
  private static long word(Bytes32 key, int word) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | Byte.toUnsignedLong(key.get(Long.BYTES * word + i));
    }
    return value;
  }

  private void ensureCapacity(int wanted) {
    ranking = Arrays.copyOf(ranking, wanted);
    keys = Arrays.copyOf(keys, KEY_WORDS * wanted);
    hashedKeyTop = Arrays.copyOf(hashedKeyTop, wanted);
    flags = Arrays.copyOf(flags, wanted);
    confidence = Arrays.copyOf(confidence, wanted);
    v.ensureCapacity(wanted);
    vInit.ensureCapacity(wanted);
    vDeductible.ensureCapacity(wanted);
    instantScore.ensureCapacity(wanted);
    performanceSquare.ensureCapacity(wanted);
    speed = Arrays.copyOf(speed, wanted);
    benchmarkScore = Arrays.copyOf(benchmarkScore, wanted);
    vUpdateAt = Arrays.copyOf(vUpdateAt, wanted);
    vUpdateBlock = Arrays.copyOf(vUpdateBlock, wanted);
    iterationLast = Arrays.copyOf(iterationLast, wanted);
    challengeTimeLast = Arrays.copyOf(challengeTimeLast, wanted);
    sessionId = Arrays.copyOf(sessionId, wanted);
    sessionStart = Arrays.copyOf(sessionStart, wanted);
    waiting.ensureCapacity(wanted);
    if (statistics != null) {
      statistics.ensureCapacity(wanted);
    }
    capacity = wanted;
  }
}
