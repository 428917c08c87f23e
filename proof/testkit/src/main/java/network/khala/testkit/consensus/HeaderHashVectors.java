package network.khala.testkit.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.finality.cometbft.CometHeader;
import network.khala.finality.cometbft.MalformedProtoException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `consensus/header-hash.json`: headers, their leaves, protobuf messages and hashes.
final class HeaderHashVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("consensus") && file.name().equals("header-hash");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("headers")) {
      String id = vector.get("name").asString();
      report.run(id, 0, () -> check(id, vector, report));
    }
  }

  private static void check(String id, JsonNode vector, VectorReport report) {
    CometHeader header = CometJson.header(vector.get("header"));
    Optional<Bytes32> hash =
        vector.get("hash").isNull()
            ? Optional.empty()
            : Optional.of(Bytes32.fromHex(vector.get("hash").asString()));
    report.expectEqual(id, 0, "hash", hash, header.hash());
    if (vector.has("leaves")) {
      List<Bytes> expected = new ArrayList<>();
      vector.get("leaves").forEach(leaf -> expected.add(Bytes.fromHex(leaf.asString())));
      report.expectEqual(
          id, 1, "leaves", expected, header.leaves().stream().map(Bytes::wrap).toList());
    }
    Bytes proto = CometJson.bytes(vector, "proto");
    report.expectEqual(id, 2, "proto", proto, Bytes.wrap(header.encode()));
    try {
      report.expectEqual(id, 3, "decoded", header, CometHeader.decode(proto));
    } catch (MalformedProtoException e) {
      report.error(id, 3, e);
    }
  }
}
