package network.khala.testkit.consensus;

import java.time.Duration;
import java.util.Optional;
import network.khala.finality.FinalityException;
import network.khala.finality.VerificationPolicy;
import network.khala.finality.cometbft.CometHeader;
import network.khala.finality.cometbft.LightBlock;
import network.khala.finality.cometbft.LightClient;
import network.khala.finality.cometbft.TrustedHeader;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `consensus/light-client*.json`: sequences of light blocks, each judged under the last accepted
/// one.
final class LightClientVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("consensus") && file.name().startsWith("light-client");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode sequence : file.content().get("sequences")) {
      String id = sequence.get("name").asString();
      report.run(id, 0, () -> sequence(id, sequence, report));
    }
  }

  private static void sequence(String id, JsonNode sequence, VectorReport report) {
    JsonNode first = sequence.get("trusted");
    CometHeader header = CometJson.header(first.get("header"));
    LightClient client = new LightClient(header.chainId(), policy(sequence));
    TrustedHeader trusted =
        TrustedHeader.of(header, CometJson.validatorSet(first.get("next_validators")));
    int step = 0;
    for (JsonNode vector : sequence.get("steps")) {
      LightBlock block =
          new LightBlock(
              CometJson.header(vector.get("header")),
              CometJson.commit(vector.get("commit")),
              CometJson.validatorSet(vector.get("validators")));
      String outcome;
      try {
        LightClient.Verified verified =
            client.verify(trusted, block, CometJson.unixNanos(vector.get("now_unix_ns")));
        outcome = "OK";
        trusted =
            TrustedHeader.of(block.header(), CometJson.validatorSet(vector.get("next_validators")));
        report.expectEqual(
            id,
            step,
            "signature_checks_without_cache",
            vector.get("signature_checks_without_cache").asInt(),
            verified.signatureChecks());
      } catch (FinalityException e) {
        outcome = e.error().wireName();
      }
      report.expectEqual(id, step++, "expect", vector.get("expect").asString(), outcome);
    }
  }

  private static VerificationPolicy policy(JsonNode sequence) {
    String[] level = sequence.get("trust_level").asString().split("/", 2);
    return new VerificationPolicy(
        Long.parseLong(level[0]),
        Long.parseLong(level[1]),
        Optional.of(Duration.ofNanos(sequence.get("trusting_period_ns").asLong())),
        Duration.ofNanos(sequence.get("max_clock_drift_ns").asLong()));
  }
}
