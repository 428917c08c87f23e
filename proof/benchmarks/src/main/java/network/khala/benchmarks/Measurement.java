package network.khala.benchmarks;

import java.io.IOException;

/// Something that can be measured.
public interface Measurement {
  /// The name by which it is asked for: `sr25519-verify`.
  String name();

  /// What is measured, in one line.
  String description();

  /// Measures. Takes from a few seconds to some minutes.
  ///
  /// @throws IOException if a process that it needs cannot be run
  Result measure(Effort effort) throws IOException;
}
