package network.khala.relayer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import network.khala.client.ChainClient;
import network.khala.client.Feed;
import network.khala.client.Header;
import network.khala.client.rpc.RpcException;

/// Wakes the workers when a block becomes final. Where the subscription fails they look for
/// themselves after their idle time.
final class FinalHeads implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ChainClient chain;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private long count;

  FinalHeads(ChainClient chain) {
    this.chain = chain;
    this.thread = Thread.ofVirtual().name("final-heads").start(this::follow);
  }

  /// How many heads came so far.
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until there are more heads than `seen`, but not longer than `limit`.
  void await(long seen, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long nanos = limit.toNanos();
      while (count == seen && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Feed<Header> heads = chain.finalizedHeads()) {
        while (true) {
          heads.next();
          wake();
        }
      } catch (UnsupportedOperationException e) {
        // Over HTTP there are no subscriptions.
        return;
      } catch (RpcException e) {
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
