package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.engines.BlockSchedule;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.pallets.balances.BalancesCall;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.protocol.substrate.StorageKey;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.transport.TransportOptions;
import network.khala.runtime.KhalaRuntime;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The methods over a real node, through the server.
@Timeout(120)
class NodeRpcTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  private static final String ALICE = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";
  private static final AccountId RECEIVER = AccountId.fromHex("77".repeat(32));
  private static final String NOW = StorageKey.of("Timestamp", "Now").toHex();

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Node node;
  private NodeRpc rpc;

  @BeforeEach
  void start() throws IOException {
    node =
        Node.open(
            new NodeConfig(
                Presets.development(3000, Bytes32.ZERO),
                folder,
                Pruning.DEFAULT,
                new StoreOptions(8L << 20, 1L << 20),
                PoolLimits.DEFAULT,
                new BlockSchedule.Instant()),
            Presets.authority(),
            InstantSource.system());
    rpc =
        NodeRpc.start(
            node,
            new NodeRpc.Options(
                TransportOptions.local(0), RpcLimits.DEFAULT, UnsafeMethods.AUTO, "1.2.3"));
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    rpc.close();
    node.close();
  }

  private JsonNode call(String method, @Nullable Object... params) {
    JsonNode answer = answer(method, params);
    assertThat(answer.path("error").isMissingNode()).as("%s", answer).isTrue();
    return answer.path("result");
  }

  private int errorCode(String method, Object... params) {
    return answer(method, params).path("error").path("code").intValue();
  }

  private JsonNode answer(String method, @Nullable Object... params) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
            + method
            + "\",\"params\":"
            + JSON.writeValueAsString(params)
            + "}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rpc.port()))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String hash(long number) {
    return node.chain().hash(number).orElseThrow().toHex();
  }

  // ---- chain

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

  // ---- state

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

  // ---- author, payment, system

  @Test
  void author_transfer_isIncluded() {
    node.produceBlock();
    Bytes transfer = transfer(0);
    JsonNode info = call("payment_queryInfo", transfer.toHex());
    assertThat(info.path("class").stringValue()).isEqualTo("normal");
    assertThat(info.path("weight").path("ref_time").longValue()).isPositive();
    assertThat(new BigInteger(info.path("partialFee").stringValue())).isPositive();
    assertThat(
            call("payment_queryFeeDetails", transfer.toHex())
                .path("inclusionFee")
                .path("lenFee")
                .stringValue())
        .startsWith("0x");
    assertThat(errorCode("payment_queryInfo", "0x0401")).isEqualTo(2);
    assertThat(call("system_dryRun", transfer.toHex()).stringValue()).isEqualTo("0x0000");

    assertThat(call("system_accountNextIndex", ALICE).intValue()).isZero();
    String hash = call("author_submitExtrinsic", transfer.toHex()).stringValue();
    assertThat(hash).hasSize(66);
    assertThat(call("author_pendingExtrinsics")).hasToString("[\"" + transfer.toHex() + "\"]");
    assertThat(call("account_nextIndex", ALICE).intValue()).isEqualTo(1);
    assertThat(errorCode("author_submitExtrinsic", transfer.toHex())).isEqualTo(1013);
    node.produceBlock();
    assertThat(call("author_pendingExtrinsics")).isEmpty();
    assertThat(call("system_accountNextIndex", ALICE).intValue()).isEqualTo(1);
    JsonNode stale = answer("author_submitExtrinsic", transfer.toHex()).path("error");
    assertThat(stale.path("code").intValue()).isEqualTo(1010);
    assertThat(stale.path("message").stringValue()).isEqualTo("Invalid Transaction");
    assertThat(stale.path("data").stringValue()).isEqualTo("Transaction is outdated");
  }

  @ParameterizedTest
  @CsvSource({"0x, 1001", "0x0400, 1001", "0x280401, 1001", "zz, -32602"})
  void author_malformedExtrinsic_isBadFormat(String extrinsic, int code) {
    assertThat(errorCode("author_submitExtrinsic", extrinsic)).isEqualTo(code);
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
            "system_syncState",
            "system_version",
            "unsubscribe_newHead");
  }

  // ---- pha, khala

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

  // ---- subscriptions

  private static final class Client implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        messages.add(JSON.readTree(partial.toString()));
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    JsonNode take() throws InterruptedException {
      return Optional.ofNullable(messages.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    JsonNode takeResult() throws InterruptedException {
      return take().path("params").path("result");
    }
  }

  private Client subscribe(String method, String params) throws InterruptedException {
    var client = new Client();
    http.newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + rpc.port()), client)
        .join()
        .sendText(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
                + method
                + "\",\"params\":"
                + params
                + "}",
            true)
        .join();
    assertThat(client.take().path("result").isString()).isTrue();
    return client;
  }

  @ParameterizedTest
  @CsvSource({
    "chain_subscribeNewHeads, chain_newHead",
    "chain_subscribeFinalizedHeads, chain_finalizedHead",
    "chain_subscribeAllHeads, chain_allHead"
  })
  void heads_subscription_startsWithTheCurrentOneAndSkipsNone(String method, String notification)
      throws InterruptedException {
    node.produceBlock();
    Client client = subscribe(method, "[]");
    JsonNode first = client.take();
    assertThat(first.path("method").stringValue()).isEqualTo(notification);
    assertThat(first.path("params").path("result").path("number").stringValue()).isEqualTo("0x1");
    for (int i = 0; i < 20; i++) {
      node.produceBlock();
    }
    for (int i = 2; i <= 21; i++) {
      assertThat(client.takeResult().path("number").stringValue())
          .isEqualTo("0x" + Integer.toHexString(i));
    }
  }

  @Test
  void storage_subscription_sendsAllKeysThenOnlyChanges() throws InterruptedException {
    String number = StorageKey.of("System", "Number").toHex();
    Client client = subscribe("state_subscribeStorage", "[[\"" + number + "\",\"0x00\"]]");
    assertThat(client.takeResult().path("changes")).hasSize(2);
    node.produceBlock();
    JsonNode second = client.takeResult();
    assertThat(second.path("block").stringValue()).isEqualTo(hash(1));
    assertThat(second.path("changes")).hasToString("[[\"" + number + "\",\"0x01000000\"]]");
  }

  @Test
  void runtimeVersion_subscription_sendsTheCurrentOne() throws InterruptedException {
    Client client = subscribe("state_subscribeRuntimeVersion", "[]");
    assertThat(client.takeResult()).isEqualTo(call("state_getRuntimeVersion"));
  }

  @Test
  void submission_watched_goesFromReadyToFinalized() throws InterruptedException {
    Client client =
        subscribe("author_submitAndWatchExtrinsic", "[\"" + transfer(0).toHex() + "\"]");
    assertThat(client.takeResult()).hasToString("\"ready\"");
    node.produceBlock();
    assertThat(client.takeResult()).hasToString("{\"inBlock\":\"" + hash(1) + "\"}");
    assertThat(client.takeResult()).hasToString("{\"finalized\":\"" + hash(1) + "\"}");
  }

  private Bytes transfer(long nonce) {
    try (SecretUri uri = SecretUri.parse("//Alice");
        Sr25519KeyPair alice = uri.sr25519()) {
      KhalaRuntime runtime = node.chain().runtimeAt(node.chain().head().number());
      // A signature is made for the state it is checked on: genesis is known from block 1 on.
      runtime.system().assumeNextBlock(node.chain().headHash());
      var call =
          runtime
              .balances()
              .outer(new BalancesCall.TransferKeepAlive(MultiAddress.of(RECEIVER), TOKEN));
      List<Object> extra =
          List.of(
              Unit.UNIT,
              Unit.UNIT,
              Unit.UNIT,
              Unit.UNIT,
              Era.immortal(),
              nonce,
              Unit.UNIT,
              Unit.UNIT,
              BigInteger.ZERO);
      ExtrinsicFormat format = runtime.format();
      return format.encodeSigned(
          MultiAddress.of(new AccountId(alice.accountId())),
          MultiSignature.sr25519(alice.sign(format.payloadOf(call, extra))),
          extra,
          call);
    }
  }
}
