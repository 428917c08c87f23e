package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `chainHead_v1_*` of a real node, through the server.
class ChainHeadRpcTest extends RunningNode {
  private static final String NUMBER = StorageKey.of("System", "Number").toHex();
  private static final String SYSTEM = NUMBER.substring(0, 2 + 32);

  private Socket socket;

  @BeforeEach
  void connect() {
    socket = new Socket(webSocket());
  }

  @AfterEach
  void disconnect() {
    socket.close();
  }

  private String follow(boolean withRuntime) {
    return socket.call("chainHead_v1_follow", withRuntime).stringValue();
  }

  /// Follows a chain of one block and takes the events that tell of it.
  private String followFromBlock1() {
    node.produceBlock();
    String follow = follow(true);
    socket.event("initialized");
    socket.event("bestBlockChanged");
    return follow;
  }

  private static Map<String, String> item(String key, String type) {
    return Map.of("key", key, "type", type);
  }

  private String started(JsonNode result) {
    assertThat(result.path("result").stringValue()).isEqualTo("started");
    return result.path("operationId").stringValue();
  }

  @Test
  void follow_started_tellsOfFinalBlocksRuntimeAndBest() {
    node.produceBlock();
    follow(true);
    JsonNode first = socket.event("initialized");
    assertThat(first.path("finalizedBlockHashes"))
        .hasToString("[\"" + hash(0) + "\",\"" + hash(1) + "\"]");
    JsonNode runtime = first.path("finalizedBlockRuntime");
    assertThat(runtime.path("type").stringValue()).isEqualTo("valid");
    JsonNode version = call("state_getRuntimeVersion");
    assertThat(runtime.path("spec").path("specName")).isEqualTo(version.path("specName"));
    assertThat(runtime.path("spec").path("specVersion")).isEqualTo(version.path("specVersion"));
    assertThat(runtime.path("spec").path("apis").path("0xdf6acb689907609b").intValue())
        .isEqualTo(4);
    assertThat(socket.event("bestBlockChanged").path("bestBlockHash").stringValue())
        .isEqualTo(hash(1));
  }

  @Test
  void follow_withoutRuntime_leavesItOut() {
    follow(false);
    assertThat(socket.event("initialized").has("finalizedBlockRuntime")).isFalse();
  }

  @Test
  void follow_newBlocks_areAnnouncedThenBestThenFinal() {
    followFromBlock1();
    for (int number = 2; number <= 5; number++) {
      node.produceBlock();
      JsonNode block = socket.event("newBlock");
      assertThat(block.path("blockHash").stringValue()).isEqualTo(hash(number));
      assertThat(block.path("parentBlockHash").stringValue()).isEqualTo(hash(number - 1));
      assertThat(block.path("newRuntime").isNull()).isTrue();
      assertThat(socket.event("bestBlockChanged").path("bestBlockHash").stringValue())
          .isEqualTo(hash(number));
      JsonNode finalised = socket.event("finalized");
      assertThat(finalised.path("finalizedBlockHashes")).hasToString("[\"" + hash(number) + "\"]");
      assertThat(finalised.path("prunedBlockHashes")).isEmpty();
    }
  }

  @Test
  void header_ofPinnedBlock_hashesToItsHash() {
    String follow = followFromBlock1();
    Bytes header = Bytes.fromHex(socket.call("chainHead_v1_header", follow, hash(1)).stringValue());
    assertThat(Hash.blake2(header).toHex()).isEqualTo(hash(1));
    assertThat(Header.CODEC.decode(header).number()).isEqualTo(1);
  }

  @Test
  void body_ofPinnedBlock_comesAfterTheAnswer() {
    String follow = followFromBlock1();
    String operation = started(socket.call("chainHead_v1_body", follow, hash(1)));
    JsonNode done = socket.event("operationBodyDone");
    assertThat(done.path("operationId").stringValue()).isEqualTo(operation);
    assertThat(done.path("value"))
        .isEqualTo(call("chain_getBlock", hash(1)).path("block").path("extrinsics"));
  }

  @Test
  void call_runtimeFunction_givesItsOutput() {
    String follow = followFromBlock1();
    started(socket.call("chainHead_v1_call", follow, hash(1), "Core_version", "0x"));
    assertThat(socket.event("operationCallDone").path("output"))
        .isEqualTo(call("state_call", "Core_version", "0x", hash(1)));
    started(socket.call("chainHead_v1_call", follow, hash(1), "No_function", "0x"));
    assertThat(socket.event("operationError").path("error").stringValue()).contains("No_function");
    started(
        socket.call("chainHead_v1_call", follow, hash(1), "AccountNonceApi_account_nonce", "0x00"));
    assertThat(socket.event("operationError").path("error").stringValue()).contains("malformed");
  }

  @Test
  void call_withoutRuntime_isRefused() {
    String follow = follow(false);
    assertThat(socket.code("chainHead_v1_call", follow, hash(0), "Core_version", "0x"))
        .isEqualTo(-32802);
  }

  @Test
  void storage_ofEachKind_isFound() {
    String follow = followFromBlock1();
    JsonNode result =
        socket.call(
            "chainHead_v1_storage",
            follow,
            hash(1),
            List.of(
                item(NUMBER, "value"),
                item(NUMBER, "hash"),
                item("0x1234", "value"),
                item(SYSTEM, "closestDescendantMerkleValue"),
                item(NUMBER, "descendantsHashes")),
            null);
    started(result);
    assertThat(result.path("discardedItems").intValue()).isZero();
    JsonNode items = socket.event("operationStorageItems").path("items");
    assertThat(items).hasSize(4);
    assertThat(items.get(0).path("value").stringValue()).isEqualTo("0x01000000");
    assertThat(items.get(1).path("hash")).isEqualTo(call("state_getStorageHash", NUMBER, hash(1)));
    assertThat(items.get(2).path("closestDescendantMerkleValue").stringValue()).startsWith("0x");
    assertThat(items.get(3).path("hash")).isEqualTo(items.get(1).path("hash"));
    socket.event("operationStorageDone");
  }

  @Test
  void storage_manyDescendants_waitsToBeContinued() {
    String follow = followFromBlock1();
    int all = call("state_getKeys", "0x", hash(1)).size();
    assertThat(socket.call("chainHead_v1_continue", follow, "0").isNull()).isTrue();
    String operation =
        started(
            socket.call(
                "chainHead_v1_storage",
                follow,
                hash(1),
                List.of(
                    item("0x", "descendantsHashes"),
                    item("0x", "descendantsHashes"),
                    item("0x", "descendantsHashes"),
                    item("0x", "descendantsHashes"),
                    item("0x", "descendantsValues")),
                null));
    int found = 0;
    while (true) {
      JsonNode event = socket.event();
      switch (event.path("event").stringValue()) {
        case "operationStorageItems" -> found += event.path("items").size();
        case "operationWaitingForContinue" ->
            assertThat(socket.call("chainHead_v1_continue", follow, operation).isNull()).isTrue();
        default -> {
          assertThat(event.path("event").stringValue()).isEqualTo("operationStorageDone");
          assertThat(found).isEqualTo(5 * all);
          return;
        }
      }
    }
  }

  @Test
  void unpin_block_makesItUnknown() {
    String follow = followFromBlock1();
    assertThat(socket.code("chainHead_v1_unpin", follow, List.of(hash(1), hash(1))))
        .isEqualTo(-32804);
    assertThat(socket.call("chainHead_v1_unpin", follow, List.of(hash(0), hash(1))).isNull())
        .isTrue();
    assertThat(socket.code("chainHead_v1_header", follow, hash(1))).isEqualTo(-32801);
    assertThat(socket.code("chainHead_v1_body", follow, hash(1))).isEqualTo(-32801);
    assertThat(socket.code("chainHead_v1_unpin", follow, hash(1))).isEqualTo(-32801);
  }

  @Test
  void follow_blocksNeverLetGo_isStopped() {
    follow(false);
    for (int i = 0; i < 520; i++) {
      node.produceBlock();
    }
    int told = 0;
    while (true) {
      String kind = socket.event().path("event").stringValue();
      if (kind.equals("stop")) {
        break;
      }
      told += kind.equals("newBlock") ? 1 : 0;
    }
    // Genesis is held too.
    assertThat(told).isEqualTo(511);
  }

  @Test
  void follow_thirdOnOneConnection_isRefused() {
    String first = follow(false);
    follow(false);
    assertThat(socket.code("chainHead_v1_follow", false)).isEqualTo(-32800);
    assertThat(socket.call("chainHead_v1_unfollow", first).booleanValue()).isTrue();
    follow(false);
  }

  @Test
  void follow_ofAnotherConnection_isUnknown() {
    String follow = followFromBlock1();
    try (Socket other = new Socket(webSocket())) {
      assertThat(other.call("chainHead_v1_header", follow, hash(1)).isNull()).isTrue();
      assertThat(other.call("chainHead_v1_body", follow, hash(1)).path("result").stringValue())
          .isEqualTo("limitReached");
    }
    assertThat(call("chainHead_v1_header", follow, hash(1)).isNull()).isTrue();
  }
}
