package network.khala.testkit.consensus;

import network.khala.finality.FinalityException;
import network.khala.finality.cometbft.Commit;
import network.khala.finality.cometbft.CommitVerifier;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `consensus/commit.json`: commits against a known validator set, with the number of signatures
/// that had to be looked at.
final class CommitVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("consensus") && file.name().equals("commit");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("cases")) {
      String id = vector.get("name").asString();
      report.run(id, 0, () -> check(id, vector, report));
    }
  }

  private static void check(String id, JsonNode vector, VectorReport report) {
    Commit commit = CometJson.commit(vector.get("commit"));
    CommitVerifier verifier = new CommitVerifier(vector.get("chain_id").asString(), commit);
    String outcome;
    try {
      verifier.requireDecided(
          vector.get("height").asLong(),
          CometJson.blockId(vector.get("block_id")),
          CometJson.validatorSet(vector.get("validators")));
      outcome = "OK";
    } catch (FinalityException e) {
      outcome = e.error().wireName();
    }
    report.expectEqual(id, 0, "expect", vector.get("expect").asString(), outcome);
    report.expectEqual(
        id,
        1,
        "signatures_verified",
        vector.get("signatures_verified").asInt(),
        verifier.signatureChecks());
  }
}
