package network.khala.tee;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Files that only their owner may read, written as a whole or not at all.
public final class PrivateFile {
  private PrivateFile() {}

  /// Makes a file that is not there yet: writes `content` beside `path`, makes it durable and gives
  /// it that name. The folder is created if need be; the file's mode is 0600.
  ///
  /// @return false if somebody else made it meanwhile; theirs is left as it is
  public static boolean create(Path path, byte[] content) throws IOException {
    Path target = path.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      writeDurably(temporary, content);
      // A second name is given only if nobody has it; renaming would take it from its owner.
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(target);
    return true;
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
