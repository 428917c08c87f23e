package network.khala.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import network.khala.engines.BlockSchedule;
import network.khala.node.chain.BlockDraft;
import network.khala.node.chain.BlockSealer;
import network.khala.node.chain.Chain;
import network.khala.node.pool.TransactionPool;
import network.khala.node.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes blocks by the embedded engine's schedule, on a thread of its own.
final class BlockProducer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BlockProducer.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int REVALIDATED_PER_BLOCK = 64;

  private final Chain chain;
  private final TransactionPool pool;
  private final BlockSealer sealer;
  private final BlockSchedule schedule;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private final Thread thread;
  private boolean work;
  private boolean stopping;

  BlockProducer(
      Chain chain,
      TransactionPool pool,
      BlockSealer sealer,
      BlockSchedule schedule,
      InstantSource clock) {
    this.chain = chain;
    this.pool = pool;
    this.sealer = sealer;
    this.schedule = schedule;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("block-producer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// There is something to put into a block: wakes the instant schedule.
  void transactionArrived() {
    lock.lock();
    try {
      work = true;
      wake.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Makes a block now, empty or not.
  BlockDraft.Outcome produce() {
    BlockDraft draft =
        new BlockDraft(clock.millis(), pool.ready(), System.nanoTime() + budget().toNanos());
    BlockDraft.Outcome outcome = chain.author(draft, sealer);
    outcome.invalid().forEach(pool::reject);
    pool.revalidate(REVALIDATED_PER_BLOCK);
    return outcome;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      stopping = true;
      wake.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long next = System.nanoTime();
    while (true) {
      if (!await(next)) {
        return;
      }
      next = System.nanoTime() + pause().toNanos();
      try {
        BlockDraft.Outcome outcome = produce();
        if (outcome.included() > 0 && pool.hasReady()) {
          // The block was full. One that took nothing in is no reason for another.
          transactionArrived();
        }
      } catch (StoreException e) {
        LOG.error("no block made: {}", e.getMessage());
        next = System.nanoTime() + RETRY.toNanos();
        if (!e.retryable()) {
          LOG.error("the database cannot be written to any more; block production stops");
          return;
        }
      } catch (RuntimeException e) {
        LOG.error("no block made, for a defect; it is tried again", e);
        next = System.nanoTime() + RETRY.toNanos();
      }
    }
  }

  /// Waits until a block is due.
  ///
  /// @return false when the producer is to stop
  private boolean await(long dueNanos) {
    lock.lock();
    try {
      while (!stopping && !due(dueNanos)) {
        long left = dueNanos - System.nanoTime();
        if (schedule instanceof BlockSchedule.Instant) {
          wake.await();
        } else {
          wake.awaitNanos(Math.max(left, 1));
        }
      }
      work = false;
      return !stopping;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean due(long dueNanos) {
    return switch (schedule) {
      case BlockSchedule.Interval _ -> System.nanoTime() - dueNanos >= 0;
      case BlockSchedule.Instant() -> work;
      case BlockSchedule.Eager _ -> work || System.nanoTime() - dueNanos >= 0;
    };
  }

  private Duration pause() {
    return switch (schedule) {
      case BlockSchedule.Interval(Duration interval) -> interval;
      case BlockSchedule.Instant() -> Duration.ZERO;
      case BlockSchedule.Eager(Duration quiet) -> quiet;
    };
  }

  /// Two thirds of the block time go into a block, the rest is for everything else.
  private Duration budget() {
    return Duration.ofMillis(chain.config().blockTimeMillis() * 2 / 3);
  }
}
