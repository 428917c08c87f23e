package network.khala.testkit.chain;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import network.khala.crypto.Ecdsa;
import network.khala.crypto.EcdsaKeyPair;
import network.khala.crypto.Ed25519;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.SecretUri;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/ed25519-ecdsa.json`: deterministic signatures of two schemes, their derivation, and
/// hashes.
public final class SignatureVectors implements VectorSuite {
  private static final SequencedMap<String, UnaryOperator<byte[]>> HASHES =
      new TreeMap<>(
          Map.of(
              "twox64", Hashing::twox64,
              "twox128", Hashing::twox128,
              "twox256", Hashing::twox256,
              "blake2_64", Hashing::blake2b64,
              "blake2_128", Hashing::blake2b128,
              "blake2_256", Hashing::blake2b256,
              "keccak256", Hashing::keccak256));

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("ed25519-ecdsa");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    report.run("ed25519", 0, () -> ed25519(content.get("ed25519"), report));
    report.run("ecdsa", 0, () -> ecdsa(content.get("ecdsa"), report));
    try (SecretUri alice = SecretUri.parse("//Alice")) {
      report.expectEqual(
          "ed25519Derivation",
          0,
          "alice",
          content.get("ed25519Derivation").get("alice").asString(),
          alice.ed25519().publicKeyBytes().toHex());
      report.expectEqual(
          "ecdsaDerivation",
          0,
          "alice",
          content.get("ecdsaDerivation").get("alice").asString(),
          alice.ecdsa().publicKeyBytes().toHex());
    }
    for (JsonNode vector : content.get("hashes")) {
      String id = "hashes of " + vector.get("input").asString();
      int step = 0;
      for (Map.Entry<String, UnaryOperator<byte[]>> hash : HASHES.entrySet()) {
        String name = hash.getKey();
        byte[] digest = hash.getValue().apply(Hex.bytes(vector.get("input")));
        report.expectEqual(
            id, step++, name, vector.get(name).asString(), Bytes.wrap(digest).toHex());
      }
    }
  }

  private static void ed25519(JsonNode vector, VectorReport report) {
    byte[] message = Hex.bytes(vector.get("message"));
    byte[] signature = Hex.bytes(vector.get("signature"));
    try (Ed25519KeyPair keys =
        Ed25519KeyPair.fromSeed(SecretBytes.wrap(Hex.bytes(vector.get("seed"))))) {
      Ed25519.verify(keys.publicKey(), message, signature);
      expect(
          "ed25519",
          List.of("publicKey", "signature"),
          List.of(keys.publicKeyBytes(), Bytes.wrap(keys.sign(message))),
          vector,
          report);
    }
  }

  private static void ecdsa(JsonNode vector, VectorReport report) {
    byte[] message = Hex.bytes(vector.get("message"));
    byte[] signature = Hex.bytes(vector.get("signature65_r_s_v"));
    try (EcdsaKeyPair keys =
        EcdsaKeyPair.fromSeed(SecretBytes.wrap(Hex.bytes(vector.get("seed"))))) {
      Ecdsa.verify(keys.accountId(), message, signature);
      expect(
          "ecdsa",
          List.of("publicKeyCompressed", "accountId_blake2_256_of_compressed", "signature65_r_s_v"),
          List.of(
              keys.publicKeyBytes(), keys.accountId().toBytes(), Bytes.wrap(keys.sign(message))),
          vector,
          report);
    }
  }

  private static void expect(
      String id, List<String> members, List<Bytes> actual, JsonNode vector, VectorReport report) {
    for (int i = 0; i < members.size(); i++) {
      report.expectEqual(
          id, i, members.get(i), vector.get(members.get(i)).asString(), actual.get(i).toHex());
    }
  }
}
