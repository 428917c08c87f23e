package network.khala.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Remembers, outside of the database, how far it was synced to disk. A log that loses its end
/// looks like one that ends there; with this note a start notices, instead of deciding those blocks
/// anew.
///
/// The note is written after the sync and not synced itself: it may be older than the database,
/// never newer. One that a power cut tore counts as none.
final class Witness implements AutoCloseable {
  private static final int BYTES = 2 * Long.BYTES;
  private static final long CHECK = 0x6B68_616C_6173_6571L;

  private final FileChannel file;

  Witness(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// The number in the note, 0 if there is none.
  long read() {
    ByteBuffer note = ByteBuffer.allocate(BYTES);
    try {
      while (note.hasRemaining() && file.read(note, note.position()) > 0) {
        // Reads on until the note is whole or the file ends.
      }
    } catch (IOException e) {
      throw new StoreFailedException("reading the note beside the database: " + e, e);
    }
    long number = note.getLong(0);
    return note.hasRemaining() || note.getLong(Long.BYTES) != (number ^ CHECK) ? 0 : number;
  }

  void write(long number) {
    try {
      file.write(ByteBuffer.allocate(BYTES).putLong(number).putLong(number ^ CHECK).flip(), 0);
    } catch (IOException e) {
      throw new StoreFailedException("writing the note beside the database: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new StoreFailedException("closing the note beside the database: " + e, e);
    }
  }
}
