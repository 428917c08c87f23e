package network.khala.testkit.pruntime;

import network.khala.crypto.KeyDerivation;
import network.khala.crypto.KeyUse;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.prpc.PrpcError;
import network.khala.protocol.registry.EndpointType;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/misc.json`: single values of the API and of names that follow from others.
final class MiscVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("misc");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    report.run("contract_id", 0, () -> contract(content.get("contract_id"), report));
    report.run("prpc_error", 0, () -> error(content.get("prpc_error_protobuf"), report));
    report.run("i2p_key", 0, () -> i2p(content.get("i2p_key"), report));
    report.run("endpoint_type", 0, () -> endpoint(content.get("endpoint_type_scale"), report));
    report.unsupported("sidevm_origin", 0, "side programs of contracts");
  }

  private static void contract(JsonNode vector, VectorReport report) {
    Hash id =
        ContractIds.contract(
            new AccountId(Bytes32.wrap(KeyFixtures.bytes(vector.get("deployer")))),
            Bytes.wrap(KeyFixtures.bytes(vector.get("code_hash"))),
            new Hash(Bytes32.wrap(KeyFixtures.bytes(vector.get("cluster_id")))),
            Bytes.wrap(KeyFixtures.bytes(vector.get("salt"))));
    report.expectEqual("contract_id", 0, "id", text(vector, "id"), KeyFixtures.hex(id.toArray()));
  }

  private static void error(JsonNode vector, VectorReport report) {
    byte[] encoded =
        PrpcError.newBuilder().setMessage(text(vector, "message")).build().toByteArray();
    report.expectEqual("prpc_error", 0, "bytes", text(vector, "bytes"), KeyFixtures.hex(encoded));
  }

  private static void i2p(JsonNode vector, VectorReport report) {
    Sr25519KeyPair identity = KeyFixtures.named(text(vector, "identity"));
    try (Sr25519KeyPair key = KeyDerivation.derive(identity, KeyUse.I2P_IDENTITY)) {
      report.expectEqual(
          "i2p_key", 0, "secret", text(vector, "secret"), KeyFixtures.hex(key.secret()));
    }
  }

  private static void endpoint(JsonNode vector, VectorReport report) {
    report.expectEqual(
        "endpoint_type",
        0,
        "i2p",
        text(vector, "i2p"),
        KeyFixtures.hex(EndpointType.CODEC.encode(EndpointType.I2P)));
    report.expectEqual(
        "endpoint_type",
        1,
        "http",
        text(vector, "http"),
        KeyFixtures.hex(EndpointType.CODEC.encode(EndpointType.HTTP)));
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).asString();
  }
}
