package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `pha_*` and `khala_*` over a real node, through the server.
class LightRpcTest extends RunningNode {
  @Test
  void pha_storageChanges_areThoseOfTheBlocks() {
    node.produceBlock();
    node.produceBlock();
    JsonNode changes = call("pha_getStorageChanges", hash(1), hash(2));
    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).path("mainStorageChanges").toString()).contains(NOW);
    assertThat(changes.get(0).path("childStorageChanges")).isEmpty();
    JsonNode genesis = call("pha_getStorageChangesWithRoot", hash(0), hash(0));
    assertThat(genesis.get(0).path("stateRoot")).hasSize(32);
    assertThat(genesis.get(0).path("changes").path("mainStorageChanges").size()).isGreaterThan(10);
    assertThat(call("pha_getStorageChangesAt", hash(1)).stringValue()).startsWith("0x");
    assertThat(errorCode("pha_getStorageChanges", hash(2), hash(1))).isEqualTo(10_000);
    assertThat(errorCode("pha_getStorageChanges", hash(2), Bytes32.ZERO.toHex())).isEqualTo(10_000);
    assertThat(call("pha_getMqNextSequence", "05").intValue()).isZero();
    assertThat(call("pha_getMqNextSequence", "0x05").intValue()).isZero();
    assertThat(errorCode("pha_getMqNextSequence", "77")).isEqualTo(10_000);
  }

  @Test
  void khala_lightData_coversEveryBlock() {
    for (int i = 0; i < 5; i++) {
      node.produceBlock();
    }
    assertThat(call("khala_lightRange")).hasToString("{\"first\":0,\"last\":5,\"lastFinal\":5}");
    Bytes heads = Bytes.fromHex(call("khala_blockHeads", 1, 100).stringValue());
    List<BlockHead> decoded = BlockHead.LIST_CODEC.decode(heads);
    assertThat(decoded).extracting(BlockHead::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    Bytes headers = Bytes.fromHex(call("khala_headers", 0, 3).stringValue());
    Header genesis =
        Header.CODEC.decode(
            headers.slice(1, 1 + Header.CODEC.encode(node.chain().header(0).orElseThrow()).length));
    assertThat(genesis.hash().toHex()).isEqualTo(hash(0));
    assertThat(call("khala_blockMessages", 1, 2).stringValue()).startsWith("0x0801000000");
    JsonNode events = call("khala_eventProofs", 0, 100);
    assertThat(events.path("upTo").intValue()).isEqualTo(5);
    JsonNode point = call("khala_proofPoint", 3);
    assertThat(point.path("number").intValue()).isEqualTo(3);
    assertThat(point.path("proof")).isNotEmpty();
    assertThat(call("khala_proofPoint", 0).path("number").intValue()).isZero();
    assertThat(call("khala_proofPoint", 6).isNull()).isTrue();
    JsonNode proof = call("khala_finalityProof", 0, 4);
    assertThat(proof.path("block").intValue()).isEqualTo(4);
    assertThat(proof.path("proof").stringValue()).startsWith("0x00");
    assertThat(call("khala_evidence", Bytes32.ZERO.toHex()).isNull()).isTrue();
    assertThat(errorCode("khala_blockHeads", 0, 1)).isEqualTo(-32602);
    assertThat(errorCode("khala_finalityProof", 4, 4)).isEqualTo(-32602);
    assertThat(call("state_getStorage", LightKeys.FINALITY_ANCHOR.toHex()).isString()).isTrue();
  }
}
