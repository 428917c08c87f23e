package network.khala.benchmarks.chain;

import java.io.IOException;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Result;

/// From the start of `khala dev`, built before, to a milestone that it reports, by the wall clock.
/// Each run is a new network that is thrown away.
///
/// @param event the milestone's name in the command's JSON
/// @param runsMax runs that are worth their time
public record DevMeasurement(String name, String description, String event, int runsMax)
    implements Measurement {

  @Override
  public Result measure(Effort effort) throws IOException {
    double[] figures = new double[Math.min(effort.runs(), runsMax)];
    // The first one finds the disk cold.
    run();
    for (int i = 0; i < figures.length; i++) {
      figures[i] = run();
    }
    return Result.of(name, "s", Runtime.getRuntime().availableProcessors(), figures);
  }

  private double run() throws IOException {
    long start = System.nanoTime();
    try (LaunchedCommand network =
        LaunchedCommand.start(
            "dev",
            "--json",
            "--tmp",
            "--rpc-port",
            "0",
            "--console-port",
            "0",
            "--pruntime-port",
            "0")) {
      String wanted = "\"event\":\"" + event + "\"";
      network.await(event, line -> line.contains(wanted));
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
