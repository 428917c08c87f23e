package network.khala.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;

/// The programs of this installation and the Java that runs them. The launcher says through
/// `khala.run` where they lie: `cli/lib` with the command, `pruntime` with the enclave program.
public final class JavaProgram {
  private static final String RUN = "khala.run";

  /// The launcher's.
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8");

  /// The command for which the best code pays.
  private static final String COMPUTES_MUCH = "node";

  private JavaProgram() {}

  /// The Java launcher that this process was started with.
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// The beginning of a command line that runs one of this program's commands in a process of its
  /// own, as the launcher would: with the same jars, also if a build has made newer ones since.
  public static List<String> khala(String command) {
    List<String> line = new ArrayList<>();
    line.add(java().toString());
    line.addAll(OPTIONS);
    Path cache = installation().resolve("khala.aot");
    if (Files.exists(cache)) {
      line.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr"));
    }
    if (!command.equals(COMPUTES_MUCH)) {
      line.add("-XX:TieredStopAtLevel=1");
    }
    line.add("-D" + RUN + "=" + installation());
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add("network.khala.cli.Khala");
    return line;
  }

  /// The folder that the launcher runs from.
  ///
  /// @throws CommandFailure if this process was not started by the launcher
  public static Path installation() {
    String run = System.getProperty(RUN);
    if (run == null) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "the programs of this installation are not found",
          "start through the launcher ./khala, or give the folder by an option");
    }
    return Path.of(run);
  }

  /// The distribution of the enclave program: the folder that a TEE measures.
  ///
  /// @throws CommandFailure if this process was not started by the launcher
  public static Path pruntimeDistribution() {
    return installation().resolve("pruntime");
  }

  /// Every jar below a folder, in the order of their names.
  ///
  /// @throws IOException if the folder cannot be read
  public static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
