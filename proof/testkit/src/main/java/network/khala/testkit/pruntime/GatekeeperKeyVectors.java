package network.khala.testkit.pruntime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.crypto.KeyAgreement;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.KeyUse;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.gatekeeper.GatekeeperEvent;
import network.khala.protocol.gatekeeper.KeyDistribution;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedContent;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.gatekeeper.RandomNumbers;
import network.khala.pruntime.keys.KeySharing;
import network.khala.pruntime.keys.MasterKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleReader;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `economics/gatekeeper_keys.json`: what gatekeepers derive, send to each other and seal.
public final class GatekeeperKeyVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("economics") && file.name().equals("gatekeeper_keys");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode all = file.content();
    Sr25519KeyPair master = KeyFixtures.fromSeed(text(all.get("master"), "seed"));
    report.run("master", 0, () -> pair("master", 0, all.get("master"), master, report));
    report.run("derive", 0, () -> derived(all, master, report));
    report.run("random_numbers", 0, () -> random(all.get("random_numbers"), master, report));
    report.run("distribution", 0, () -> distribution(all, master, report));
    report.run("history", 0, () -> history(all, report));
    report.run("rotation", 0, () -> rotation(all, report));
    report.run("cluster", 0, () -> cluster(all, report));
    report.run("seal", 0, () -> seal(all.get("seal"), report));
    report.run("iv", 0, () -> nonces(all.get("iv"), master, report));
  }

  private static void pair(
      String id, int step, JsonNode vector, Sr25519KeyPair key, VectorReport report) {
    report.expectEqual(id, step, "secret", text(vector, "secret"), KeyFixtures.hex(key.secret()));
    report.expectEqual(
        id, step, "public", text(vector, "public"), KeyFixtures.hex(key.publicKey().toArray()));
  }

  private static void derived(JsonNode all, Sr25519KeyPair master, VectorReport report) {
    Sr25519KeyPair cluster =
        KeyDerivation.derive(
            master, KeyUse.CLUSTER_KEY, Bytes32.wrap(KeyFixtures.bytes(all.get("cluster_id"))));
    int step = 0;
    for (Map.Entry<String, JsonNode> use : all.get("derive").properties()) {
      Sr25519KeyPair parent = use.getKey().equals("contract_key") ? cluster : master;
      List<byte[]> info = new ArrayList<>();
      use.getValue().get("info").forEach(part -> info.add(KeyFixtures.bytes(part)));
      pair(
          "derive",
          step++,
          use.getValue(),
          KeyDerivation.derive(parent, info.toArray(byte[][]::new)),
          report);
    }
  }

  private static void random(JsonNode vectors, Sr25519KeyPair master, VectorReport report) {
    int step = 0;
    for (JsonNode vector : vectors) {
      long block = vector.get("block_number").asLong();
      Bytes32 last = Bytes32.wrap(KeyFixtures.bytes(vector.get("last_random_number")));
      Bytes32 random = RandomNumbers.next(master, block, last);
      GatekeeperEvent event =
          new GatekeeperEvent.NewRandomNumber(
              new GatekeeperEvent.RandomNumberEvent(block, random, last));
      report.expectEqual(
          "random_numbers",
          step++,
          "gatekeeper_event_scale",
          text(vector, "gatekeeper_event_scale"),
          KeyFixtures.hex(GatekeeperEvent.CODEC.encode(event)));
    }
  }

  private static void nonces(JsonNode vectors, Sr25519KeyPair master, VectorReport report) {
    int step = 0;
    for (JsonNode vector : vectors) {
      byte[] nonce =
          UpstreamNonce.of(
              master, vector.get("block_number").asLong(), vector.get("iv_seq").asLong());
      report.expectEqual("iv", step++, "iv", text(vector, "iv"), KeyFixtures.hex(nonce));
    }
  }

  private static void distribution(JsonNode all, Sr25519KeyPair master, VectorReport report) {
    JsonNode vector = all.get("master_key_distribution");
    byte[] payload = KeyFixtures.bytes(vector.get("payload_scale"));
    KeyDistribution message = roundTrip("distribution", payload, report);
    if (message instanceof KeyDistribution.MasterKeyDistribution(var event)) {
      opened(
          "distribution",
          1,
          all,
          event.dest(),
          new EncryptedKey(event.ecdhPubkey(), event.encryptedMasterKey(), event.iv()),
          text(all.get("master"), "secret"),
          report);
    }
    encrypted(
        "distribution", 2, master, vector, Sr25519PublicKey.fromHex(text(vector, "dest")), report);
    Message sent =
        new Message(new MessageOrigin.Gatekeeper(), Topics.KEY_DISTRIBUTION, Bytes.of(payload));
    report.expectEqual(
        "distribution",
        4,
        "to_be_signed",
        text(vector, "to_be_signed"),
        KeyFixtures.hex(SignedMessage.dataToSign(sent, vector.get("sequence").asLong())));
  }

  /// The master key under the nonce of a message, with the key that the receiver and the sender
  /// agree on.
  private static void encrypted(
      String id,
      int step,
      Sr25519KeyPair master,
      JsonNode vector,
      Sr25519PublicKey receiver,
      VectorReport report) {
    byte[] nonce =
        UpstreamNonce.of(
            master, vector.get("block_number").asLong(), vector.get("iv_seq").asLong());
    report.expectEqual(id, step, "iv", text(vector, "iv"), KeyFixtures.hex(nonce));
    try (Sr25519KeyPair sender = KeyDerivation.derive(master, KeyUse.MASTER_KEY_SHARING);
        KeyAgreement channel = KeyAgreement.between(sender, receiver.value());
        SecretBytes secret = master.secret()) {
      report.expectEqual(
          id,
          step + 1,
          "encrypted_master_key",
          text(vector, "encrypted_master_key"),
          KeyFixtures.hex(channel.encrypt(nonce, secret.toArray())));
    }
  }

  private static void history(JsonNode all, VectorReport report) {
    JsonNode vector = all.get("master_key_history");
    KeyDistribution message =
        roundTrip("history", KeyFixtures.bytes(vector.get("payload_scale")), report);
    List<String> secrets =
        List.of(text(all.get("master"), "secret"), text(vector.get("rotated_master"), "secret"));
    if (message instanceof KeyDistribution.MasterKeyHistory(var event)) {
      for (int i = 0; i < secrets.size(); i++) {
        opened(
            "history",
            1 + i,
            all,
            event.dest(),
            event.encryptedMasterKeyHistory().get(i).key(),
            secrets.get(i),
            report);
      }
    }
  }

  private static void rotation(JsonNode all, VectorReport report) {
    JsonNode vector = all.get("master_key_rotation");
    byte[] signed = KeyFixtures.bytes(vector.get("signed_bytes"));
    // The event is what is signed, less the two bytes of the wrapper, with a signature at the end.
    byte[] event = new byte[1 + signed.length - 2 + 1];
    event[0] = 1;
    System.arraycopy(signed, 2, event, 1, signed.length - 2);
    if (KeyDistribution.CODEC.decode(event)
        instanceof KeyDistribution.MasterKeyRotation(var rotation)) {
      report.expectEqual(
          "rotation",
          0,
          "signed_bytes",
          text(vector, "signed_bytes"),
          KeyFixtures.hex(rotation.dataToSign()));
      int step = 1;
      for (Map.Entry<Sr25519PublicKey, EncryptedKey> each : rotation.secretKeys().entrySet()) {
        String found =
            open(all, each.getKey(), each.getValue())
                .map(secret -> Sr25519KeyPair.fromSecret(secret).publicKey().toArray())
                .map(KeyFixtures::hex)
                .orElse("does not open");
        report.expectEqual(
            "rotation", step++, "new_master_public", text(vector, "new_master_public"), found);
      }
    }
  }

  private static void cluster(JsonNode all, VectorReport report) {
    JsonNode vector = all.get("cluster_key_distribution");
    byte[] payload = KeyFixtures.bytes(vector.get("payload_scale"));
    ClusterOperation operation = ClusterOperation.CODEC.decode(payload);
    report.expectEqual(
        "cluster",
        0,
        "payload_scale",
        KeyFixtures.hex(payload),
        KeyFixtures.hex(ClusterOperation.CODEC.encode(operation)));
    if (operation instanceof ClusterOperation.DispatchKeys(var event)) {
      String secret = text(all.get("derive").get("cluster_key"), "secret");
      int step = 1;
      for (Map.Entry<Sr25519PublicKey, EncryptedKey> each : event.secretKeys().entrySet()) {
        opened("cluster", step++, all, each.getKey(), each.getValue(), secret, report);
      }
    }
  }

  private static void seal(JsonNode vector, VectorReport report) {
    byte[] payload = KeyFixtures.bytes(vector.get("payload"));
    byte[] encoded = MasterKey.encode(MasterKey.read(new ScaleReader(payload)));
    report.expectEqual("seal", 0, "payload", text(vector, "payload"), KeyFixtures.hex(encoded));
    report.expectEqual(
        "seal",
        1,
        "signed_bytes",
        text(vector, "signed_bytes"),
        KeyFixtures.hex(SignedContent.MASTER_KEY_STORE.wrap(encoded)));
  }

  private static KeyDistribution roundTrip(String id, byte[] payload, VectorReport report) {
    KeyDistribution message = KeyDistribution.CODEC.decode(payload);
    report.expectEqual(
        id,
        0,
        "payload_scale",
        KeyFixtures.hex(payload),
        KeyFixtures.hex(KeyDistribution.CODEC.encode(message)));
    return message;
  }

  private static void opened(
      String id,
      int step,
      JsonNode all,
      Sr25519PublicKey receiver,
      EncryptedKey key,
      String secret,
      VectorReport report) {
    report.expectEqual(
        id,
        step,
        "secret",
        secret,
        open(all, receiver, key).map(KeyFixtures::hex).orElse("does not open"));
  }

  private static Optional<SecretBytes> open(
      JsonNode all, Sr25519PublicKey receiver, EncryptedKey key) {
    for (JsonNode worker : all.get("workers")) {
      if (receiver.equals(Sr25519PublicKey.fromHex(text(worker, "public")))) {
        return KeySharing.decrypt(
            Sr25519KeyPair.fromSecret(SecretBytes.wrap(KeyFixtures.bytes(worker.get("secret")))),
            key);
      }
    }
    return Optional.empty();
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).asString();
  }
}
