package network.khala.node.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import network.khala.crypto.Blake2b;
import network.khala.scale.Bytes32;

/// A file of a backup.
///
/// @param path where it lies in the backup, with `/` between folders
/// @param bytes its length
/// @param hash the Blake2b-256 hash of its content
public record BackupFile(String path, long bytes, Bytes32 hash) {
  private static final int BUFFER_BYTES = 1 << 16;

  /// The file as it is now.
  static BackupFile read(Path folder, Path file) throws IOException {
    Blake2b hash = Blake2b.bits256();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new BackupFile(path(folder, file), bytes, Bytes32.wrap(hash.digest()));
  }

  /// Where a file lies below a folder, as a backup writes it.
  static String path(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
