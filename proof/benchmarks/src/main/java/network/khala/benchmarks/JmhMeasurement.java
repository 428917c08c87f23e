package network.khala.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// A measurement of one operation by JMH, in a process of its own.
///
/// @param unit what one figure means: operations a second, or milliseconds an operation
/// @param method the class and the method with JMH's annotations
public record JmhMeasurement(
    String name, String description, Unit unit, Class<?> type, String method)
    implements Measurement {
  private static final List<String> JVM =
      List.of(
          "-Xms1g",
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /// Units of figures.
  public enum Unit {
    PER_SECOND("ops/s", Mode.Throughput, TimeUnit.SECONDS),
    SIGNATURES_PER_SECOND("signatures/s", Mode.Throughput, TimeUnit.SECONDS),
    MILLIS_PER_BLOCK("ms/block", Mode.AverageTime, TimeUnit.MILLISECONDS);

    private final String text;
    private final Mode mode;
    private final TimeUnit time;

    Unit(String text, Mode mode, TimeUnit time) {
      this.text = text;
      this.mode = mode;
      this.time = time;
    }
  }

  @Override
  public Result measure(Effort effort) throws IOException {
    TimeValue run = TimeValue.milliseconds(effort.runMillis());
    Options options =
        new OptionsBuilder()
            .include("^" + type.getName().replace(".", "\\.") + "\\." + method + "$")
            .mode(unit.mode)
            .timeUnit(unit.time)
            .forks(1)
            .threads(1)
            .warmupIterations(effort.warmups())
            .warmupTime(run)
            .measurementIterations(effort.runs())
            .measurementTime(run)
            .jvmArgs(JVM.toArray(String[]::new))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      // What the forked process prints must not get between the lines of the results.
      OutputFormat format =
          OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
      double[] figures =
          new Runner(options, format)
              .runSingle().getBenchmarkResults().stream()
                  .flatMap(fork -> fork.getIterationResults().stream())
                  .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                  .toArray();
      return Result.of(name, unit.text, 1, figures);
    } catch (RunnerException e) {
      throw new IOException("the benchmark " + name + " failed", e);
    }
  }
}
