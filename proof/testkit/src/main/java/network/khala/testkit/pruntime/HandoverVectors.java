package network.khala.testkit.pruntime;

import network.khala.protocol.handover.ChallengeHandlerInfo;
import network.khala.protocol.handover.DcapChallengeHandlerInfo;
import network.khala.protocol.handover.DcapHandoverChallenge;
import network.khala.protocol.handover.EncryptedWorkerKey;
import network.khala.protocol.handover.HandoverChallenge;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/handover.json`: the messages of a handover and the hashes that reports commit to.
final class HandoverVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("handover");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    report.run("challenge", 0, () -> challenge(content, report));
    report.run("DCAP challenge", 0, () -> dcapChallenge(content, report));
    report.run(
        "worker key",
        0,
        () ->
            hashed(
                "worker key", content, "encrypted_worker_key", EncryptedWorkerKey.CODEC, report));
  }

  private static void challenge(JsonNode content, VectorReport report) {
    ChallengeHandlerInfo answer =
        hashed("challenge", content, "challenge_handler", ChallengeHandlerInfo.CODEC, report);
    report.expectEqual(
        "challenge",
        2,
        "handover_challenge_scale",
        bytes(content, "handover_challenge_scale"),
        Bytes.wrap(HandoverChallenge.CODEC.encode(answer.challenge())));
  }

  private static void dcapChallenge(JsonNode content, VectorReport report) {
    DcapChallengeHandlerInfo answer =
        hashed("DCAP challenge", content, "dcap_handler", DcapChallengeHandlerInfo.CODEC, report);
    report.expectEqual(
        "DCAP challenge",
        2,
        "dcap_challenge_scale",
        bytes(content, "dcap_challenge_scale"),
        Bytes.wrap(DcapHandoverChallenge.CODEC.encode(answer.challenge())));
  }

  private static <T> T hashed(
      String id, JsonNode content, String name, Codec<T> codec, VectorReport report) {
    Bytes scale = bytes(content, name + "_scale");
    T value = codec.decode(scale);
    Bytes encoded = Bytes.wrap(codec.encode(value));
    report.expectEqual(id, 0, name + "_scale", scale, encoded);
    report.expectEqual(
        id,
        1,
        name + "_hash",
        bytes(content, name + "_hash"),
        Hash.blake2(encoded).value().toBytes());
    return value;
  }

  private static Bytes bytes(JsonNode node, String member) {
    return Bytes.fromHex(node.get(member).asString());
  }
}
