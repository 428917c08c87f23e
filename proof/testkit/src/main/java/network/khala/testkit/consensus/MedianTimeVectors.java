package network.khala.testkit.consensus;

import java.util.ArrayList;
import java.util.List;
import network.khala.finality.cometbft.MedianTime;
import network.khala.finality.cometbft.MedianTime.WeightedTime;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `consensus/median-time.json`: block times from votes.
final class MedianTimeVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("consensus") && file.name().equals("median-time");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("cases")) {
      String id = vector.get("name").asString();
      List<WeightedTime> votes = new ArrayList<>();
      for (JsonNode vote : vector.get("votes")) {
        votes.add(new WeightedTime(CometJson.time(vote.get(0)), vote.get(1).asLong()));
      }
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id, 0, "median", CometJson.time(vector.get("median")), MedianTime.of(votes)));
    }
  }
}
