package network.khala.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// A disk of its own in memory, which a test can fill up. Only root can make one.
final class SmallDisk {
  private static final int PIECE = 1 << 20;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /// Makes a disk; the test is skipped for those who may not.
  ///
  /// @param folder where it appears; is there and empty
  static SmallDisk mount(Path folder, int mebibytes) throws InterruptedException {
    int code =
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "khala", folder.toString());
    Assumptions.assumeTrue(code == 0, "only root can make a small disk");
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /// Writes until so much is left.
  void fillUp(long leaveBytes) throws IOException {
    try (FileChannel file =
        FileChannel.open(filling(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (room() > leaveBytes) {
        file.write(ByteBuffer.allocate((int) Math.min(PIECE, room() - leaveBytes)));
      }
    }
  }

  /// Deletes what filled it.
  void makeRoom() throws IOException {
    Files.delete(filling());
  }

  private Path filling() {
    return folder.resolve("filling");
  }

  private long room() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /// From now on nothing can be written. Nobody may have a file open for writing.
  void makeReadOnly() throws InterruptedException {
    int code = run("mount", "-o", "remount,ro", folder.toString());
    if (code != 0) {
      throw new AssertionError(folder + " is in use");
    }
  }

  private static int run(String... command) throws InterruptedException {
    try (Running running = Running.start(command[0], List.of(command), Map.of(), Path.of("/"))) {
      return running.awaitExit(Running.PATIENCE);
    } catch (UncheckedIOException e) {
      // There is no such command here.
      return -1;
    }
  }

  /// Takes it away, whoever still uses it.
  void unmount() throws InterruptedException {
    run("umount", "--lazy", folder.toString());
  }
}
