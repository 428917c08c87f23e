package network.khala.cli.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;

/// Where everything of a network lies, held by one process at a time:
///
/// | place | what |
/// | --- | --- |
/// | `chains/` | the node's |
/// | `signer.key` | the signer of all devices, so that one program has one measurement |
/// | `machines/NAME/` | a device's secret, and below `pruntime/` what is sealed with it |
/// | `logs/` | what each process logs |
final class DevFolder implements AutoCloseable {
  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private DevFolder(Path path, boolean temporary, FileChannel lock) {
    this.path = path;
    this.temporary = temporary;
    this.lock = lock;
  }

  /// Takes hold of a folder, which is made if it is not there.
  ///
  /// @throws CommandFailure if another network runs in it, or it cannot be written to
  static DevFolder hold(Path path) throws IOException {
    return open(path, false);
  }

  /// A new folder that is deleted in the end.
  static DevFolder temporary() throws IOException {
    return open(Files.createTempDirectory("khala-dev-"), true);
  }

  private static DevFolder open(Path given, boolean temporary) throws IOException {
    Path path = given.toAbsolutePath().normalize();
    FileChannel channel = lockFile(path);
    if (!tryLock(channel)) {
      channel.close();
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "a network runs already in " + path,
          "stop it, or choose another folder with --base-path or --tmp");
    }
    return new DevFolder(path, temporary, channel);
  }

  private static FileChannel lockFile(Path path) {
    try {
      Files.createDirectories(path);
      return FileChannel.open(
          path.resolve("dev.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          path
              + " cannot be written to ("
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage()
              + ")",
          "choose another folder with --base-path or --tmp");
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  Path signer() {
    return path.resolve("signer.key");
  }

  Path device(Machine machine) {
    return path.resolve("machines").resolve(machine.name());
  }

  Path sealed(Machine machine) {
    return device(machine).resolve("pruntime");
  }

  Path log(String child) {
    return path.resolve("logs").resolve(child.replace(' ', '-') + ".log");
  }

  /// Lets go of the folder, and deletes it if it was temporary.
  @Override
  public void close() throws IOException {
    lock.close();
    if (temporary) {
      delete(path);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
