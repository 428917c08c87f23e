package network.khala.tee;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Files that are no files: an attribute of the kernel, or of Gramine. They do not tell their size,
/// a write is a command as a whole, and "not now" is an answer.
public final class PseudoFile {
  /// What Linux says for EAGAIN, which is EWOULDBLOCK. Java hands it on as nothing having been read
  /// or written.
  private static final String NOT_NOW = "Resource temporarily unavailable";

  private PseudoFile() {}

  /// Everything up to the end.
  ///
  /// @throws IOException with the kernel's error, or if there are more than `max` bytes
  public static byte[] read(Path file, int max) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel, String.valueOf(file.getFileName()), max);
    }
  }

  static byte[] read(ReadableByteChannel channel, String name, int max) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(max + 1);
    int count = 0;
    while (content.hasRemaining() && count >= 0) {
      count = channel.read(content);
      if (count == 0) {
        throw new IOException(name + ": " + NOT_NOW);
      }
    }
    if (!content.hasRemaining()) {
      throw new IOException(name + " has more than " + max + " bytes");
    }
    return Arrays.copyOf(content.array(), content.position());
  }

  /// Writes all of `content` at once.
  ///
  /// @throws IOException with the kernel's error, or if it took a part only
  public static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      write(channel, String.valueOf(file.getFileName()), content);
    }
  }

  static void write(WritableByteChannel channel, String name, byte[] content) throws IOException {
    int count = channel.write(ByteBuffer.wrap(content));
    if (count == 0 && content.length > 0) {
      throw new IOException(name + ": " + NOT_NOW);
    }
    if (count != content.length) {
      throw new IOException("%s took %d of %d bytes".formatted(name, count, content.length));
    }
  }
}
