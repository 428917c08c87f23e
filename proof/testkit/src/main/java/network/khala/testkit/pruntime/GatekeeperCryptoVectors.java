package network.khala.testkit.pruntime;

import network.khala.crypto.Sr25519KeyPair;
import network.khala.pruntime.gatekeeper.RandomNumbers;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/gatekeeper-crypto.json`: the gatekeepers' random numbers, and the nonces of
/// upstream's.
final class GatekeeperCryptoVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("gatekeeper-crypto");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    Sr25519KeyPair masterKey = KeyFixtures.named(content.get("master_key").asString());
    int number = 0;
    for (JsonNode vector : content.get("random_number")) {
      String id = "random_number " + number++;
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "random",
                  vector.get("random").asString(),
                  KeyFixtures.hex(
                      RandomNumbers.next(
                              masterKey,
                              vector.get("block").asLong(),
                              Bytes32.wrap(KeyFixtures.bytes(vector.get("last"))))
                          .toArray())));
    }
    number = 0;
    for (JsonNode vector : content.get("iv")) {
      String id = "iv " + number++;
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "iv",
                  vector.get("iv").asString(),
                  KeyFixtures.hex(
                      UpstreamNonce.of(
                          masterKey, vector.get("block").asLong(), vector.get("seq").asLong()))));
    }
  }
}
