package network.khala.pruntime.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Computes while a session or a measurement asks for it, and counts. An iteration is a fixed
/// number of steps of an integer generator whose end value is known: a wrong result, from a broken
/// core for example, does not count.
public final class Benchmark implements AutoCloseable {
  /// Steps of one iteration: a modern core does about 15 iterations a second, which is the scale of
  /// scores that the network is used to.
  private static final int STEPS = 16_000_000;

  private static final long SEED = 0x9e3779b97f4a7c15L;
  private static final long MULTIPLIER = 0xd1342543de82ef95L;

  /// The generator's value after [#STEPS] steps from [#SEED].
  private static final long EXPECTED = jump(STEPS);

  private final AtomicLong iterations = new AtomicLong();
  private final AtomicLong wrongResults = new AtomicLong();
  private final BenchmarkLoad load;
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean paused = true;
  private volatile boolean closed;
  private long runStartNanos;
  private long runStartIterations;

  /// A benchmark that takes so much of the machine, paused.
  ///
  /// @param start the counter's value in the last checkpoint
  public Benchmark(BenchmarkLoad load, long start) {
    this.load = load;
    iterations.set(start);
    for (int i = 0; i < load.cores(); i++) {
      threads.add(Thread.ofPlatform().daemon().name("benchmark-" + i).start(this::run));
    }
  }

  /// The counter.
  public long iterations() {
    return iterations.get();
  }

  /// How many results were wrong: any number above zero means a machine that must not be trusted.
  public long wrongResults() {
    return wrongResults.get();
  }

  /// Iterations in six seconds, since the run began that goes on; 0 while nothing is computed.
  public long score() {
    lock.lock();
    try {
      long seconds = (System.nanoTime() - runStartNanos) / 1_000_000_000;
      return paused || seconds == 0 ? 0 : (iterations.get() - runStartIterations) * 6 / seconds;
    } finally {
      lock.unlock();
    }
  }

  /// What computes.
  List<Thread> threads() {
    return List.copyOf(threads);
  }

  /// Goes on computing.
  public void resume() {
    lock.lock();
    try {
      if (paused) {
        runStartNanos = System.nanoTime();
        runStartIterations = iterations.get();
      }
      paused = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Stops computing; the counter stays.
  public void pause() {
    paused = true;
  }

  @Override
  public void close() {
    closed = true;
    resume();
  }

  private void run() {
    try {
      while (awaitWork()) {
        long start = System.nanoTime();
        count(compute());
        rest(load.restNanos(System.nanoTime() - start));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(long result) {
    if (result == EXPECTED) {
      iterations.incrementAndGet();
    } else if (!paused && !closed) {
      wrongResults.incrementAndGet();
    }
  }

  /// Leaves the processor to others, for so long or until the benchmark ends.
  private void rest(long nanos) throws InterruptedException {
    lock.lock();
    try {
      for (long left = nanos; left > 0 && !closed; ) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (paused && !closed) {
        changed.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private static long compute() {
    long value = SEED;
    for (int i = 0; i < STEPS; i++) {
      value = value * MULTIPLIER + 1;
    }
    return value;
  }

  /// The same in logarithmic time: x → m·x + 1 composed with itself by squaring.
  private static long jump(int steps) {
    long factor = 1;
    long addend = 0;
    long stepFactor = MULTIPLIER;
    long stepAddend = 1;
    for (int left = steps; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        addend = addend * stepFactor + stepAddend;
        factor *= stepFactor;
      }
      stepAddend = stepAddend * stepFactor + stepAddend;
      stepFactor *= stepFactor;
    }
    return SEED * factor + addend;
  }
}
