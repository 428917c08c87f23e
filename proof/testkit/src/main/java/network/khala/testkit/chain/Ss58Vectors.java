package network.khala.testkit.chain;

import network.khala.crypto.MalformedTextException;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/ss58.json`: addresses, and texts that are none.
public final class Ss58Vectors implements VectorSuite {
  private static final String WRONG_NETWORK = "expected prefix ";

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("ss58");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("valid")) {
      String id = vector.get("address").asString();
      report.run(id, 0, () -> address(id, vector, report));
    }
    for (JsonNode vector : file.content().get("invalid")) {
      String id = "invalid: " + vector.get("why").asString();
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id, 0, "rejected", vector.get("rejected").asBoolean(), rejected(vector)));
    }
  }

  private static void address(String id, JsonNode vector, VectorReport report) {
    Ss58 address =
        new Ss58(vector.get("prefix").asInt(), Bytes.fromHex(vector.get("publicKey").asString()));
    report.expectEqual(id, 0, "address", id, address.encode());
    report.expectEqual(id, 1, "decoded", address, Ss58.decode(id));
  }

  private static boolean rejected(JsonNode vector) {
    String text = vector.get("address").asString();
    String why = vector.get("why").asString();
    try {
      if (why.startsWith(WRONG_NETWORK)) {
        Ss58.decodeAccount(text, Integer.parseInt(why.substring(WRONG_NETWORK.length())));
      } else {
        Ss58.decode(text);
      }
      return false;
    } catch (MalformedTextException _) {
      return true;
    }
  }
}
