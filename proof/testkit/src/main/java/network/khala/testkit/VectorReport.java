package network.khala.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Receives the outcome of each vector of a file. `id` names the vector within its file, `step` the
/// step of a scenario (0 where a vector has only one).
public interface VectorReport {
  /// Whether the vector was asked for. A suite may leave out the work for others; their outcomes
  /// are dropped in any case.
  boolean wants(String id);

  /// The real code answered as expected.
  void pass(String id, int step);

  /// The real code answered otherwise; `path` says which member differs.
  void fail(String id, int step, String path, @Nullable Object expected, @Nullable Object actual);

  /// The vector needs a part that does not exist yet; `what` names it.
  void unsupported(String id, int step, String what);

  /// The vector could not be run to its end.
  void error(String id, int step, Throwable thrown);

  /// Compares by `equals` and reports the outcome.
  default void expectEqual(
      String id, int step, String path, @Nullable Object expected, @Nullable Object actual) {
    if (Objects.equals(expected, actual)) {
      pass(id, step);
    } else {
      fail(id, step, path, expected, actual);
    }
  }

  /// Runs one vector, if it was asked for; what it throws counts as its error and the next vector
  /// goes on.
  default void run(String id, int step, Runnable vector) {
    if (!wants(id)) {
      return;
    }
    try {
      vector.run();
    } catch (RuntimeException | StackOverflowError e) {
      error(id, step, e);
    }
  }
}
