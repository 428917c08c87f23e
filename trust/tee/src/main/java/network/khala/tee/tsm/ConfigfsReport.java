package network.khala.tee.tsm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import network.khala.tee.PseudoFile;

/// A report of the kernel: making the folder makes the report, removing it ends it and takes its
/// files along.
final class ConfigfsReport implements TsmReport {
  private final Path folder;

  ConfigfsReport(Path folder) {
    this.folder = folder;
  }

  static ConfigfsReport create(Path reports, String name) throws IOException {
    return new ConfigfsReport(Files.createDirectory(reports.resolve(name)));
  }

  @Override
  public void write(String attribute, byte[] content) throws IOException {
    PseudoFile.write(folder.resolve(attribute), content);
  }

  @Override
  public byte[] read(String attribute, int max) throws IOException {
    return PseudoFile.read(folder.resolve(attribute), max);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder);
  }
}
