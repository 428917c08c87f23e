package network.khala.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// Clients in Python, installed from their lists of requirements into virtual environments below
/// `target/tools`. An environment is kept for as long as its list stays the same.
final class Python {
  private Python() {}

  /// Installs a client.
  ///
  /// @param name as compatibility.md names it
  /// @param folder the one with its requirements and its programs, below `clients`
  static synchronized Client install(String name, String folder)
      throws IOException, InterruptedException {
    Path source = Places.clients().resolve(folder);
    Path environment = Places.root().resolve("target/tools/python-" + folder);
    Path requirements = source.resolve("requirements.txt");
    Path installed = environment.resolve("installed.txt");
    if (!Files.exists(installed) || Files.mismatch(requirements, installed) >= 0) {
      Places.delete(environment);
      run(List.of("python3", "-m", "venv", environment.toString()), source);
      run(
          List.of(
              environment.resolve("bin/python").toString(),
              "-m",
              "pip",
              "install",
              "--quiet",
              "--disable-pip-version-check",
              "--no-deps",
              "-r",
              requirements.toString()),
          source);
      Files.copy(requirements, installed, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Client(name, source, List.of(environment.resolve("bin/python").toString(), "-B"));
  }

  private static void run(List<String> command, Path folder) throws InterruptedException {
    try (Running running = Running.start("python", command, Map.of(), folder)) {
      if (running.awaitExit(Running.PATIENCE) != 0) {
        throw new AssertionError(String.join(" ", command) + " failed\n" + running.story());
      }
    }
  }
}
