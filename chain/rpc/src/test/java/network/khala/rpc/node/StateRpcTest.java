package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `state_*` over a real node, through the server.
class StateRpcTest extends RunningNode {
  @Test
  void state_storage_isReadNowAndThen() {
    node.produceBlock();
    String then = hash(1);
    String before = call("state_getStorage", NOW).stringValue();
    node.produceBlock();
    assertThat(call("state_getStorage", NOW).stringValue()).isNotEqualTo(before);
    assertThat(call("state_getStorageAt", NOW, then).stringValue()).isEqualTo(before);
    assertThat(call("state_getStorageSize", NOW).intValue()).isEqualTo(8);
    assertThat(call("state_getStorageHash", NOW, then).stringValue()).hasSize(66);
    assertThat(call("state_getStorage", "0x00").isNull()).isTrue();
    assertThat(call("state_queryStorageAt", List.of(NOW, "0x00"), then))
        .hasToString(
            "[{\"block\":\""
                + then
                + "\",\"changes\":[[\""
                + NOW
                + "\",\""
                + before
                + "\"],[\"0x00\",null]]}]");
    assertThat(errorCode("state_getStorage", NOW, Bytes32.ZERO.toHex())).isEqualTo(4003);
    assertThat(errorCode("state_getStorage", "0xzz")).isEqualTo(-32602);
  }

  @Test
  void state_keysPaged_walkAllKeysInOrder() {
    String prefix = StorageKey.of("System", "Account").toHex();
    List<String> all = new ArrayList<>();
    String start = prefix;
    while (true) {
      JsonNode page = call("state_getKeysPaged", prefix, 3, start, null);
      if (page.isEmpty()) {
        break;
      }
      page.forEach(key -> all.add(key.stringValue()));
      start = all.getLast();
    }
    List<String> whole = new ArrayList<>();
    call("state_getKeys", prefix).forEach(key -> whole.add(key.stringValue()));
    assertThat(all).isNotEmpty().isSorted().isEqualTo(whole);
    assertThat(call("state_getPairs", prefix)).hasSameSizeAs(all);
    assertThat(errorCode("state_getKeysPaged", prefix, 1001)).isEqualTo(4002);
  }

  @Test
  void state_runtimeCalls_answerAsUpstream() {
    JsonNode version = call("state_getRuntimeVersion");
    assertThat(version.path("specVersion").isIntegralNumber()).isTrue();
    assertThat(version.path("stateVersion").intValue()).isEqualTo(1);
    assertThat(version.path("apis").get(0).get(0).stringValue()).hasSize(18);
    assertThat(call("chain_getRuntimeVersion", hash(0))).isEqualTo(version);
    assertThat(call("state_getMetadata").stringValue()).startsWith("0x6d6574610e");
    assertThat(call("state_call", "Metadata_metadata_versions", "").stringValue())
        .isEqualTo("0x080e0000000f000000");
    assertThat(errorCode("state_call", "No_such_function", "0x")).isEqualTo(4003);
    assertThat(errorCode("state_call", "AccountNonceApi_account_nonce", "0x01")).isEqualTo(4003);
  }

  @Test
  void state_readProof_provesUnderTheStateRoot() {
    node.produceBlock();
    JsonNode proof = call("state_getReadProof", List.of(NOW, "0x00"), hash(1));
    assertThat(proof.path("at").stringValue()).isEqualTo(hash(1));
    assertThat(proof.path("proof")).isNotEmpty();
  }

  @Test
  void state_queryStorage_givesChangesOfEachBlock() {
    node.produceBlock();
    node.produceBlock();
    JsonNode sets = call("state_queryStorage", List.of(NOW, "0x00"), hash(0), hash(2));
    assertThat(sets).hasSize(3);
    assertThat(sets.get(0).path("changes")).hasSize(2);
    assertThat(sets.get(2).path("changes")).hasSize(1);
    assertThat(errorCode("state_queryStorage", List.of(NOW), hash(2), hash(0))).isEqualTo(4001);
  }
}
