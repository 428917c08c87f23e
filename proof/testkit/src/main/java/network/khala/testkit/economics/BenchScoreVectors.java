package network.khala.testkit.economics;

import java.util.Map;
import java.util.OptionalLong;
import network.khala.economics.BenchmarkScore;
import tools.jackson.databind.JsonNode;

/// `registry/bench-score`: the score of a benchmark report. An error is described in words that end
/// with its name.
public final class BenchScoreVectors extends CaseSuite {
  private static final String ERROR = "error InvalidBenchReport";

  /// The suite.
  public BenchScoreVectors() {
    super("registry", Map.of("bench-score", BenchScoreVectors::score));
  }

  private static void score(JsonNode input, Members expected) {
    OptionalLong score =
        BenchmarkScore.compute(
            input.get("iterations").asLong(),
            input.get("startTimeMs").asLong(),
            input.get("nowMs").asLong());
    String wanted = input.get("score").asString();
    boolean refused = score.isEmpty() && wanted.endsWith(ERROR);
    expected.expect("score", refused ? wanted : score.isPresent() ? score.getAsLong() : ERROR);
  }
}
