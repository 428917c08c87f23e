package network.khala.economics.engine;

import java.util.Arrays;
import network.khala.economics.U64F64;
import network.khala.economics.engine.WorkerView.ResponsiveEvent;
import network.khala.economics.engine.WorkerView.Statistics;

/// Sums per worker, 93 bytes each. Nothing in the engine depends on them.
final class StatisticsTable {
  private final FixedPointColumn lastPayout = new FixedPointColumn();
  private final FixedPointColumn totalPayout = new FixedPointColumn();
  private final FixedPointColumn lastSlash = new FixedPointColumn();
  private final FixedPointColumn totalSlash = new FixedPointColumn();
  private int[] lastPayoutBlock = new int[0];
  private int[] payoutCount = new int[0];
  private int[] lastSlashBlock = new int[0];
  private int[] slashCount = new int[0];
  private int[] lastHeartbeatFor = new int[0];
  private int[] lastHeartbeatAt = new int[0];
  private byte[] responsiveEvent = new byte[0];
  private int[] responsiveEventBlock = new int[0];

  void ensureCapacity(int capacity) {
    lastPayout.ensureCapacity(capacity);
    totalPayout.ensureCapacity(capacity);
    lastSlash.ensureCapacity(capacity);
    totalSlash.ensureCapacity(capacity);
    lastPayoutBlock = Arrays.copyOf(lastPayoutBlock, capacity);
    payoutCount = Arrays.copyOf(payoutCount, capacity);
    lastSlashBlock = Arrays.copyOf(lastSlashBlock, capacity);
    slashCount = Arrays.copyOf(slashCount, capacity);
    lastHeartbeatFor = Arrays.copyOf(lastHeartbeatFor, capacity);
    lastHeartbeatAt = Arrays.copyOf(lastHeartbeatAt, capacity);
    responsiveEvent = Arrays.copyOf(responsiveEvent, capacity);
    responsiveEventBlock = Arrays.copyOf(responsiveEventBlock, capacity);
  }

  /// A session begins: its sums start at zero. What is known of heartbeats stays.
  void startSession(int slot) {
    lastPayout.set(slot, U64F64.ZERO);
    totalPayout.set(slot, U64F64.ZERO);
    lastSlash.set(slot, U64F64.ZERO);
    totalSlash.set(slot, U64F64.ZERO);
    lastPayoutBlock[slot] = 0;
    payoutCount[slot] = 0;
    lastSlashBlock[slot] = 0;
    slashCount[slot] = 0;
  }

  void heartbeat(int slot, long challengeBlock, long block) {
    lastHeartbeatFor[slot] = (int) challengeBlock;
    lastHeartbeatAt[slot] = (int) block;
  }

  void paid(int slot, U64F64 payout, long block) {
    lastPayout.set(slot, payout);
    totalPayout.set(slot, totalPayout.get(slot).plus(payout));
    lastPayoutBlock[slot] = (int) block;
    payoutCount[slot]++;
  }

  /// The time offline counts as paid with nothing.
  void recovered(int slot, long block) {
    lastPayout.set(slot, U64F64.ZERO);
    lastPayoutBlock[slot] = (int) block;
  }

  void slashed(int slot, U64F64 slash, long block) {
    lastSlash.set(slot, slash);
    totalSlash.set(slot, totalSlash.get(slot).plus(slash));
    lastSlashBlock[slot] = (int) block;
    slashCount[slot]++;
  }

  void responsive(int slot, ResponsiveEvent event, long block) {
    responsiveEvent[slot] = (byte) event.code();
    responsiveEventBlock[slot] = (int) block;
  }

  Statistics get(int slot) {
    return new Statistics(
        lastPayout.get(slot),
        Integer.toUnsignedLong(lastPayoutBlock[slot]),
        totalPayout.get(slot),
        Integer.toUnsignedLong(payoutCount[slot]),
        lastSlash.get(slot),
        Integer.toUnsignedLong(lastSlashBlock[slot]),
        totalSlash.get(slot),
        Integer.toUnsignedLong(slashCount[slot]),
        Integer.toUnsignedLong(lastHeartbeatFor[slot]),
        Integer.toUnsignedLong(lastHeartbeatAt[slot]),
        ResponsiveEvent.ofCode(responsiveEvent[slot]).orElseThrow(),
        Integer.toUnsignedLong(responsiveEventBlock[slot]));
  }

  void set(int slot, Statistics all) {
    lastPayout.set(slot, all.lastPayout());
    totalPayout.set(slot, all.totalPayout());
    lastSlash.set(slot, all.lastSlash());
    totalSlash.set(slot, all.totalSlash());
    lastPayoutBlock[slot] = (int) all.lastPayoutBlock();
    payoutCount[slot] = (int) all.payoutCount();
    lastSlashBlock[slot] = (int) all.lastSlashBlock();
    slashCount[slot] = (int) all.slashCount();
    heartbeat(slot, all.lastHeartbeatFor(), all.lastHeartbeatAt());
    responsive(slot, all.lastResponsiveEvent(), all.lastResponsiveEventBlock());
  }
}
