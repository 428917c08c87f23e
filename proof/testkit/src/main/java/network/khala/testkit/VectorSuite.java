package network.khala.testkit;

/// Runs the vectors of some files. An exception that leaves [#run] counts as one `error` of the
/// file.
public interface VectorSuite {
  /// Whether this adapter understands the file: by its `format` member where it has one, else by
  /// suite and name.
  boolean accepts(VectorFile file);

  /// Drives the real code with every vector of the file.
  void run(VectorFile file, VectorReport report);
}
