package network.khala.testkit.consensus;

import java.util.ArrayList;
import java.util.List;
import network.khala.finality.cometbft.Validator;
import network.khala.finality.cometbft.ValidatorSet;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `consensus/validator-set.json`: addresses, order, thresholds and hashes of validator sets.
final class ValidatorSetVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("consensus") && file.name().equals("validator-set");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("keys")) {
      String id = "key " + vector.get("index").asInt();
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "address",
                  CometJson.bytes(vector, "address"),
                  Validator.addressOf(Bytes32.fromHex(vector.get("public").asString()))));
    }
    for (JsonNode vector : file.content().get("sets")) {
      String id = vector.get("name").asString();
      report.run(id, 0, () -> set(id, vector, report));
    }
  }

  private static void set(String id, JsonNode vector, VectorReport report) {
    ValidatorSet set = ValidatorSet.sorted(CometJson.validators(vector.get("input")));
    report.expectEqual(
        id,
        0,
        "sorted_addresses",
        list(vector.get("sorted_addresses")),
        set.validators().stream().map(Validator::address).toList());
    // Of large sets only the first leaves are given.
    List<Bytes> leaves = list(vector.get("leaves"));
    report.expectEqual(
        id,
        1,
        "leaves",
        leaves,
        set.validators().stream()
            .limit(leaves.size())
            .map(each -> Bytes.wrap(each.leaf()))
            .toList());
    report.expectEqual(id, 2, "total_power", vector.get("total_power").asLong(), set.totalPower());
    report.expectEqual(
        id,
        3,
        "needed_more_than_two_thirds",
        vector.get("needed_more_than_two_thirds").asLong(),
        set.threshold(2, 3));
    report.expectEqual(
        id,
        4,
        "needed_more_than_one_third",
        vector.get("needed_more_than_one_third").asLong(),
        set.threshold(1, 3));
    report.expectEqual(id, 5, "hash", Bytes32.fromHex(vector.get("hash").asString()), set.hash());
  }

  private static List<Bytes> list(JsonNode items) {
    List<Bytes> list = new ArrayList<>();
    items.forEach(item -> list.add(Bytes.fromHex(item.asString())));
    return list;
  }
}
