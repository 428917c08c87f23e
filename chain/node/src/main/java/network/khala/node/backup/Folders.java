package network.khala.node.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders that are there as a whole or not at all, whatever ends the process: they are filled
/// under another name first.
final class Folders {
  private static final String UNFINISHED = ".partial";

  private Folders() {}

  /// Fills a folder.
  interface Filling<T> {
    T fill(Path folder) throws IOException;
  }

  /// A new folder. What an earlier attempt left half done is thrown away.
  ///
  /// @throws FileAlreadyExistsException if there is one already
  static <T> T make(Path folder, Filling<T> filling) throws IOException {
    Path target = folder.toAbsolutePath();
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Path partial = target.resolveSibling(target.getFileName() + UNFINISHED);
    delete(partial);
    Files.createDirectories(partial);
    T result = filling.fill(partial);
    for (Path file : all(partial)) {
      sync(file);
    }
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    Path parent = target.getParent();
    if (parent != null) {
      sync(parent);
    }
    return result;
  }

  /// Whether a folder has the name of one that is not finished.
  static boolean isUnfinished(Path folder) {
    return folder.toString().endsWith(UNFINISHED);
  }

  /// The files below a folder, in the order of their paths.
  static List<Path> files(Path folder) throws IOException {
    return all(folder).stream().filter(Files::isRegularFile).sorted().toList();
  }

  /// Removes a folder with all that is in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : all(folder)) {
        Files.delete(file);
      }
    }
  }

  /// A folder with all that is in it, the innermost first.
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
