package network.khala.testkit.chain;

import java.util.ArrayList;
import java.util.List;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/headers.json`: headers, their encoding and hash.
public final class HeaderVectors implements VectorSuite {
  private static final Codec<DigestItem> ITEM = CodecFactory.STANDARD.of(DigestItem.class);

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("headers");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("cases")) {
      String id = vector.get("name").asString();
      report.run(id, 0, () -> check(id, vector, report));
    }
  }

  private static void check(String id, JsonNode vector, VectorReport report) {
    Header header = header(vector.get("header"));
    Bytes scale = Bytes.fromHex(vector.get("scale").asString());
    report.expectEqual(id, 0, "scale", scale, Bytes.wrap(Header.CODEC.encode(header)));
    report.expectEqual(id, 1, "header", header, Header.CODEC.decode(scale));
    report.expectEqual(id, 2, "hash", vector.get("hash").asString(), header.hash().toHex());
  }

  private static Header header(JsonNode json) {
    List<DigestItem> logs = new ArrayList<>();
    json.get("digest")
        .get("logs")
        .forEach(log -> logs.add(ITEM.decode(Bytes.fromHex(log.asString()))));
    return new Header(
        hash(json, "parentHash"),
        Long.decode(json.get("number").asString()),
        hash(json, "stateRoot"),
        hash(json, "extrinsicsRoot"),
        new Digest(logs));
  }

  private static Hash hash(JsonNode json, String member) {
    return Hash.fromHex(json.get(member).asString());
  }
}
