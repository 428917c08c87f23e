package network.khala.testkit.pruntime;

import java.nio.charset.StandardCharsets;
import network.khala.crypto.KeyAgreement;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/key-share.json`: keys encrypted for another worker.
final class KeyShareVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("key-share");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    int number = 0;
    for (JsonNode vector : file.content().get("cases")) {
      String id = "case " + number++;
      report.run(id, 0, () -> share(id, vector, report));
    }
  }

  private static void share(String id, JsonNode vector, VectorReport report) {
    byte[] iv = KeyFixtures.bytes(vector.get("iv"));
    byte[] secret = KeyFixtures.bytes(vector.get("secret"));
    try (Sr25519KeyPair own = KeyFixtures.named(vector.get("my").asString());
        Sr25519KeyPair sender = KeyDerivation.derive(own, info(vector.get("info")));
        Sr25519KeyPair remote = KeyFixtures.named(vector.get("remote").asString());
        KeyAgreement agreement = KeyAgreement.between(sender, remote.publicKey());
        KeyAgreement reverse = KeyAgreement.between(remote, sender.publicKey());
        SecretBytes shared = agreement.sharedKey()) {
      report.expectEqual(id, 0, "shared", vector.get("shared").asString(), KeyFixtures.hex(shared));
      EncryptedKey key =
          new EncryptedKey(
              new Sr25519PublicKey(sender.publicKey()),
              Bytes.wrap(agreement.encrypt(iv, secret)),
              Bytes.of(iv));
      byte[] encoded = EncryptedKey.CODEC.encode(key);
      report.expectEqual(
          id,
          1,
          "encrypted_key_struct_scale",
          vector.get("encrypted_key_struct_scale").asString(),
          KeyFixtures.hex(encoded));
      EncryptedKey received = EncryptedKey.CODEC.decode(encoded);
      report.expectEqual(
          id,
          2,
          "secret",
          vector.get("secret").asString(),
          KeyFixtures.hex(
              reverse.decrypt(received.iv().toArray(), received.encryptedKey().toArray())));
    }
  }

  private static byte[][] info(JsonNode parts) {
    byte[][] info = new byte[parts.size()][];
    for (int i = 0; i < info.length; i++) {
      info[i] = parts.get(i).asString().getBytes(StandardCharsets.UTF_8);
    }
    return info;
  }
}
