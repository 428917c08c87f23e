package network.khala.testkit.pruntime;

import java.util.ArrayList;
import java.util.List;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.mq.SignedContent;
import network.khala.protocol.substrate.Hash;
import network.khala.pruntime.keys.IdentitySeal;
import network.khala.pruntime.keys.MasterKey;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleReader;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/sealing.json`: the sealed identity and the sealed master keys.
final class SealingVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("sealing");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    report.run("identity", 0, () -> identity(content.get("runtime_data_seal_v1"), report));
    report.run("master_keys", 0, () -> masterKeys(content.get("master_key_history"), report));
    for (String part : List.of("checkpoint_key", "stream_be32")) {
      report.unsupported(part, 0, "checkpoints have a form of their own");
    }
    report.unsupported("cluster_state_key", 0, "cluster states");
  }

  private static void identity(JsonNode vector, VectorReport report) {
    JsonNode fields = vector.get("fields");
    try (IdentitySeal seal =
        new IdentitySeal(
            new Hash(Bytes32.wrap(KeyFixtures.bytes(fields.get("genesis_block_hash")))),
            fields.get("para_id").asLong(),
            SecretBytes.wrap(KeyFixtures.bytes(fields.get("sk"))),
            fields.get("trusted_sk").asBoolean(),
            fields.get("dev_mode").asBoolean())) {
      report.expectEqual(
          "identity", 0, "scale", text(vector, "scale"), KeyFixtures.hex(seal.encode()));
      IdentitySeal read = IdentitySeal.decode(KeyFixtures.bytes(vector.get("scale")));
      report.expectEqual("identity", 1, "fields", seal, read);
    }
  }

  private static void masterKeys(JsonNode vector, VectorReport report) {
    List<MasterKey> keys = new ArrayList<>();
    for (JsonNode rotation : vector.get("rotations")) {
      keys.add(
          new MasterKey(
              rotation.get("rotation_id").asLong(),
              rotation.get("block_height").asLong(),
              SecretBytes.wrap(KeyFixtures.bytes(rotation.get("secret")))));
    }
    byte[] payload = MasterKey.encode(keys);
    report.expectEqual(
        "master_keys", 0, "payload_scale", text(vector, "payload_scale"), KeyFixtures.hex(payload));
    report.expectEqual(
        "master_keys",
        1,
        "to_be_signed",
        text(vector, "to_be_signed"),
        KeyFixtures.hex(SignedContent.MASTER_KEY_STORE.wrap(payload)));
    report.expectEqual(
        "master_keys", 2, "rotations", keys, MasterKey.read(new ScaleReader(payload)));
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).asString();
  }
}
