package network.khala.testkit.attestation;

import java.util.List;
import java.util.stream.StreamSupport;
import network.khala.attestation.ConfidenceLevel;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/attestation.json`: confidence levels of statuses and advisories.
final class ConfidenceVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("attestation");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("confidence")) {
      String status = vector.get("status").asString();
      List<String> advisories =
          StreamSupport.stream(vector.get("advisoryIds").spliterator(), false)
              .map(JsonNode::asString)
              .toList();
      String id = "confidence '" + status + "' " + advisories;
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "confidenceLevel",
                  vector.get("confidenceLevel").asString(),
                  ConfidenceLevel.of(status, advisories)
                      .map(String::valueOf)
                      .orElse("error InvalidQuoteStatus")));
    }
  }
}
