package network.khala.testkit.pruntime;

import java.util.ArrayList;
import java.util.List;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import network.khala.trie.ProofResult;
import network.khala.trie.ReadProof;
import tools.jackson.databind.JsonNode;

/// `pruntime/light-client.json`: the read proofs. The rest follows a relay chain with GRANDPA,
/// which this project does not.
final class LightClientVectors implements VectorSuite {
  private static final Sr25519PublicKey WORKER =
      Sr25519PublicKey.fromHex("3a3d45dc55b57bf542f4c6ff41af080ec675317f4ed50ae1d2713bf9f892692d");

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("light-client");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode proofs = file.content().get("light_mode_proofs");
    report.run("keys", 0, () -> keys(proofs.get("keys"), report));
    for (String block : List.of("block_2", "block_3")) {
      report.run(block, 0, () -> block(block, proofs.get(block), report));
    }
    for (String part :
        List.of(
            "steps",
            "alternatives_to_step_1",
            "alternatives_to_step_2",
            "alternatives_to_step_3")) {
      for (int i = 0; i < file.content().get(part).size(); i++) {
        report.unsupported(part + " " + i, 0, "relay chain, GRANDPA and full state");
      }
    }
  }

  private static void keys(JsonNode keys, VectorReport report) {
    report.expectEqual(
        "keys",
        0,
        "outbound_messages",
        bytes(keys, "outbound_messages"),
        LightKeys.OUTBOUND_MESSAGES);
    report.expectEqual(
        "keys", 1, "timestamp_now", bytes(keys, "timestamp_now"), LightKeys.TIMESTAMP_NOW);
    report.expectEqual(
        "keys",
        2,
        "ingress_of_worker",
        bytes(keys, "ingress_of_worker"),
        LightKeys.offchainIngress(new MessageOrigin.Worker(WORKER)));
  }

  private static void block(String id, JsonNode vector, VectorReport report) {
    List<byte[]> nodes = new ArrayList<>();
    vector.get("proof").forEach(node -> nodes.add(Bytes.fromHex(node.asString()).toArray()));
    ReadProof proof = ReadProof.of(nodes);
    Bytes32 root = Bytes32.fromHex(vector.get("state_root").asString());
    ProofResult messages = proof.read(root, LightKeys.OUTBOUND_MESSAGES.toArray());
    report.expectEqual(
        id, 0, "outbound_messages", text(vector.get("outbound_messages")), text(messages));
    if (messages instanceof ProofResult.Present present) {
      Bytes encoded = Bytes.fromHex(present.value().toHex());
      report.expectEqual(
          id,
          1,
          "messages",
          encoded,
          Bytes.wrap(Message.LIST_CODEC.encode(Message.LIST_CODEC.decode(encoded))));
    }
    ProofResult time = proof.read(root, LightKeys.TIMESTAMP_NOW.toArray());
    report.expectEqual(
        id,
        2,
        "timestamp",
        Bytes.wrap(Codecs.U64.encode(vector.get("timestamp").asLong())).toHex(),
        text(time));
    ProofResult ingress =
        proof.read(root, LightKeys.offchainIngress(new MessageOrigin.Worker(WORKER)).toArray());
    String expected =
        vector.get("ingress").isNull()
            ? "absent"
            : Bytes.wrap(Codecs.U64.encode(vector.get("ingress").asLong())).toHex();
    report.expectEqual(id, 3, "ingress", expected, text(ingress));
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "absent" : Bytes.fromHex(value.asString()).toHex();
  }

  private static String text(ProofResult result) {
    return switch (result) {
      case ProofResult.Present present -> present.value().toHex();
      case ProofResult.Absent _ -> "absent";
      case ProofResult.Undecided undecided -> "undecided: " + undecided.reason();
    };
  }

  private static Bytes bytes(JsonNode node, String member) {
    return Bytes.fromHex(node.get(member).asString());
  }
}
