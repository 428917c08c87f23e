package network.khala.testkit;

import org.jspecify.annotations.Nullable;

/// Receives the outcome of each vector of a file. `id` names the vector within its file, `step` the
/// step of a scenario (0 where a vector has only one).
public interface VectorReport {
  /// The real code answered as expected.
  void pass(String id, int step);

  /// The real code answered otherwise; `path` says which member differs.
  void fail(String id, int step, String path, @Nullable Object expected, @Nullable Object actual);

  /// The vector needs a part that does not exist yet; `what` names it.
  void unsupported(String id, int step, String what);

  /// Compares by `equals` and reports the outcome.
  default void expectEqual(
      String id, int step, String path, @Nullable Object expected, @Nullable Object actual) {
    if (java.util.Objects.equals(expected, actual)) {
      pass(id, step);
    } else {
      fail(id, step, path, expected, actual);
    }
  }
}
