package network.khala.rpc.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `chain_*`, `system_*` and `rpc_methods` over a real node, through the server.
class ChainRpcTest extends RunningNode {
  @Test
  void chain_headsAndBlocks_areThoseOfTheNode() {
    node.produceBlock();
    node.produceBlock();
    assertThat(call("chain_getBlockHash").stringValue()).isEqualTo(hash(2));
    assertThat(call("chain_getBlockHash", 1).stringValue()).isEqualTo(hash(1));
    assertThat(call("chain_getHead", "0x1").stringValue()).isEqualTo(hash(1));
    assertThat(call("chain_getBlockHash", List.of(0, 99)))
        .hasToString("[\"" + hash(0) + "\",null]");
    assertThat(call("chain_getFinalisedHead").stringValue()).isEqualTo(hash(2));
    JsonNode header = call("chain_getHeader", hash(2));
    assertThat(header.path("number").stringValue()).isEqualTo("0x2");
    assertThat(header.path("parentHash").stringValue()).isEqualTo(hash(1));
    assertThat(header.path("digest").path("logs").get(0).stringValue()).startsWith("0x06");
    JsonNode block = call("chain_getBlock", hash(2));
    assertThat(block.path("block").path("header")).isEqualTo(header);
    assertThat(block.path("block").path("extrinsics")).hasSize(1);
    assertThat(block.path("justifications").get(0).get(0)).hasToString("[75,72,70,80]");
    String unknown = Bytes32.ZERO.toHex();
    assertThat(call("chain_getHeader", unknown).isNull()).isTrue();
    assertThat(call("chain_getBlock", unknown).isNull()).isTrue();
  }

  @Test
  void system_facts_areThoseOfTheNode() {
    assertThat(call("system_chain").stringValue()).isNotEmpty();
    assertThat(call("system_version").stringValue()).isEqualTo("1.2.3");
    assertThat(call("system_chainType").stringValue()).isEqualTo("Development");
    assertThat(call("system_properties"))
        .hasToString("{\"ss58Format\":30,\"tokenDecimals\":12,\"tokenSymbol\":\"PHA\"}");
    assertThat(call("system_health"))
        .hasToString("{\"peers\":0,\"isSyncing\":false,\"shouldHavePeers\":false}");
    assertThat(call("system_peers")).isEmpty();
    assertThat(call("system_syncState").path("currentBlock").intValue()).isZero();
    assertThat(errorCode("system_accountNextIndex", "nonsense")).isEqualTo(-32602);
  }

  @Test
  void rpcMethods_listsEveryMethodOfTheContract() {
    List<String> methods = new ArrayList<>();
    call("rpc_methods").path("methods").forEach(method -> methods.add(method.stringValue()));
    assertThat(methods)
        .isSorted()
        .contains(
            "rpc_methods",
            "account_nextIndex",
            "author_pendingExtrinsics",
            "author_submitAndWatchExtrinsic",
            "author_submitExtrinsic",
            "author_unwatchExtrinsic",
            "chain_getBlock",
            "chain_getBlockHash",
            "chain_getFinalisedHead",
            "chain_getFinalizedHead",
            "chain_getHead",
            "chain_getHeader",
            "chain_getRuntimeVersion",
            "chain_subscribeAllHeads",
            "chain_subscribeFinalisedHeads",
            "chain_subscribeFinalizedHeads",
            "chain_subscribeNewHead",
            "chain_subscribeNewHeads",
            "chain_subscribeRuntimeVersion",
            "chain_unsubscribeAllHeads",
            "chain_unsubscribeFinalisedHeads",
            "chain_unsubscribeFinalizedHeads",
            "chain_unsubscribeNewHead",
            "chain_unsubscribeNewHeads",
            "chain_unsubscribeRuntimeVersion",
            "childstate_getKeys",
            "childstate_getKeysPaged",
            "childstate_getStorage",
            "childstate_getStorageEntries",
            "childstate_getStorageHash",
            "childstate_getStorageSize",
            "dev_newBlock",
            "dev_timeTravel",
            "engine_createBlock",
            "engine_finalizeBlock",
            "khala_blockHeads",
            "khala_blockMessages",
            "khala_eventProofs",
            "khala_evidence",
            "khala_finalityProof",
            "khala_headers",
            "khala_lightRange",
            "khala_proofPoint",
            "payment_queryFeeDetails",
            "payment_queryInfo",
            "pha_getMqNextSequence",
            "pha_getStorageChanges",
            "pha_getStorageChangesAt",
            "pha_getStorageChangesWithRoot",
            "state_call",
            "state_callAt",
            "state_getKeys",
            "state_getKeysPaged",
            "state_getKeysPagedAt",
            "state_getMetadata",
            "state_getPairs",
            "state_getReadProof",
            "state_getRuntimeVersion",
            "state_getStorage",
            "state_getStorageAt",
            "state_getStorageHash",
            "state_getStorageHashAt",
            "state_getStorageSize",
            "state_getStorageSizeAt",
            "state_queryStorage",
            "state_queryStorageAt",
            "state_subscribeRuntimeVersion",
            "state_subscribeStorage",
            "state_unsubscribeRuntimeVersion",
            "state_unsubscribeStorage",
            "subscribe_newHead",
            "system_accountNextIndex",
            "system_chain",
            "system_chainType",
            "system_dryRun",
            "system_dryRunAt",
            "system_health",
            "system_localListenAddresses",
            "system_localPeerId",
            "system_name",
            "system_nodeRoles",
            "system_peers",
            "system_properties",
            "system_reservedPeers",
            "system_syncState",
            "system_version",
            "transactionWatch_v1_submitAndWatch",
            "transactionWatch_v1_unwatch",
            "unsubscribe_newHead");
  }

  @Test
  void rpcMethods_methodsOfOthers_areNotListedAndSayWhy() {
    assertThat(call("rpc_methods").path("methods").toString())
        .doesNotContain("grandpa_", "state_traceBlock", "mmr_", "author_insertKey");
    assertThat(answer("state_traceBlock", hash(0), "x", "y", "z").path("error"))
        .hasToString(
            "{\"code\":-32601,\"message\":\"Method not found\",\"data\":\"blocks are executed"
                + " without traces; pha_getStorageChangesAt tells what a block changed,"
                + " System.Events what happened in it\"}");
    assertThat(answer("grandpa_roundState").path("error").path("data").stringValue())
        .contains("khala_finalityProof");
  }

  @Test
  void childState_noChildTries_areEmpty() {
    String child = "0x" + HexFormat.of().formatHex(":child_storage:default:x".getBytes(US_ASCII));
    assertThat(call("childstate_getKeys", child, "0x")).isEmpty();
    assertThat(call("childstate_getKeysPaged", child, "0x", 10)).isEmpty();
    assertThat(call("childstate_getStorage", child, "0x01").isNull()).isTrue();
    assertThat(call("childstate_getStorageEntries", child, List.of("0x01", "0x02")))
        .hasToString("[null,null]");
    assertThat(errorCode("childstate_getStorage", "0x01", "0x01")).isEqualTo(4003);
    assertThat(errorCode("childstate_getKeysPaged", child, "0x", 1001)).isEqualTo(4002);
  }
}
