package network.khala.rpc.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The console's files, read once: a request looks up a name among these and never reaches the
/// disk.
final class ConsoleFiles {
  private static final String START = "index.html";

  /// The console has about thirty files of a megabyte together.
  private static final int MAX_FILES = 1_000;

  private static final long MAX_BYTES = 64L << 20;

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json; charset=utf-8");

  /// A file as it is served.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Content(String type, byte[] bytes) {}

  private final Map<String, Content> byPath;

  private ConsoleFiles(Map<String, Content> byPath) {
    this.byPath = byPath;
  }

  /// Reads every file of a folder and of those in it.
  ///
  /// @throws NoSuchFileException if there is no console in it
  static ConsoleFiles read(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(START))) {
      throw new NoSuchFileException(folder.resolve(START).toString());
    }
    var found = new TreeMap<String, Content>();
    long bytes = 0;
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        bytes += Files.size(path);
        if (found.size() == MAX_FILES || bytes > MAX_BYTES) {
          throw new IOException(folder + " holds more than a console");
        }
        String name = folder.relativize(path).toString().replace('\\', '/');
        found.put("/" + name, new Content(type(name), Files.readAllBytes(path)));
      }
    }
    return new ConsoleFiles(found);
  }

  /// The file at a path of the server; `/` is the start page.
  Optional<Content> at(String path) {
    return Optional.ofNullable(byPath.get(path.equals("/") ? "/" + START : path));
  }

  private static String type(String name) {
    return TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }
}
