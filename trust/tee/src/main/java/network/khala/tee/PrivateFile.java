package network.khala.tee;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files that only their owner may read, written as a whole or not at all.
public final class PrivateFile {
  private PrivateFile() {}

  /// Writes `content` beside `path`, makes it durable and renames it to `path`. The folder is
  /// created if need be; the file's mode is 0600.
  public static void write(Path path, byte[] content) throws IOException {
    Path target = path.toAbsolutePath();
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(temporary);
    writeDurably(temporary, content);
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(target);
  }

  static void writeDurably(Path path, byte[] content) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
  }

  /// Makes renames within the folder of `path` durable.
  static void syncFolder(Path path) throws IOException {
    try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
