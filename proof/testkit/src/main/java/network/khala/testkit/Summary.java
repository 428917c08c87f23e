package network.khala.testkit;

import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How many vectors ended how, in all and by suite.
///
/// @param all the sum over the suites
/// @param bySuite the numbers of each suite that had a vector
public record Summary(Counts all, SortedMap<String, Counts> bySuite) {
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;
  private static final int NO_VECTORS = 2;

  /// Nothing run yet.
  static final Summary EMPTY = new Summary(Counts.NONE, new TreeMap<>());

  /// Numbers of outcomes.
  public record Counts(int passed, int failed, int unsupported, int errors) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    /// The number of outcomes of any kind.
    public int total() {
      return passed + failed + unsupported + errors;
    }

    Counts plus(Outcome.Kind kind) {
      return switch (kind) {
        case PASS -> new Counts(passed + 1, failed, unsupported, errors);
        case FAIL -> new Counts(passed, failed + 1, unsupported, errors);
        case UNSUPPORTED -> new Counts(passed, failed, unsupported + 1, errors);
        case ERROR -> new Counts(passed, failed, unsupported, errors + 1);
      };
    }

    private ObjectNode putInto(ObjectNode node) {
      return node.put("total", total())
          .put("passed", passed)
          .put("failed", failed)
          .put("unsupported", unsupported)
          .put("errors", errors);
    }
  }

  Summary plus(Outcome outcome) {
    SortedMap<String, Counts> suites = new TreeMap<>(bySuite);
    suites.put(
        outcome.suite(), suites.getOrDefault(outcome.suite(), Counts.NONE).plus(outcome.kind()));
    return new Summary(all.plus(outcome.kind()), suites);
  }

  /// The exit code of the command: 0 if every vector passed, 1 if one did not, 2 if there was none.
  public int exitCode() {
    if (all.total() == 0) {
      return NO_VECTORS;
    }
    return all.passed() == all.total() ? SUCCESS : FAILURE;
  }

  /// The last line of a report in JSON.
  public ObjectNode toJson() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    all.putInto(line.put("type", "summary"));
    ObjectNode suites = line.putObject("bySuite");
    bySuite.forEach((suite, counts) -> counts.putInto(suites.putObject(suite)));
    return line;
  }
}
