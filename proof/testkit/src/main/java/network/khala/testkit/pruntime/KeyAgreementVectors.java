package network.khala.testkit.pruntime;

import network.khala.crypto.KeyAgreement;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.mq.EncryptedData;
import network.khala.protocol.mq.Payload;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/ecdh.json` and `pruntime/encrypted-data.json`: agreed keys, and what is encrypted
/// under them.
final class KeyAgreementVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime")
        && (file.name().equals("ecdh") || file.name().equals("encrypted-data"));
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    int number = 0;
    for (JsonNode vector : file.content().get("cases")) {
      String id = file.name() + " " + number++;
      if (file.name().equals("ecdh")) {
        report.run(id, 0, () -> agreement(id, vector, report));
      } else {
        report.run(id, 0, () -> encryption(id, vector, report));
      }
    }
  }

  private static void agreement(String id, JsonNode vector, VectorReport report) {
    Sr25519KeyPair a = KeyFixtures.fromSeed(text(vector, "a_seed"));
    Sr25519KeyPair b = KeyFixtures.fromSeed(text(vector, "b_seed"));
    report.expectEqual(
        id, 0, "a_public", text(vector, "a_public"), KeyFixtures.hex(a.publicKey().toArray()));
    report.expectEqual(
        id, 1, "b_public", text(vector, "b_public"), KeyFixtures.hex(b.publicKey().toArray()));
    report.expectEqual(
        id, 2, "shared", text(vector, "shared"), KeyFixtures.hex(a.agree(b.publicKey())));
    report.expectEqual(
        id, 3, "shared", text(vector, "shared"), KeyFixtures.hex(b.agree(a.publicKey())));
  }

  private static void encryption(String id, JsonNode vector, VectorReport report) {
    Sr25519KeyPair sender = KeyFixtures.named(text(vector, "sender"));
    Sr25519KeyPair receiver = KeyFixtures.named(text(vector, "receiver"));
    byte[] nonce = KeyFixtures.bytes(vector.get("iv"));
    byte[] plaintext = KeyFixtures.bytes(vector.get("plaintext"));
    try (KeyAgreement here = KeyAgreement.between(sender, receiver.publicKey());
        KeyAgreement there = KeyAgreement.between(receiver, sender.publicKey())) {
      byte[] ciphertext = here.encrypt(nonce, plaintext);
      report.expectEqual(id, 0, "key", text(vector, "key"), KeyFixtures.hex(there.sharedKey()));
      report.expectEqual(
          id,
          1,
          "ciphertext_and_tag",
          text(vector, "ciphertext_and_tag"),
          KeyFixtures.hex(ciphertext));
      report.expectEqual(
          id,
          2,
          "plaintext",
          text(vector, "plaintext"),
          KeyFixtures.hex(there.decrypt(nonce, ciphertext)));
      if (vector.has("encrypted_data_scale")) {
        EncryptedData data =
            new EncryptedData(
                Bytes.of(nonce), new Sr25519PublicKey(sender.publicKey()), Bytes.of(ciphertext));
        encodings(id, vector, plaintext, data, report);
      }
    }
  }

  private static void encodings(
      String id, JsonNode vector, byte[] plaintext, EncryptedData data, VectorReport report) {
    report.expectEqual(
        id,
        3,
        "encrypted_data_scale",
        text(vector, "encrypted_data_scale"),
        KeyFixtures.hex(EncryptedData.CODEC.encode(data)));
    Codec<Payload<Bytes>> payloads = Payload.codec(Codecs.fixedBytes(plaintext.length));
    report.expectEqual(
        id,
        4,
        "secret_channel_payload_plain_scale",
        text(vector, "secret_channel_payload_plain_scale"),
        KeyFixtures.hex(payloads.encode(new Payload.Plain<>(Bytes.of(plaintext)))));
    report.expectEqual(
        id,
        5,
        "secret_channel_payload_encrypted_scale",
        text(vector, "secret_channel_payload_encrypted_scale"),
        KeyFixtures.hex(payloads.encode(new Payload.Encrypted<>(data))));
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).asString();
  }
}
