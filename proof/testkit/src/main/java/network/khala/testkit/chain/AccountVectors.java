package network.khala.testkit.chain;

import java.util.Locale;
import network.khala.crypto.KeyPair;
import network.khala.crypto.KeyScheme;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/accounts.json`: the development accounts in every scheme, and accounts without a key.
public final class AccountVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("accounts");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    report.run("devSeed", 0, () -> developmentSeed(content, report));
    for (JsonNode vector : content.get("accounts")) {
      for (KeyScheme scheme : KeyScheme.values()) {
        String uri = vector.get("uri").asString();
        JsonNode expected = vector.get(scheme.name().toLowerCase(Locale.ROOT));
        String id = uri + " " + scheme;
        report.run(id, 0, () -> account(id, uri, scheme, expected, report));
      }
    }
    for (JsonNode vector : content.get("derivedAccounts")) {
      String id = vector.get("name").asString();
      Bytes32 account = Bytes32.fromHex(vector.get("accountId").asString());
      report.expectEqual(
          id, 0, "ss58_30", vector.get("ss58_30").asString(), Ss58.encode(30, account));
    }
  }

  private static void developmentSeed(JsonNode content, VectorReport report) {
    report.expectEqual(
        "devSeed",
        0,
        "devPhrase",
        content.get("devPhrase").asString(),
        SecretUri.DEVELOPMENT_PHRASE);
    try (SecretUri root = SecretUri.parse(content.get("devPhrase").asString())) {
      report.expectEqual(
          "devSeed",
          1,
          "devSeed",
          content.get("devSeed").asString(),
          Bytes.wrap(root.rootSeed().toArray()).toHex());
    }
  }

  private static void account(
      String id, String uri, KeyScheme scheme, JsonNode expected, VectorReport report) {
    try (SecretUri secret = SecretUri.parse(uri);
        KeyPair keys = secret.keyPair(scheme)) {
      Bytes32 account = keys.accountId();
      report.expectEqual(
          id, 0, "publicKey", expected.get("publicKey").asString(), keys.publicKeyBytes().toHex());
      report.expectEqual(id, 1, "accountId", expected.get("accountId").asString(), account.toHex());
      report.expectEqual(
          id, 2, "ss58_30", expected.get("ss58_30").asString(), Ss58.encode(30, account));
      report.expectEqual(
          id, 3, "ss58_42", expected.get("ss58_42").asString(), Ss58.encode(42, account));
    }
  }
}
