package network.khala.testkit.registry;

import network.khala.crypto.KeyAgreement;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/key-sharing.json`: keys, keys derived from them, and an encrypted key.
final class KeySharingVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("key-sharing");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (JsonNode vector : content.get("keys")) {
      String id = "key " + vector.get("public").asString();
      report.run(id, 0, () -> key(id, vector, report));
    }
    for (JsonNode vector : content.get("derive")) {
      String id = vector.get("name").asString();
      report.run(id, 0, () -> derive(id, vector, report));
    }
    report.run("sharing", 0, () -> sharing(content.get("keySharing"), report));
  }

  private static void key(String id, JsonNode vector, VectorReport report) {
    try (Sr25519KeyPair key = fromSeed(vector, "seed")) {
      expectKey(id, key, bytes(vector, "secret"), bytes(vector, "public"), report);
    }
  }

  private static void derive(String id, JsonNode vector, VectorReport report) {
    try (Sr25519KeyPair parent = fromSeed(vector, "from");
        Sr25519KeyPair child = KeyDerivation.derive(parent, info(vector.get("info")));
        SecretBytes seed = KeyDerivation.deriveSeed(parent, info(vector.get("info")))) {
      expectKey(id, child, bytes(vector, "derivedSecret"), bytes(vector, "derivedPublic"), report);
      report.expectEqual(
          id, 2, "derivedSeed", bytes(vector, "derivedSeed"), Bytes.wrap(seed.toArray()));
    }
  }

  private static void expectKey(
      String id, Sr25519KeyPair key, Bytes secret, Bytes publicKey, VectorReport report) {
    try (SecretBytes own = key.secret()) {
      report.expectEqual(id, 0, "secret", secret, Bytes.wrap(own.toArray()));
    }
    report.expectEqual(id, 1, "public", publicKey, key.publicKeyBytes());
  }

  private static void sharing(JsonNode vector, VectorReport report) {
    Bytes32 receiverPublic = Bytes32.fromHex(vector.get("receiverEcdhPublic").asString());
    byte[] iv = bytes(vector, "iv").toArray();
    Bytes encrypted = bytes(vector, "encryptedKey");
    try (Sr25519KeyPair master = fromSeed(vector, "senderSeed");
        Sr25519KeyPair sender = KeyDerivation.derive(master, info(vector.get("deriveInfo")));
        Sr25519KeyPair receiver = fromSeed(vector, "receiverSeed");
        KeyAgreement agreement = KeyAgreement.between(sender, receiverPublic);
        KeyAgreement reverse = KeyAgreement.between(receiver, sender.publicKey());
        SecretBytes shared = agreement.sharedKey()) {
      report.expectEqual(
          "sharing",
          0,
          "senderEcdhPublic",
          bytes(vector, "senderEcdhPublic"),
          sender.publicKeyBytes());
      report.expectEqual(
          "sharing",
          1,
          "sharedSecret",
          bytes(vector, "sharedSecret"),
          Bytes.wrap(shared.toArray()));
      byte[] plaintext = bytes(vector, "plaintextSecret").toArray();
      EncryptedKey key =
          new EncryptedKey(
              new Sr25519PublicKey(sender.publicKey()),
              Bytes.wrap(agreement.encrypt(iv, plaintext)),
              Bytes.of(iv));
      report.expectEqual("sharing", 2, "encryptedKey", encrypted, key.encryptedKey());
      EncryptedKey received = EncryptedKey.CODEC.decode(EncryptedKey.CODEC.encode(key));
      report.expectEqual(
          "sharing",
          3,
          "plaintextSecret",
          Bytes.of(plaintext),
          Bytes.wrap(reverse.decrypt(received.iv().toArray(), received.encryptedKey().toArray())));
    }
  }

  private static Sr25519KeyPair fromSeed(JsonNode vector, String member) {
    try (SecretBytes seed = SecretBytes.wrap(bytes(vector, member).toArray())) {
      return Sr25519KeyPair.fromSeed(seed);
    }
  }

  private static byte[][] info(JsonNode parts) {
    byte[][] info = new byte[parts.size()][];
    for (int i = 0; i < info.length; i++) {
      info[i] = Bytes.fromHex(parts.get(i).asString()).toArray();
    }
    return info;
  }

  private static Bytes bytes(JsonNode node, String member) {
    return Bytes.fromHex(node.get(member).asString());
  }
}
