package network.khala.testkit.pruntime;

import java.math.BigInteger;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.HeartbeatChallenge;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/heartbeat.json`: whom a challenge selects, and what is answered.
final class HeartbeatVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("heartbeat");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    int number = 0;
    for (JsonNode vector : content.get("cases")) {
      String id = "case " + number++;
      report.run(id, 0, () -> challenge(id, vector, report));
    }
    report.run("heartbeat", 0, () -> heartbeat(content.get("heartbeat_v2_payload"), report));
    report.run("benchmark", 0, () -> benchmark(content.get("bench_report_payload"), report));
  }

  private static void challenge(String id, JsonNode vector, VectorReport report) {
    HeartbeatChallenge challenge =
        HeartbeatChallenge.of(
            Hash.fromHex(vector.get("seed_be").asString()),
            new BigInteger(vector.get("online_target_be").asString(), 16));
    report.expectEqual(
        id,
        0,
        "hit",
        vector.get("hit").asBoolean(),
        challenge.selects(
            HeartbeatChallenge.place(Sr25519PublicKey.fromHex(vector.get("pubkey").asString()))));
    report.expectEqual(
        id,
        1,
        "system_event_scale",
        bytes(vector, "system_event_scale"),
        Bytes.wrap(SystemEvent.CODEC.encode(new SystemEvent.Challenge(challenge))));
  }

  private static void heartbeat(JsonNode vector, VectorReport report) {
    JsonNode fields = vector.get("fields");
    WorkingReportEvent event =
        new WorkingReportEvent.HeartbeatV2(
            fields.get("session_id").asLong(),
            fields.get("challenge_block").asLong(),
            fields.get("challenge_time").asLong(),
            fields.get("iterations").asLong(),
            fields.get("n_clusters").asLong(),
            fields.get("n_contracts").asLong());
    report.expectEqual(
        "heartbeat",
        0,
        "scale",
        bytes(vector, "scale"),
        Bytes.wrap(WorkingReportEvent.CODEC.encode(event)));
  }

  private static void benchmark(JsonNode vector, VectorReport report) {
    JsonNode fields = vector.get("fields");
    RegistryEvent event =
        new RegistryEvent.BenchReport(
            fields.get("start_time").asLong(), fields.get("iterations").asLong());
    report.expectEqual(
        "benchmark",
        0,
        "scale",
        bytes(vector, "scale"),
        Bytes.wrap(RegistryEvent.CODEC.encode(event)));
  }

  private static Bytes bytes(JsonNode node, String member) {
    return Bytes.fromHex(node.get(member).asString());
  }
}
