package network.khala.testkit.chain;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import network.khala.trie.ChangeSet;
import network.khala.trie.OrderedTrie;
import network.khala.trie.StateVersion;
import network.khala.trie.Trie;
import tools.jackson.databind.JsonNode;

/// `chain/khala-genesis.json`: the raw genesis state of the Khala network and its hashes. The value
/// of `:code` is not in the file, so its root is that of the other entries, and the header is
/// compared by its parts.
public final class GenesisVectors implements VectorSuite {
  private static final int EXTRINSICS_ROOT_OFFSET = 32 + 1 + 32;

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("khala-genesis");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    ChangeSet.Builder builder = ChangeSet.builder();
    for (JsonNode entry : content.get("entries")) {
      builder.put(Hex.bytes(entry.get(0)), Hex.bytes(entry.get(1)));
    }
    ChangeSet pairs = builder.build();
    report.expectEqual(
        "state root without code, V0",
        0,
        "stateRootWithoutCode",
        content.get("stateRootWithoutCode").asString(),
        Trie.root(pairs, StateVersion.V0).toHex());
    report.expectEqual(
        "state root without code, V1",
        0,
        "stateRootWithoutCodeV1",
        content.get("stateRootWithoutCodeV1").asString(),
        Trie.root(pairs, StateVersion.V1).toHex());
    byte[] header = Hex.bytes(content.get("genesisHeader"));
    report.expectEqual(
        "genesis hash", 0, "genesisHash", content.get("genesisHash").asString(), Hex.hash(header));
    Bytes root =
        Bytes.of(header).slice(EXTRINSICS_ROOT_OFFSET, EXTRINSICS_ROOT_OFFSET + Bytes32.SIZE);
    report.expectEqual(
        "extrinsics root", 0, "genesisHeader", root.toHex(), OrderedTrie.root(List.of()).toHex());
  }
}
