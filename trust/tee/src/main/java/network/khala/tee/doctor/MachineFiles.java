package network.khala.tee.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a machine, or of a tree that looks like one. What cannot be read counts as absent.
final class MachineFiles {
  private static final int MAX_SIZE = 4 << 20;

  private final Path root;

  MachineFiles(Path root) {
    this.root = root;
  }

  boolean has(String path) {
    return Files.exists(at(path));
  }

  boolean canOpen(String path) {
    return Files.isReadable(at(path)) && Files.isWritable(at(path));
  }

  /// The file's text, at most 4 MiB of it.
  Optional<String> text(String path) {
    try (InputStream in = Files.newInputStream(at(path))) {
      return Optional.of(new String(in.readNBytes(MAX_SIZE), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The names in a folder, sorted.
  List<String> names(String path) {
    try (Stream<Path> entries = Files.list(at(path))) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Path at(String path) {
    return root.resolve(path.substring(1));
  }
}
