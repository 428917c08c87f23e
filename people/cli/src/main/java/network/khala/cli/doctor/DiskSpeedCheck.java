package network.khala.cli.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/// Is the disk fast enough? A node flushes each block to the disk, an enclave program each
/// checkpoint: what a flush takes counts, hardly what is written with it. Tries it with a file that
/// is gone afterwards.
final class DiskSpeedCheck {
  private static final String SUBJECT = "disk speed";
  private static final int MIB = 1 << 20;
  private static final int BULK_MIB = 32;
  private static final int FLUSHES = 32;
  private static final int PAGE = 4096;

  /// Above this a flush is a large part of a second-long block; flash does it in a few.
  private static final double SLOW_FLUSH_MS = 20;

  /// Below this a node that catches up, or restores a backup, mostly waits.
  private static final double SLOW_MIB_PER_SECOND = 50;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MS = 1e6;

  private DiskSpeedCheck() {}

  /// Measures in a folder that can be written to.
  static Line examine(Path folder) {
    try {
      Path file = Files.createTempFile(folder, ".khala-doctor", ".tmp");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
        return judge(mibPerSecond(channel), flushMillis(channel));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return Line.warn(
          SUBJECT, "not measured: " + e.getMessage(), "Make " + folder + " writable, with room");
    }
  }

  static Line judge(double mibPerSecond, double flushMillis) {
    String found =
        String.format(
            Locale.ROOT, "%,.0f MiB/s written, %.1f ms a flush", mibPerSecond, flushMillis);
    if (flushMillis > SLOW_FLUSH_MS) {
      return Line.warn(SUBJECT, found, "Keep the data on flash: each block waits for a flush");
    }
    return mibPerSecond < SLOW_MIB_PER_SECOND
        ? Line.warn(SUBJECT, found, "Keep the data on a faster disk: catching up will take long")
        : Line.pass(SUBJECT, found);
  }

  private static double mibPerSecond(FileChannel channel) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(MIB);
    long start = System.nanoTime();
    for (int i = 0; i < BULK_MIB; i++) {
      write(channel, chunk);
    }
    channel.force(true);
    return BULK_MIB / ((System.nanoTime() - start) / NANOS_PER_SECOND);
  }

  /// The median: one flush may have to wait for somebody else's.
  private static double flushMillis(FileChannel channel) throws IOException {
    ByteBuffer page = ByteBuffer.allocate(PAGE);
    long[] nanos = new long[FLUSHES];
    for (int i = 0; i < FLUSHES; i++) {
      long start = System.nanoTime();
      write(channel, page);
      channel.force(false);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[FLUSHES / 2] / NANOS_PER_MS;
  }

  private static void write(FileChannel channel, ByteBuffer whole) throws IOException {
    whole.rewind();
    while (whole.hasRemaining()) {
      channel.write(whole);
    }
  }
}
