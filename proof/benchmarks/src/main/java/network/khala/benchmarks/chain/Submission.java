package network.khala.benchmarks.chain;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import network.khala.node.Node;
import network.khala.scale.Bytes;

/// Submits extrinsics as a server does for many clients: a number of them are underway at one time,
/// each on a virtual thread, and each waits until the pool has room for it.
final class Submission implements AutoCloseable {
  private static final long PAUSE_NANOS = 1_000_000;
  private static final int UNDERWAY = 64;

  private final Node node;
  private final int room;
  private final Queue<Bytes> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final List<Thread> threads;
  private volatile boolean stopped;

  Submission(Node node) {
    this.node = node;
    // Each thread fills a place that it has seen to be free.
    this.room = node.config().pool().count() - UNDERWAY;
    this.threads =
        IntStream.range(0, UNDERWAY)
            .mapToObj(i -> Thread.ofVirtual().name("submission-" + i).unstarted(this::run))
            .toList();
  }

  void add(List<Bytes> extrinsics) {
    waiting.addAll(extrinsics);
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /// Waits until everything is submitted.
  ///
  /// @throws IllegalStateException if something was refused
  void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    requireNoneRefused();
  }

  /// Ends the submission.
  ///
  /// @throws IllegalStateException if something that was submitted was refused, or if everything
  ///   was submitted before
  void stop() {
    boolean dry = waiting.isEmpty();
    close();
    requireNoneRefused();
    if (dry) {
      throw new IllegalStateException("the senders ran dry");
    }
  }

  private void requireNoneRefused() {
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("a transfer was refused", failed);
    }
  }

  private void run() {
    try {
      while (!stopped) {
        Bytes next = waiting.poll();
        if (next == null) {
          return;
        }
        submit(next);
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void submit(Bytes extrinsic) {
    while (!stopped) {
      if (node.pool().size().ready() < room) {
        node.submit(extrinsic, status -> {});
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    stopped = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
