package network.khala.benchmarks.weights;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import network.khala.benchmarks.Effort;

/// The processor time of the measuring thread: what else the machine does counts little.
final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /// How long some work takes: the median of the runs, each of which is the mean over as many times
  /// as fit into it.
  static double median(Effort effort, Runnable work) {
    double[] runs = new double[effort.runs()];
    for (int i = -effort.warmups(); i < runs.length; i++) {
      long start = nanos();
      long end = start + effort.runMillis() * 1_000_000L;
      int times = 0;
      do {
        work.run();
        times++;
      } while (nanos() < end);
      if (i >= 0) {
        runs[i] = (double) (nanos() - start) / times;
      }
    }
    Arrays.sort(runs);
    return runs[runs.length / 2];
  }
}
