package network.khala.cli.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import network.khala.tee.doctor.Finding;

/// Is there room for the data, on a disk that can be written to, and fast?
final class DiskCheck {
  private static final String SUBJECT = "disk";
  private static final long GIB = 1L << 30;

  /// Below this a node stops, since it could not write its next blocks.
  private static final long MIN_FREE = GIB;

  /// A pruned node with a year's history.
  private static final long GOOD_FREE = 20 * GIB;

  private DiskCheck() {}

  static List<Line> examine(Path basePath) {
    Path existing = basePath.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    Line room = room(existing);
    return room.verdict() == Finding.Verdict.FAIL
        ? List.of(room)
        : List.of(room, DiskSpeedCheck.examine(existing));
  }

  private static Line room(Path existing) {
    try {
      FileStore store = Files.getFileStore(existing);
      String found =
          String.format(
              Locale.ROOT,
              "%,d GiB free at %s (%s)",
              store.getUsableSpace() / GIB,
              existing,
              store.type());
      if (store.isReadOnly() || !Files.isWritable(existing)) {
        return Line.fail(SUBJECT, found + ", not writable", "Choose another --base-path");
      }
      if (store.getUsableSpace() < MIN_FREE) {
        return Line.fail(SUBJECT, found, "Free some space: nothing starts below 1 GiB");
      }
      return store.getUsableSpace() < GOOD_FREE
          ? Line.warn(SUBJECT, found, "20 GiB hold a pruned node for a year")
          : Line.pass(SUBJECT, found);
    } catch (IOException e) {
      return Line.fail(SUBJECT, existing + " cannot be examined: " + e.getMessage(), "");
    }
  }
}
