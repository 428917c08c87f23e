package network.khala.testkit.economics;

import java.util.Map;
import java.util.Objects;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A suite of files with a list `cases`, each an input and its results; the name of the file says
/// what to compute.
abstract class CaseSuite implements VectorSuite {
  /// Computes a case and reports its members.
  interface Computation {
    void run(JsonNode input, Members expected);
  }

  private final String suite;
  private final Map<String, Computation> computations;

  CaseSuite(Map<String, Computation> computations) {
    this("economics", computations);
  }

  CaseSuite(String suite, Map<String, Computation> computations) {
    this.suite = suite;
    this.computations = computations;
  }

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals(suite) && computations.containsKey(file.name());
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    Computation computation = computations.get(file.name());
    if (computation == null) {
      throw new IllegalArgumentException("no computation for " + file.name());
    }
    int index = 0;
    for (JsonNode entry : file.content().get("cases")) {
      Members members = new Members("cases[" + index++ + "]", entry, report);
      computation.run(entry, members);
      members.close();
    }
  }

  /// Compares the members of one case and reports it as one vector.
  static final class Members {
    private final String id;
    private final JsonNode entry;
    private final VectorReport report;
    private boolean failed;

    Members(String id, JsonNode entry, VectorReport report) {
      this.id = id;
      this.entry = entry;
      this.report = report;
    }

    /// Compares a member with what was computed; a JSON null stands for nothing.
    void expect(String member, @Nullable Object actual) {
      JsonNode expected = entry.get(member);
      @Nullable String wanted = text(expected);
      @Nullable String found = actual == null ? null : actual.toString();
      if (!failed && !Objects.equals(wanted, found)) {
        failed = true;
        report.fail(id, 0, member, wanted, found);
      }
    }

    private static @Nullable String text(@Nullable JsonNode node) {
      if (node == null || node.isNull()) {
        return null;
      }
      return node.isContainer() ? node.toString() : node.asString();
    }

    private void close() {
      if (!failed) {
        report.pass(id, 0);
      }
    }
  }
}
