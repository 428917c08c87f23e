package network.khala.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Programs in Go, built from pinned modules into folders below `target/tools`, once for each
/// version.
final class Go {
  /// From nothing, on a machine that does other things too.
  private static final Duration BUILD = Duration.ofMinutes(15);

  private Go() {}

  /// Whether there is a Go.
  static boolean isThere() {
    return Running.isInstalled("go");
  }

  /// Builds a program.
  ///
  /// @param program the path of its package
  /// @return where it lies
  static synchronized Path install(String program, String version)
      throws IOException, InterruptedException {
    String name = program.substring(program.lastIndexOf('/') + 1);
    Path folder =
        Files.createDirectories(Places.root().resolve("target/tools/" + name + "-" + version));
    Path built = folder.resolve(name);
    if (Files.isExecutable(built)) {
      return built;
    }
    List<String> command = List.of("go", "install", program + "@" + version);
    Map<String, String> environment = Map.of("GOBIN", folder.toString(), "CGO_ENABLED", "0");
    try (Running go = Running.start("go", command, environment, folder)) {
      if (go.awaitExit(BUILD) != 0) {
        throw new AssertionError(String.join(" ", command) + " failed\n" + go.story());
      }
    }
    return built;
  }
}
