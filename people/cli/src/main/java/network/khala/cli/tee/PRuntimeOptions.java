package network.khala.cli.tee;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.cli.process.JavaProgram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How the enclave program is run.
final class PRuntimeOptions {
  /// The program's entry point, in its own distribution.
  static final String MAIN_CLASS = "network.khala.pruntime.PRuntimeMain";

  /// The program's virtual machine: small, and quick to start.
  static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  @Option(names = "--port", paramLabel = "PORT", description = "The operator's; default: 8000.")
  private int port = 8000;

  @Option(
      names = "--public-port",
      paramLabel = "PORT",
      description = "Serves what everybody may ask; default: nothing is served.")
  private @Nullable Integer publicPort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Sealed files and checkpoints; default: pruntime in this folder.")
  private Path dataDir = Path.of("pruntime");

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Threads that compute; default: all processors.")
  private @Nullable Integer cores;

  @Option(
      names = "--load",
      paramLabel = "PERCENT",
      description = "How much of its time each of them computes; default: 100.")
  private @Nullable Integer load;

  @Option(
      names = "--checkpoint-interval",
      paramLabel = "BLOCKS",
      description = "A checkpoint every so many blocks, 0: only at the end; default: 100.")
  private int checkpointInterval = 100;

  @Option(
      names = "--distribution",
      paramLabel = "DIR",
      description = "The program's folder; default: the one that was built here.")
  private Optional<Path> distribution = Optional.empty();

  int port() {
    return port;
  }

  Path distribution() {
    return distribution.orElseGet(JavaProgram::pruntimeDistribution);
  }

  /// What the program is started with.
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--port", port);
    if (publicPort != null) {
      add(arguments, "--public-port", publicPort);
    }
    add(arguments, "--data-dir", dataDir.toAbsolutePath());
    if (cores != null) {
      add(arguments, "--cores", cores);
    }
    if (load != null) {
      add(arguments, "--load", load);
    }
    add(arguments, "--checkpoint-interval", checkpointInterval);
    return arguments;
  }

  private static void add(List<String> arguments, String option, Object value) {
    arguments.add(option);
    arguments.add(value.toString());
  }
}
