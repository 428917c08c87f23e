package network.khala.benchmarks.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
  private static final long PATIENCE_SECONDS = 300;
  private static final long STOP_SECONDS = 10;

  @Override
  public Result measure(Effort effort) throws IOException {
    Path launcher = launcher();
    double[] figures = new double[Math.min(effort.runs(), runsMax)];
    // The first one finds the disk cold.
    run(launcher);
    for (int i = 0; i < figures.length; i++) {
      figures[i] = run(launcher);
    }
    return Result.of(name, "s", Runtime.getRuntime().availableProcessors(), figures);
  }

  /// The launcher of the clone whose build this is.
  private static Path launcher() throws IOException {
    String run = System.getProperty("khala.run");
    Path launcher =
        run == null ? Path.of("khala") : Path.of(run).resolve("../../../khala").normalize();
    if (!Files.isExecutable(launcher)) {
      throw new IOException("the launcher " + launcher.toAbsolutePath() + " is missing");
    }
    return launcher.toAbsolutePath();
  }

  private double run(Path launcher) throws IOException {
    long start = System.nanoTime();
    Process network =
        new ProcessBuilder(
                launcher.toString(),
                "dev",
                "--json",
                "--tmp",
                "--rpc-port",
                "0",
                "--console-port",
                "0",
                "--pruntime-port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await(network, start);
      return (System.nanoTime() - start) / 1e9;
    } finally {
      stop(network);
    }
  }

  private void await(Process network, long startNanos) throws IOException {
    String wanted = "\"event\":\"" + event + "\"";
    try (BufferedReader lines = network.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.contains(wanted)) {
        if (System.nanoTime() - startNanos > PATIENCE_SECONDS * 1_000_000_000L) {
          throw new IOException("no " + event + " within " + PATIENCE_SECONDS + " s");
        }
        line = lines.readLine();
      }
      if (line == null) {
        throw new IOException("khala dev ended without a " + event);
      }
    }
  }

  private static void stop(Process network) {
    network.destroy();
    try {
      if (!network.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        network.destroyForcibly();
      }
    } catch (InterruptedException e) {
      network.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
