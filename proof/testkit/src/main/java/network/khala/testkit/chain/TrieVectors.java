package network.khala.testkit.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import network.khala.trie.ChangeSet;
import network.khala.trie.MemoryTrieStore;
import network.khala.trie.NodeCache;
import network.khala.trie.OrderedTrie;
import network.khala.trie.ReadProof;
import network.khala.trie.StateVersion;
import network.khala.trie.Trie;
import network.khala.trie.TrieCommit;
import network.khala.trie.TrieRoot;
import tools.jackson.databind.JsonNode;

/// `chain/trie.json`: roots and node encodings of state tries, roots of ordered tries.
public final class TrieVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("trie");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    report.expectEqual(
        "emptyRoot",
        0,
        "emptyRoot",
        file.content().get("emptyRoot").asString(),
        TrieRoot.EMPTY.hash().toHex());
    for (JsonNode vector : file.content().get("stateTries")) {
      for (StateVersion version : StateVersion.values()) {
        stateTrie(vector, version, report);
      }
    }
    for (JsonNode vector : file.content().get("orderedTries")) {
      String id = "ordered: " + vector.get("name").asString();
      List<byte[]> values = new ArrayList<>();
      vector.get("values").forEach(value -> values.add(Hex.bytes(value)));
      report.expectEqual(
          id, 0, "rootV0", vector.get("rootV0").asString(), OrderedTrie.root(values).toHex());
    }
  }

  private static void stateTrie(JsonNode vector, StateVersion version, VectorReport report) {
    String id = vector.get("name").asString() + " V" + version.number();
    ChangeSet.Builder pairs = ChangeSet.builder();
    List<byte[]> keys = new ArrayList<>();
    for (JsonNode pair : vector.get("pairs")) {
      pairs.put(Hex.bytes(pair.get(0)), Hex.bytes(pair.get(1)));
      keys.add(Hex.bytes(pair.get(0)));
    }
    MemoryTrieStore store = new MemoryTrieStore();
    Trie trie = new Trie(store, NodeCache.of(16), 1);
    TrieCommit commit = trie.commit(TrieRoot.EMPTY, pairs.build(), version);
    store.store(commit);
    report.expectEqual(
        id,
        0,
        "root",
        vector.get("rootV" + version.number()).asString(),
        commit.root().hash().toHex());
    // A proof of every key is all the nodes; the vectors list the detached values beside them.
    List<byte[]> proof = ReadProof.create(trie, commit.root(), keys);
    SequencedMap<String, String> nodes = new TreeMap<>();
    proof.forEach(node -> nodes.put(Hex.hash(node), Bytes.of(node).toHex()));
    if (keys.isEmpty()) {
      ReadProof.create(trie, commit.root(), List.of(new byte[1]))
          .forEach(
              node ->
                  report.expectEqual(
                      id,
                      1,
                      "rootNode",
                      vector.get("rootNodeV" + version.number()).asString(),
                      Bytes.of(node).toHex()));
      return;
    }
    report.expectEqual(
        id,
        1,
        "rootNode",
        vector.get("rootNodeV" + version.number()).asString(),
        nodes.get(commit.root().hash().toHex()));
    int step = 2;
    for (JsonNode node : vector.get("nodesV" + version.number())) {
      report.expectEqual(
          id, step++, "nodes", node.get(1).asString(), nodes.get(node.get(0).asString()));
    }
  }
}
