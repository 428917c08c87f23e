package network.khala.testkit.chain;

import java.util.ArrayList;
import java.util.List;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import network.khala.trie.ProofResult;
import network.khala.trie.ReadProof;
import tools.jackson.databind.JsonNode;

/// `chain/trie-proofs.json`: read proofs, and node sets that leave some key undecided.
public final class TrieProofVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("trie-proofs");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("cases")) {
      ReadProof proof = proof(vector);
      int step = 0;
      for (JsonNode entry : vector.get("keys")) {
        ProofResult result = read(proof, vector, entry.get("key"));
        JsonNode value = entry.get("value");
        String expected = value.isNull() ? "absent" : value.asString();
        report.expectEqual(
            id(vector), step++, "keys." + entry.get("key").asString(), expected, text(result));
      }
    }
    for (JsonNode vector : file.content().get("mustFail")) {
      ReadProof proof = proof(vector);
      List<ProofResult> results = new ArrayList<>();
      vector.get("keys").forEach(key -> results.add(read(proof, vector, key)));
      report.expectEqual(
          id(vector) + ": " + vector.get("why").asString(),
          0,
          "keys",
          true,
          results.stream().anyMatch(result -> result instanceof ProofResult.Undecided));
    }
  }

  private static String id(JsonNode vector) {
    return vector.get("name").asString() + " V" + vector.get("stateVersion").asInt();
  }

  private static ReadProof proof(JsonNode vector) {
    List<byte[]> nodes = new ArrayList<>();
    vector.get("proof").forEach(node -> nodes.add(Hex.bytes(node)));
    return ReadProof.of(nodes);
  }

  private static ProofResult read(ReadProof proof, JsonNode vector, JsonNode key) {
    return proof.read(Bytes32.fromHex(vector.get("root").asString()), Hex.bytes(key));
  }

  private static String text(ProofResult result) {
    return switch (result) {
      case ProofResult.Present present -> present.value().toHex();
      case ProofResult.Absent absent -> "absent";
      case ProofResult.Undecided undecided -> "undecided: " + undecided.reason();
    };
  }
}
