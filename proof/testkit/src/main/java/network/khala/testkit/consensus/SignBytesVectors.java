package network.khala.testkit.consensus;

import network.khala.crypto.Ed25519;
import network.khala.crypto.VerificationException;
import network.khala.finality.cometbft.SignBytes;
import network.khala.finality.cometbft.SignBytes.VoteType;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `consensus/sign-bytes.json`: what validators sign, and signatures over it.
final class SignBytesVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("consensus") && file.name().equals("sign-bytes");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (JsonNode vector : content.get("votes")) {
      check(
          vector,
          report,
          () ->
              SignBytes.vote(
                  voteType(vector.get("type").asInt()),
                  vector.get("chain_id").asString(),
                  vector.get("height").asLong(),
                  vector.get("round").asInt(),
                  CometJson.blockId(vector.get("block_id")),
                  CometJson.time(vector.get("time"))));
    }
    for (JsonNode vector : content.get("vote_extensions")) {
      check(
          vector,
          report,
          () ->
              SignBytes.voteExtension(
                  vector.get("chain_id").asString(),
                  vector.get("height").asLong(),
                  vector.get("round").asInt(),
                  CometJson.bytes(vector, "extension")));
    }
    for (JsonNode vector : content.get("proposals")) {
      check(
          vector,
          report,
          () ->
              SignBytes.proposal(
                  vector.get("chain_id").asString(),
                  vector.get("height").asLong(),
                  vector.get("round").asInt(),
                  vector.get("pol_round").asInt(),
                  CometJson.blockId(vector.get("block_id")),
                  CometJson.time(vector.get("time"))));
    }
  }

  private static VoteType voteType(int number) {
    return switch (number) {
      case 0 -> VoteType.UNKNOWN;
      case 1 -> VoteType.PREVOTE;
      case 2 -> VoteType.PRECOMMIT;
      default -> throw new IllegalArgumentException("vote type " + number);
    };
  }

  /// Makes the bytes to sign.
  private interface Maker {
    byte[] make();
  }

  private static void check(JsonNode vector, VectorReport report, Maker maker) {
    String id = vector.get("name").asString();
    report.run(
        id,
        0,
        () -> {
          byte[] made = maker.make();
          report.expectEqual(
              id, 0, "sign_bytes", CometJson.bytes(vector, "sign_bytes"), Bytes.of(made));
          if (vector.has("signature")) {
            verify(id, vector, made, report);
          }
        });
  }

  private static void verify(String id, JsonNode vector, byte[] made, VectorReport report) {
    try {
      Ed25519.verify(
          Bytes32.fromHex(vector.get("public").asString()),
          made,
          CometJson.bytes(vector, "signature").toArray());
      report.pass(id, 1);
    } catch (VerificationException e) {
      report.fail(id, 1, "signature", "valid", e.getMessage());
    }
  }
}
