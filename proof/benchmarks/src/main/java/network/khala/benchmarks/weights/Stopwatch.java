package network.khala.benchmarks.weights;

import java.util.Arrays;
import java.util.List;
import network.khala.benchmarks.Effort;
import network.khala.frame.EventRecord;
import network.khala.frame.Kernel;
import network.khala.frame.storage.StorageValue;
import network.khala.scale.Codec;
import org.jspecify.annotations.Nullable;

/// Times work on a chain over and over, each time from the same state: whatever it changes is
/// rolled back before the next time.
final class Stopwatch {
  private final Effort effort;

  Stopwatch(Effort effort) {
    this.effort = effort;
  }

  /// Ends a transaction without an outcome.
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings(
        "StaticAssignmentOfThrowable") // Without a stack trace, it says nothing of one.
    private static final Undone INSTANCE = new Undone();

    private Undone() {
      super(null, null, false, false);
    }
  }

  /// How long the work takes and its events take to be encoded, in nanoseconds.
  double nanos(World world, Runnable work) {
    Kernel kernel = world.runtime().kernel();
    Codec<List<EventRecord>> events = eventsOf(world);
    double[] runs = new double[effort.runs()];
    for (int i = 0; i < effort.warmups(); i++) {
      run(kernel, work, events);
    }
    for (int i = 0; i < runs.length; i++) {
      runs[i] = run(kernel, work, events);
    }
    Arrays.sort(runs);
    return runs[runs.length / 2];
  }

  /// One run: the mean over as many times as fit into it, at least three.
  private double run(Kernel kernel, Runnable work, Codec<List<EventRecord>> events) {
    long enough = effort.runMillis() * 1_000_000L;
    long nanos = 0;
    int times = 0;
    while (times < 3 || nanos < enough) {
      nanos += once(kernel, work, events);
      times++;
    }
    return (double) nanos / times;
  }

  private static long once(Kernel kernel, Runnable work, Codec<List<EventRecord>> events) {
    long[] nanos = new long[1];
    int before = kernel.eventCount();
    undone(
        kernel,
        () -> {
          long start = ProcessorTime.nanos();
          work.run();
          List<EventRecord> all = kernel.events();
          sink = events.encode(all.subList(before, all.size()));
          nanos[0] = ProcessorTime.nanos() - start;
        });
    return nanos[0];
  }

  /// Keeps the compiler from leaving out what nobody else looks at.
  static volatile byte @Nullable [] sink;

  /// Runs something and undoes it.
  static void undone(Kernel kernel, Runnable work) {
    try {
      kernel.transactional(
          () -> {
            work.run();
            throw Undone.INSTANCE;
          });
    } catch (Undone _) {
      // As intended.
    }
  }

  @SuppressWarnings("unchecked") // The declared type is that of the pallet's storage.
  private static Codec<List<EventRecord>> eventsOf(World world) {
    StorageValue<List<EventRecord>> events =
        (StorageValue<List<EventRecord>>)
            world.runtime().system().items().entries().stream()
                .filter(one -> one.name().equals("Events"))
                .findFirst()
                .orElseThrow();
    return events.valueCodec();
  }
}
