package network.khala.tee.devtee;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/// Length-prefixed records on a socket: length u32, number u32, then `length` bytes, at most
/// [#MAX_SIZE]; integers little-endian. A reply has the number of its request. For one reader and
/// one writer at a time.
final class Frames {
  static final int MAX_SIZE = 4096;

  private static final int HEADER_SIZE = 8;

  private final SocketChannel channel;

  Frames(SocketChannel channel) {
    this.channel = channel;
  }

  /// A record with its number.
  static final class Numbered {
    private final int number;
    private final byte[] content;

    Numbered(int number, byte[] content) {
      this.number = number;
      this.content = content;
    }

    int number() {
      return number;
    }

    /// The content itself, not a copy: it may be secret, and its reader wipes it.
    byte[] content() {
      return content;
    }
  }

  /// Sends and wipes `content`.
  void send(int number, byte[] content) throws IOException {
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_SIZE + content.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(content.length).putInt(number).put(content).flip();
    try {
      while (out.hasRemaining()) {
        channel.write(out);
      }
    } finally {
      Arrays.fill(out.array(), (byte) 0);
      Arrays.fill(content, (byte) 0);
    }
  }

  /// Waits for the next record.
  ///
  /// @throws EOFException when the other side is gone
  Numbered receive() throws IOException {
    ByteBuffer header = read(HEADER_SIZE);
    long length = Integer.toUnsignedLong(header.getInt());
    if (length == 0 || length > MAX_SIZE) {
      throw new IOException(
          "a record of %d bytes, allowed are 1 to %d".formatted(length, MAX_SIZE));
    }
    return new Numbered(header.getInt(), read((int) length).array());
  }

  private ByteBuffer read(int size) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      if (channel.read(in) < 0) {
        throw new EOFException("the other side has closed the connection");
      }
    }
    return in.flip();
  }
}
