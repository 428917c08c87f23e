package network.khala.node.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import network.khala.node.chain.Block;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;

/// Reads what [ArchiveWriter] wrote, from a file that anybody may have made: memory is bounded by
/// the largest block that may be, whatever the file says.
public final class ArchiveReader {
  /// A block and its proof never have more.
  private static final int BLOCK_BYTES_MAX = Block.BYTES_MAX + (8 << 20);

  private static final int FIRST_WINDOW = 1 << 20;
  private static final int COUNT_SIZE = 8;

  private final InputStream stream;
  private byte[] window = new byte[FIRST_WINDOW];
  private int begin;
  private int end;
  private boolean streamEnded;
  private long remaining;

  /// Reads the number of blocks.
  ///
  /// @throws MalformedArchiveException if the stream is too short for it
  /// @throws IOException if the stream fails
  public ArchiveReader(InputStream stream) throws IOException {
    this.stream = stream;
    fill();
    if (end < COUNT_SIZE) {
      throw new MalformedArchiveException("it has " + end + " bytes, no archive is that short");
    }
    remaining = new ScaleReader(window, 0, COUNT_SIZE).u64();
    begin = COUNT_SIZE;
    if (remaining < 0) {
      throw new MalformedArchiveException(
          "it claims " + Long.toUnsignedString(remaining) + " blocks");
    }
  }

  /// How many blocks are still to come.
  public long remaining() {
    return remaining;
  }

  /// Reads the next block; to be called while [#remaining()] is positive.
  ///
  /// @throws MalformedArchiveException if the bytes are no block, or some follow the last one
  /// @throws IOException if the stream fails
  public SignedBlock next() throws IOException {
    while (true) {
      ScaleReader in = new ScaleReader(window, begin, end);
      try {
        SignedBlock block = SignedBlock.decode(in);
        begin = end - in.remaining();
        remaining--;
        checkEnd();
        return block;
      } catch (DecodeException e) {
        // The block may go on beyond what was read so far.
        if (streamEnded || end - begin >= BLOCK_BYTES_MAX) {
          throw new MalformedArchiveException(
              remaining + " blocks before its end: " + e.getMessage());
        }
        makeRoom();
        fill();
      }
    }
  }

  private void checkEnd() throws IOException {
    if (remaining == 0 && begin == end && !streamEnded) {
      makeRoom();
      fill();
    }
    if (remaining == 0 && begin < end) {
      throw new MalformedArchiveException("bytes follow its last block");
    }
  }

  private void makeRoom() {
    int kept = end - begin;
    int size = Math.max(FIRST_WINDOW, Math.min(2 * kept, BLOCK_BYTES_MAX));
    byte[] next = Arrays.copyOfRange(window, begin, begin + Math.max(size, kept));
    window = next;
    begin = 0;
    end = kept;
  }

  private void fill() throws IOException {
    int read = stream.readNBytes(window, end, window.length - end);
    streamEnded = read < window.length - end;
    end += read;
  }
}
