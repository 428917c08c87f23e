package network.khala.testkit.consensus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import network.khala.finality.cometbft.MerkleTree;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `consensus/merkle.json`: roots and proofs of CometBFT's Merkle tree.
final class MerkleVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("consensus") && file.name().equals("merkle");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (JsonNode vector : content.get("upstream")) {
      String id = vector.get("name").asString();
      List<byte[]> leaves = new ArrayList<>();
      vector.get("leaves").forEach(leaf -> leaves.add(Bytes.fromHex(leaf.asString()).toArray()));
      report.run(
          id,
          0,
          () ->
              report.expectEqual(id, 0, "root", hash(vector.get("root")), MerkleTree.root(leaves)));
    }
    for (JsonNode vector : content.get("node_hashes")) {
      String id = vector.get("what").asString();
      report.run(
          id, 0, () -> report.expectEqual(id, 0, "value", hash(vector.get("value")), nodeHash(id)));
    }
    for (JsonNode vector : content.get("computed")) {
      String id = vector.get("count").asInt() + " leaves";
      report.run(id, 0, () -> computed(id, vector, report));
    }
  }

  private static Bytes32 nodeHash(String what) {
    return Bytes32.wrap(
        switch (what) {
          case "leaf hash of ASCII L123456" -> MerkleTree.leafHash(ascii("L123456"));
          case "inner hash of ASCII N123 and N456" ->
              MerkleTree.innerHash(ascii("N123"), ascii("N456"));
          default -> throw new IllegalArgumentException("hash: " + what);
        });
  }

  private static void computed(String id, JsonNode vector, VectorReport report) {
    int count = vector.get("count").asInt();
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(ascii("leaf " + i));
    }
    Bytes32 root = hash(vector.get("root"));
    report.expectEqual(id, 0, "root", root, MerkleTree.root(leaves));
    int index = vector.get("proof_index").asInt();
    List<Bytes32> aunts = new ArrayList<>();
    vector.get("aunts_bottom_up").forEach(aunt -> aunts.add(hash(aunt)));
    report.expectEqual(id, 1, "aunts_bottom_up", aunts, MerkleTree.aunts(leaves, index));
    report.expectEqual(
        id, 2, "root", root, MerkleTree.rootFrom(leaves.get(index), index, count, aunts));
  }

  private static Bytes32 hash(JsonNode hex) {
    return Bytes32.fromHex(hex.asString());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
