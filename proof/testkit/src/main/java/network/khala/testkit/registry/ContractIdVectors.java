package network.khala.testkit.registry;

import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/contract-ids.json`: identifiers that follow from others.
final class ContractIdVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("contract-ids");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (JsonNode vector : content.get("contractIds")) {
      String id = "contract " + text(vector, "contractId");
      report.run(id, 0, () -> contract(id, vector, report));
    }
    for (JsonNode vector : content.get("clusterIds")) {
      long counter = vector.get("counter").asLong();
      String id = "cluster " + counter;
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id, 0, "id", text(vector, "id"), ContractIds.cluster(counter).toHex()));
    }
    for (JsonNode vector : content.get("clusterAccounts")) {
      Hash cluster = Hash.fromHex(text(vector, "clusterId"));
      String id = "account of cluster " + cluster;
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "account",
                  text(vector, "account"),
                  ContractIds.clusterAccount(cluster).toHex()));
    }
    for (JsonNode vector : content.get("commandTopics")) {
      Hash contract = Hash.fromHex(text(vector, "contractId"));
      String id = "topic of contract " + contract;
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "topic",
                  text(vector, "topic"),
                  Topic.contractCommand(contract).toString()));
    }
    for (JsonNode vector : content.get("palletAccounts")) {
      String id = "account of " + text(vector, "pallet");
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "account",
                  text(vector, "account"),
                  AccountId.ofPallet(text(vector, "palletId")).toHex()));
    }
    report.run("selectors", 0, () -> selectors(content, report));
  }

  private static void contract(String id, JsonNode vector, VectorReport report) {
    Hash contract =
        ContractIds.contract(
            AccountId.fromHex(text(vector, "deployer")),
            Bytes.fromHex(text(vector, "codeHash")),
            Hash.fromHex(text(vector, "clusterId")),
            Bytes.fromHex(text(vector, "salt")));
    report.expectEqual(id, 0, "contractId", text(vector, "contractId"), contract.toHex());
  }

  private static void selectors(JsonNode content, VectorReport report) {
    report.expectEqual(
        "selectors",
        0,
        "pinkSystemDefaultConstructorSelector",
        text(content, "pinkSystemDefaultConstructorSelector"),
        SystemContract.DEFAULT_CONSTRUCTOR.toHex());
    report.expectEqual(
        "selectors",
        1,
        "changeDepositSelector",
        text(content, "changeDepositSelector"),
        SystemContract.CHANGE_DEPOSIT.toHex());
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).asString();
  }
}
