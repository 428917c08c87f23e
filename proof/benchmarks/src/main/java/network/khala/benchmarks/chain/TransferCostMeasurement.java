package network.khala.benchmarks.chain;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Result;
import network.khala.benchmarks.Result.Point;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;

/// The processor time that a node takes for a signed transfer, on all threads: from its submission
/// into the pool to the seal of its block. Unlike transfers a second it can be measured on a
/// machine that others use, too.
///
/// One figure a block of 6,000 transfers. The points tell the shares of submission and of the
/// thread that makes the block.
public final class TransferCostMeasurement implements Measurement {
  private static final int SENDERS = 6000;
  private static final long BLOCK_MILLIS = 60_000;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Override
  public String name() {
    return "transfer-cost";
  }

  @Override
  public String description() {
    return "processor time of a node for a transfer, from submission to finality";
  }

  @Override
  public Result measure(Effort effort) throws IOException {
    double[] figures = new double[effort.runs()];
    List<Point> points = new ArrayList<>();
    try (Senders senders = new Senders(SENDERS);
        TemporaryNode temporary =
            TemporaryNode.open(BLOCK_MILLIS, new BlockSchedule.Instant(), senders.endowments())) {
      for (int i = -effort.warmups(); i < figures.length; i++) {
        Point point = block(temporary.node(), senders, i + effort.warmups());
        if (i >= 0) {
          figures[i] = point.figures().values().stream().mapToDouble(each -> each).sum();
          points.add(point);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return Result.of(name(), "us/transfer", Runtime.getRuntime().availableProcessors(), figures)
        .along(points);
  }

  private Point block(Node node, Senders senders, long nonce) throws InterruptedException {
    long start;
    try (Submission submission = new Submission(node)) {
      submission.add(senders.transfers(node, nonce));
      start = system.getProcessCpuTime();
      submission.start();
      submission.await();
    }
    long submitted = system.getProcessCpuTime();
    int included = node.produceBlock().included();
    if (included != SENDERS) {
      throw new IllegalStateException(included + " of " + SENDERS + " transfers are in the block");
    }
    SortedMap<String, Double> figures = new TreeMap<>();
    figures.put("submission us", (submitted - start) / 1000.0 / SENDERS);
    figures.put("block us", (system.getProcessCpuTime() - submitted) / 1000.0 / SENDERS);
    return new Point(node.chain().head().number(), figures);
  }
}
