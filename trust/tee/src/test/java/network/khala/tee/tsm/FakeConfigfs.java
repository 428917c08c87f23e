package network.khala.tee.tsm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import network.khala.scale.Bytes;

/// A tree of real files that behaves like the kernel's reports: each attribute is a pipe, so that a
/// write is followed by what it causes, and a read waits for it. A pipe serves once; its successor
/// is in place before its reader goes on.
///
/// One thread plays the kernel of one report. It expects the order of a guest: generation, inblob,
/// outblob, generation, provider; after a disturbed exchange, it begins anew.
final class FakeConfigfs implements TsmReport.Maker {
  private final Path reports;
  private final String provider;
  private final Bytes recorded;
  private int disturbances;

  /// @param recorded what every report answers
  FakeConfigfs(Path root, String provider, Bytes recorded) throws IOException {
    this.reports = Files.createDirectories(root.resolve("sys/kernel/config/tsm/report"));
    this.provider = provider;
    this.recorded = recorded;
  }

  /// Somebody else writes to that many of the next reports' inputs.
  void disturb(int times) {
    disturbances = times;
  }

  /// The reports that are there.
  Path reports() {
    return reports;
  }

  @Override
  public TsmReport create(String name) throws IOException {
    Path folder = Files.createDirectory(reports.resolve(name));
    List<String> attributes = List.of("generation", "inblob", "outblob", "provider");
    for (String attribute : attributes) {
      pipe(folder.resolve(attribute));
    }
    Thread kernel = Thread.ofPlatform().daemon().name("kernel").start(() -> play(folder));
    ConfigfsReport report = new ConfigfsReport(folder);
    return new TsmReport() {
      @Override
      public void write(String attribute, byte[] content) throws IOException {
        report.write(attribute, content);
      }

      @Override
      public byte[] read(String attribute, int max) throws IOException {
        return report.read(attribute, max);
      }

      @Override
      public void close() throws IOException {
        kernel.interrupt();
        // The kernel takes the attributes along.
        for (String attribute : attributes) {
          Files.deleteIfExists(folder.resolve(attribute));
          Files.deleteIfExists(folder.resolve(attribute + ".next"));
        }
        report.close();
      }
    };
  }

  private static void pipe(Path path) throws IOException {
    try {
      Process made = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
      if (made.waitFor() != 0) {
        throw new IOException("mkfifo " + path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void play(Path folder) {
    try {
      long generation = 0;
      boolean disturbed = true;
      while (disturbed) {
        say(folder, "generation", generation);
        byte[] input = Files.readAllBytes(folder.resolve("inblob"));
        if (input.length != 64) {
          throw new IOException("inblob of " + input.length + " bytes");
        }
        generation++;
        answer(folder, "outblob", recorded.toArray());
        disturbed = disturbances-- > 0;
        generation += disturbed ? 1 : 0;
        say(folder, "generation", generation);
      }
      answer(folder, "provider", (provider + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The guest went away, as it does after too many disturbances.
    }
  }

  private static void say(Path folder, String attribute, long number) throws IOException {
    answer(folder, attribute, (number + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void answer(Path folder, String attribute, byte[] content) throws IOException {
    Path place = folder.resolve(attribute);
    Path successor = folder.resolve(attribute + ".next");
    pipe(successor);
    try (OutputStream out = Files.newOutputStream(place)) {
      // Somebody reads now, and gets nothing before the end of this.
      Files.move(successor, place, StandardCopyOption.ATOMIC_MOVE);
      out.write(content);
    }
  }
}
