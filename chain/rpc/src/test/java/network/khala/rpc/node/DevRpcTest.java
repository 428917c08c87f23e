package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import network.khala.rpc.metrics.Exposition;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `engine_*`, `dev_*` and `transactionWatch_v1_*` over a real node, through the server.
class DevRpcTest extends RunningNode {
  private static final int EMPTY_POOL = 12_000;

  private Instant now() {
    Bytes value = Bytes.fromHex(call("state_getStorage", NOW).stringValue());
    long millis = 0;
    for (int i = value.size() - 1; i >= 0; i--) {
      millis = millis << Byte.SIZE | (value.get(i) & 0xff);
    }
    return Instant.ofEpochMilli(millis);
  }

  @Test
  void createBlock_onDemand_isFinalAtOnce() {
    assertThat(errorCode("engine_createBlock", false, true)).isEqualTo(EMPTY_POOL);
    JsonNode made = call("engine_createBlock", true, true);
    assertThat(made.path("hash").stringValue()).isEqualTo(hash(1));
    assertThat(made.path("aux").path("is_new_best").booleanValue()).isTrue();
    assertThat(call("engine_finalizeBlock", hash(1)).booleanValue()).isTrue();
    call("author_submitExtrinsic", transfer(0).toHex());
    assertThat(call("engine_createBlock", false, true, hash(1)).path("hash").stringValue())
        .isEqualTo(hash(2));
    assertThat(errorCode("engine_createBlock", true, true, hash(1))).isEqualTo(-32602);
    assertThat(errorCode("engine_finalizeBlock", "0x" + "11".repeat(32))).isEqualTo(13_000);
  }

  @Test
  void newBlock_several_givesTheLast() {
    assertThat(call("dev_newBlock").stringValue()).isEqualTo(hash(1));
    assertThat(call("dev_newBlock", Map.of("count", 3)).stringValue()).isEqualTo(hash(4));
    assertThat(call("dev_newBlock", Map.of("count", 0)).stringValue()).isEqualTo(hash(4));
    assertThat(errorCode("dev_newBlock", Map.of("count", 1001))).isEqualTo(-32602);
    assertThat(errorCode("dev_newBlock", Map.of("to", 9))).isEqualTo(-32602);
    assertThat(errorCode("dev_newBlock", List.of())).isEqualTo(-32602);
  }

  @Test
  void timeTravel_forwards_isTheTimeOfTheNextBlock() {
    Instant later = Instant.parse("2099-01-02T03:04:05Z");
    assertThat(call("dev_timeTravel", "2099-01-02T03:04:05Z").longValue())
        .isEqualTo(later.toEpochMilli());
    call("dev_newBlock");
    assertThat(now()).isBetween(later, later.plusSeconds(60));
    assertThat(errorCode("dev_timeTravel", later.minusSeconds(1).toEpochMilli())).isEqualTo(-32602);
    assertThat(errorCode("dev_timeTravel", "tomorrow")).isEqualTo(-32602);
    assertThat(errorCode("dev_timeTravel", "+999999999-01-01T00:00:00Z")).isEqualTo(-32602);
    assertThat(errorCode("dev_timeTravel", -1)).isEqualTo(-32602);
    assertThat(errorCode("dev_timeTravel")).isEqualTo(-32602);
    call("dev_newBlock");
  }

  @Test
  void submitAndWatch_validTransaction_isFollowedToTheEnd() {
    try (Socket socket = new Socket(webSocket())) {
      socket.call("transactionWatch_v1_submitAndWatch", transfer(0).toHex());
      socket.event("validated");
      node.produceBlock();
      JsonNode block = socket.event("bestChainBlockIncluded").path("block");
      assertThat(block.path("hash").stringValue()).isEqualTo(hash(1));
      assertThat(block.path("index").intValue()).isEqualTo(1);
      assertThat(socket.event("finalized").path("block")).isEqualTo(block);
    }
  }

  @Test
  void submitAndWatch_transactionThatIsNotTaken_isAnEvent() {
    try (Socket socket = new Socket(webSocket())) {
      socket.call("transactionWatch_v1_submitAndWatch", "0x00");
      assertThat(socket.event("invalid").path("error").stringValue()).contains("invalid format");
      assertThat(socket.code("transactionWatch_v1_submitAndWatch", "nonsense")).isEqualTo(-32602);
    }
  }

  @Test
  void metrics_ofTheNode_haveTheNamesOfSubstrate() {
    node.produceBlock();
    call("system_health");
    var page = new Exposition(Map.of("chain", "dev"));
    metrics().forEach(source -> source.writeTo(page));
    assertThat(page.toString())
        .contains("substrate_block_height{chain=\"dev\",status=\"best\"} 1\n")
        .contains("substrate_block_height{chain=\"dev\",status=\"finalized\"} 1\n")
        .contains("substrate_ready_transactions_number{chain=\"dev\"} 0\n")
        .contains("substrate_build_info{chain=\"dev\",name=\"khala\",version=\"1.2.3\"} 1\n")
        .contains(
            "substrate_rpc_calls_started{chain=\"dev\",method=\"system_health\","
                + "protocol=\"http\"} 1\n");
  }
}
