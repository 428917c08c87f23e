package network.khala.testkit.pruntime;

import java.util.ArrayList;
import java.util.List;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.KeyUse;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/key-derivation.json`: the forms of secrets, and keys derived from keys.
final class KeyDerivationVectors implements VectorSuite {
  private static final String MASTER_KEY = "k0 as master key";
  private static final String CLUSTER_KEY = "cluster key above";

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("key-derivation");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (String name : content.get("keys").propertyNames()) {
      report.run(name, 0, () -> key(name, content.get("keys").get(name), report));
    }
    List<Sr25519KeyPair> clusterKey = new ArrayList<>();
    for (JsonNode vector : content.get("derivations")) {
      String parent = vector.get("parent").asString();
      switch (parent) {
        case MASTER_KEY -> {
          Bytes32 cluster = Bytes32.fromHex(vector.get("cluster_id").asString());
          Sr25519KeyPair key =
              KeyDerivation.derive(KeyFixtures.named("k0"), KeyUse.CLUSTER_KEY, cluster);
          clusterKey.add(key);
          derived("cluster key", vector, key, report);
        }
        case CLUSTER_KEY -> {
          Bytes32 contract = Bytes32.fromHex(vector.get("contract_id").asString());
          derived(
              "contract key",
              vector,
              KeyDerivation.derive(clusterKey.getLast(), KeyUse.CONTRACT_KEY, contract),
              report);
        }
        default -> {
          byte[] info = KeyFixtures.bytes(vector.get("info_concat_hex"));
          String id = parent + " " + vector.get("info_concat_hex").asString();
          Sr25519KeyPair key = KeyFixtures.named(parent);
          report.expectEqual(
              id,
              2,
              "derived_seed",
              vector.get("derived_seed").asString(),
              KeyFixtures.hex(KeyDerivation.deriveSeed(key, info)));
          derived(id, vector, KeyDerivation.derive(key, info), report);
        }
      }
    }
  }

  private static void key(String name, JsonNode vector, VectorReport report) {
    Sr25519KeyPair key = KeyFixtures.named(name);
    report.expectEqual(
        name,
        0,
        "seed",
        vector.get("public").asString(),
        KeyFixtures.hex(KeyFixtures.fromSeed(vector.get("seed").asString()).publicKey().toArray()));
    report.expectEqual(
        name,
        1,
        "public",
        vector.get("public").asString(),
        KeyFixtures.hex(key.publicKey().toArray()));
    String canonical = vector.get("secret_canonical_64").asString();
    report.expectEqual(name, 2, "secret_canonical_64", canonical, KeyFixtures.hex(key.secret()));
    report.expectEqual(
        name,
        3,
        "secret_ed25519_style_64",
        vector.get("secret_ed25519_style_64").asString(),
        KeyFixtures.hex(key.ed25519Secret()));
    report.expectEqual(
        name,
        4,
        "public of secret_canonical_64",
        key.publicKey(),
        Sr25519KeyPair.fromSecret(key.secret()).publicKey());
  }

  private static void derived(String id, JsonNode vector, Sr25519KeyPair key, VectorReport report) {
    report.expectEqual(
        id,
        0,
        "derived_public",
        vector.get("derived_public").asString(),
        KeyFixtures.hex(key.publicKey().toArray()));
    if (vector.has("derived_secret_canonical_64")) {
      report.expectEqual(
          id,
          1,
          "derived_secret_canonical_64",
          vector.get("derived_secret_canonical_64").asString(),
          KeyFixtures.hex(key.secret()));
    }
  }
}
