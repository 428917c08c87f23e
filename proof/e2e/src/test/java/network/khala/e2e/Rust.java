package network.khala.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Clients in Rust, built from their pinned dependencies into folders below `target/tools`. Cargo
/// builds what has changed.
final class Rust {
  /// From nothing, on a machine that does other things too.
  private static final Duration BUILD = Duration.ofMinutes(15);

  private Rust() {}

  /// Whether there is a cargo.
  static boolean isThere() {
    return Running.isInstalled("cargo");
  }

  /// Builds a client with the program that uses it.
  ///
  /// @param name as compatibility.md names it
  /// @param folder the one with its manifest and the program, below `clients`
  static synchronized Client install(String name, String folder)
      throws IOException, InterruptedException {
    Path source = Places.clients().resolve(folder);
    Path target = Files.createDirectories(Places.root().resolve("target/tools/" + folder));
    List<String> command = List.of("cargo", "build", "--quiet");
    Map<String, String> environment = Map.of("CARGO_TARGET_DIR", target.toString());
    try (Running cargo = Running.start("cargo", command, environment, source)) {
      if (cargo.awaitExit(BUILD) != 0) {
        throw new AssertionError(String.join(" ", command) + " failed\n" + cargo.story());
      }
    }
    return new Client(name, target.resolve("debug"), List.of());
  }
}
