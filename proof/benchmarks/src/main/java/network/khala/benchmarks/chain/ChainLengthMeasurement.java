package network.khala.benchmarks.chain;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Result;
import network.khala.benchmarks.Result.Point;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;
import network.khala.scale.Bytes;

/// What a block costs on a chain that grows: 100,000 blocks with a transfer in each, made, stored
/// and sealed one after the other. One figure for each 10,000 blocks, with what the database takes
/// on disk and the process in memory by then.
public final class ChainLengthMeasurement implements Measurement {
  private static final int STEP = 10_000;
  private static final int STEPS = 10;
  private static final int SENDERS = 1000;
  private static final double MIB = 1 << 20;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  @Override
  public String name() {
    return "chain-length";
  }

  @Override
  public String description() {
    return "time per block over 100,000 blocks, for each 10,000 of them";
  }

  @Override
  public Result measure(Effort effort) throws IOException {
    try (Senders senders = new Senders(SENDERS);
        TemporaryNode temporary =
            TemporaryNode.open(3000, new BlockSchedule.Instant(), senders.endowments())) {
      double[] figures = new double[STEPS];
      List<Point> points = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        figures[step] = microsPerBlock(temporary.node(), senders, step);
        points.add(point(temporary, (step + 1L) * STEP, figures[step]));
      }
      return Result.of(name(), "us/block", 1, figures).along(points);
    }
  }

  private static double microsPerBlock(Node node, Senders senders, int step) {
    long nanos = 0;
    for (int round = 0; round < STEP / SENDERS; round++) {
      List<Bytes> transfers = senders.transfers(node, (long) step * (STEP / SENDERS) + round);
      long start = System.nanoTime();
      for (Bytes transfer : transfers) {
        node.submit(transfer, status -> {});
        int included = node.produceBlock().included();
        if (included != 1) {
          throw new IllegalStateException("a block has " + included + " transfers instead of one");
        }
      }
      nanos += System.nanoTime() - start;
    }
    return nanos / 1000.0 / STEP;
  }

  private static Point point(TemporaryNode temporary, long blocks, double micros)
      throws IOException {
    SortedMap<String, Double> figures = new TreeMap<>();
    figures.put("us/block", micros);
    figures.put("store MiB", temporary.storedBytes() / MIB);
    System.gc();
    figures.put(
        "heap MiB", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB);
    residentMib().ifPresent(mib -> figures.put("resident MiB", mib));
    return new Point(blocks, figures);
  }

  /// What the process takes of the machine's memory, where the system tells.
  private static OptionalDouble residentMib() throws IOException {
    if (!Files.exists(STATUS)) {
      return OptionalDouble.empty();
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst();
  }
}
