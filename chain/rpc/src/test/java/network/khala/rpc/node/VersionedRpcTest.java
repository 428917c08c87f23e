package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `archive_v1_*`, `chainSpec_v1_*` and `transaction_v1_*` of a real node, through the server.
class VersionedRpcTest extends RunningNode {
  private static final String NUMBER = StorageKey.of("System", "Number").toHex();

  @Test
  void archive_blocks_areFoundByHeightAndHash() {
    node.produceBlock();
    assertThat(call("archive_v1_finalizedHeight").intValue()).isEqualTo(1);
    assertThat(call("archive_v1_genesisHash").stringValue()).isEqualTo(hash(0));
    assertThat(call("archive_v1_hashByHeight", 1)).hasToString("[\"" + hash(1) + "\"]");
    assertThat(call("archive_v1_hashByHeight", 2)).isEmpty();
    Bytes header = Bytes.fromHex(call("archive_v1_header", hash(1)).stringValue());
    assertThat(Hash.blake2(header).toHex()).isEqualTo(hash(1));
    assertThat(call("archive_v1_body", hash(1)))
        .isEqualTo(call("chain_getBlock", hash(1)).path("block").path("extrinsics"));
    assertThat(call("archive_v1_body", "0x" + "00".repeat(32)).isNull()).isTrue();
  }

  @Test
  void archive_call_tellsSuccessOrProblem() {
    JsonNode good = call("archive_v1_call", hash(0), "Core_version", "0x");
    assertThat(good.path("success").booleanValue()).isTrue();
    assertThat(good.path("value")).isEqualTo(call("state_call", "Core_version", "0x", hash(0)));
    JsonNode bad = call("archive_v1_call", hash(0), "No_function", "0x");
    assertThat(bad.path("success").booleanValue()).isFalse();
    assertThat(bad.path("error").stringValue()).contains("No_function");
  }

  @Test
  void archive_storage_sendsItemsThenDone() {
    node.produceBlock();
    try (Socket socket = new Socket(webSocket())) {
      socket.call(
          "archive_v1_storage", hash(1), List.of(Map.of("key", NUMBER, "type", "value")), null);
      JsonNode item = socket.event("storage");
      assertThat(item.path("key").stringValue()).isEqualTo(NUMBER);
      assertThat(item.path("value").stringValue()).isEqualTo("0x01000000");
      socket.event("storageDone");
      socket.call(
          "archive_v1_storage",
          "0x" + "00".repeat(32),
          List.of(Map.of("key", NUMBER, "type", "value")),
          null);
      assertThat(socket.event("storageError").path("error").stringValue())
          .isEqualTo("there is no such block");
      assertThat(
              socket.code(
                  "archive_v1_storage",
                  hash(1),
                  List.of(Map.of("key", NUMBER, "type", "everything")),
                  null))
          .isEqualTo(-32602);
    }
  }

  @Test
  void chainSpec_methods_tellTheChain() {
    assertThat(call("chainSpec_v1_chainName")).isEqualTo(call("system_chain"));
    assertThat(call("chainSpec_v1_genesisHash").stringValue()).isEqualTo(hash(0));
    assertThat(call("chainSpec_v1_properties")).isEqualTo(call("system_properties"));
  }

  @Test
  void broadcast_validTransaction_isIncluded() {
    try (Socket socket = new Socket(webSocket())) {
      Bytes transfer = transfer(0);
      assertThat(socket.call("transaction_v1_broadcast", transfer.toHex()).isString()).isTrue();
      node.produceBlock();
      assertThat(call("chain_getBlock", hash(1)).path("block").path("extrinsics").toString())
          .contains(transfer.toHex());
    }
  }

  @Test
  void broadcast_stopped_isForgotten() {
    try (Socket socket = new Socket(webSocket())) {
      String id = socket.call("transaction_v1_broadcast", "0x00").stringValue();
      assertThat(socket.call("transaction_v1_stop", id).isNull()).isTrue();
      assertThat(socket.code("transaction_v1_stop", id)).isEqualTo(-32602);
    }
    assertThat(errorCode("transaction_v1_broadcast", transfer(0).toHex())).isEqualTo(-32601);
  }
}
