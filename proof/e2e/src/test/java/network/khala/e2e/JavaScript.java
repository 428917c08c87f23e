package network.khala.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Clients in JavaScript, installed from their lock files into `target/clients`. An installation is
/// kept for as long as its lock file stays the same.
final class JavaScript {
  private JavaScript() {}

  /// Installs a client.
  ///
  /// @param name as compatibility.md names it
  /// @param folder the one with its lock file, below `clients`
  /// @param programs the folder with the programs to run with it, below `clients`
  static synchronized Client install(String name, String folder, String programs)
      throws IOException, InterruptedException {
    Path target = Places.kept("clients/" + folder);
    copy(Places.clients().resolve("lib"), Places.kept("clients/lib"), ".mjs");
    copy(Places.clients().resolve(programs), target, ".mjs");
    Path lock = Places.clients().resolve(folder).resolve("package-lock.json");
    Path installed = target.resolve("node_modules/installed.json");
    if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
      copy(Places.clients().resolve(folder), target, ".json");
      copy(Places.clients().resolve(folder), target, ".npmrc");
      npm(target);
      Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Client(name, target, List.of("node"));
  }

  private static void npm(Path folder) throws InterruptedException {
    List<String> command = List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
    try (Running npm = Running.start("npm", command, Map.of(), folder)) {
      if (npm.awaitExit(Running.PATIENCE) != 0) {
        throw new AssertionError(String.join(" ", command) + " failed\n" + npm.story());
      }
    }
  }

  /// Copies the files whose names end like this. Those that are there already are not touched:
  /// another test may be reading them.
  private static void copy(Path source, Path target, String end) throws IOException {
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(one -> one.toString().endsWith(end)).toList()) {
        Path place = target.resolve(file.getFileName().toString());
        if (!Files.exists(place) || Files.mismatch(file, place) >= 0) {
          Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
