package network.khala.tee.tsm;

import java.io.IOException;

/// One report in the making: a folder whose files are the kernel's attributes. Closing ends it.
interface TsmReport extends AutoCloseable {
  /// Writes an attribute in one go.
  void write(String attribute, byte[] content) throws IOException;

  /// Reads an attribute to its end.
  ///
  /// @throws IOException also if it has more than `max` bytes
  byte[] read(String attribute, int max) throws IOException;

  @Override
  void close() throws IOException;

  /// Makes reports.
  interface Maker {
    /// A new report under a name that no other report has.
    TsmReport create(String name) throws IOException;
  }
}
