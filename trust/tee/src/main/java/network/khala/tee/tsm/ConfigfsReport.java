package network.khala.tee.tsm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A report of the kernel: making the folder makes the report, removing it ends it and takes its
/// files along.
final class ConfigfsReport implements TsmReport {
  private final Path folder;

  private ConfigfsReport(Path folder) {
    this.folder = folder;
  }

  static ConfigfsReport create(Path reports, String name) throws IOException {
    return new ConfigfsReport(Files.createDirectory(reports.resolve(name)));
  }

  @Override
  public void write(String attribute, byte[] content) throws IOException {
    Files.write(folder.resolve(attribute), content, StandardOpenOption.WRITE);
  }

  @Override
  public byte[] read(String attribute, int max) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(attribute))) {
      byte[] content = in.readNBytes(max + 1);
      if (content.length > max) {
        throw new IOException(attribute + " has more than " + max + " bytes");
      }
      return content;
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder);
  }
}
