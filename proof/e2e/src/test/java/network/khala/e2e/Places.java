package network.khala.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where the tests of this module keep what they make.
final class Places {
  private static final Path ROOT = Path.of(System.getProperty("khala.root"));
  private static final Path MODULE = ROOT.resolve("proof/e2e");

  private Places() {}

  /// The project's root.
  static Path root() {
    return ROOT;
  }

  /// The third-party clients' programs and their pinned versions.
  static Path clients() {
    return MODULE.resolve("clients");
  }

  /// A folder of this build that is kept between runs; made if need be.
  static Path kept(String name) throws IOException {
    return Files.createDirectories(MODULE.resolve("target").resolve(name));
  }

  /// An empty folder of this build.
  static Path fresh(String name) throws IOException {
    delete(MODULE.resolve("target").resolve(name));
    return kept(name);
  }

  /// A port that nobody listens on. For programs that cannot choose one by themselves; somebody
  /// else may take it before they do.
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where a process's errors go.
  static Path log(String name) throws IOException {
    return Files.createTempFile(kept("logs"), name + "-", ".log");
  }

  /// Deletes a folder and what is in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
