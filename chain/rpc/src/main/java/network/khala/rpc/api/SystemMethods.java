package network.khala.rpc.api;

import java.util.List;
import network.khala.crypto.Ss58;
import network.khala.protocol.substrate.AccountId;
import network.khala.rpc.backend.Backend;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.NodeFacts;
import network.khala.rpc.backend.States;
import network.khala.rpc.backend.Transactions;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `system_*`: the node, the chain by name, accounts' next numbers.
final class SystemMethods {
  private final NodeFacts facts;
  private final Blocks blocks;
  private final States states;
  private final Transactions transactions;

  SystemMethods(Backend backend) {
    this.facts = backend.facts();
    this.blocks = backend.blocks();
    this.states = backend.states();
    this.transactions = backend.transactions();
  }

  void addTo(Methods.Builder methods) {
    List<String> none = List.of();
    methods
        .query("system_chain", none, (_, _) -> text(facts.chainName()))
        .query("system_name", none, (_, _) -> text(facts.nodeName()))
        .query("system_version", none, (_, _) -> text(facts.nodeVersion()))
        .query("system_chainType", none, (_, _) -> text(facts.chainType()))
        .query("system_properties", none, (_, _) -> Json.properties(facts))
        .query("system_health", none, (_, _) -> health())
        .query("system_syncState", none, (_, _) -> syncState())
        .query("system_nodeRoles", none, (_, _) -> Json.NODES.arrayNode().add(facts.role()))
        .query("system_localPeerId", none, (_, _) -> text(facts.peerId()))
        .query("system_localListenAddresses", none, (_, _) -> addresses())
        .query("system_reservedPeers", none, (_, _) -> Json.NODES.arrayNode())
        .unsafeQuery("system_peers", none, (_, _) -> peers())
        .query("system_accountNextIndex", List.of("account"), this::nextIndex)
        .alias("account_nextIndex", "system_accountNextIndex")
        .unsafeQuery("system_dryRun", List.of("extrinsic", "at"), this::dryRun)
        .alias("system_dryRunAt", "system_dryRun");
  }

  private static JsonNode text(String text) {
    return Json.NODES.stringNode(text);
  }

  ObjectNode health() {
    return Json.NODES
        .objectNode()
        .put("peers", facts.peers().size())
        .put("isSyncing", facts.isSyncing())
        .put("shouldHavePeers", facts.needsPeers());
  }

  private ObjectNode syncState() {
    return Json.NODES
        .objectNode()
        .put("startingBlock", facts.startingBlock())
        .put("currentBlock", blocks.best())
        .put("highestBlock", Math.max(facts.highestBlock(), blocks.best()));
  }

  private ArrayNode addresses() {
    ArrayNode json = Json.NODES.arrayNode();
    facts.listenAddresses().forEach(json::add);
    return json;
  }

  private ArrayNode peers() {
    ArrayNode json = Json.NODES.arrayNode();
    for (NodeFacts.Peer peer : facts.peers()) {
      json.addObject()
          .put("peerId", peer.id())
          .put("roles", peer.role())
          .put("bestHash", peer.bestHash())
          .put("bestNumber", peer.bestNumber());
    }
    return json;
  }

  /// The state's number, and one more for each transaction that waits and can be included in turn.
  private JsonNode nextIndex(Params params, Context context) {
    AccountId account = account(params);
    long nonce = nonceInState(account);
    while (transactions.provides(tag(account, nonce))) {
      nonce++;
    }
    return Json.NODES.numberNode(nonce);
  }

  private long nonceInState(AccountId account) {
    try {
      Bytes answer =
          RuntimeCalls.call(
              states,
              BlockReference.best(blocks),
              "AccountNonceApi_account_nonce",
              account.value().toBytes());
      return new ScaleReader(answer).u32();
    } catch (RpcException e) {
      throw Failures.payment("Unable to query nonce.", false, e.error().message());
    }
  }

  /// The tag that an account's extrinsic provides in the pool: account, nonce u32.
  private static Bytes tag(AccountId account, long nonce) {
    return new ScaleWriter().raw(account.value()).u32(nonce).toBytes();
  }

  /// An address of any prefix.
  private static AccountId account(Params params) {
    String text = params.text("account");
    try {
      Bytes32 key = text.startsWith("0x") ? Bytes32.fromHex(text) : Ss58.decodeAccount(text);
      return new AccountId(key);
    } catch (IllegalArgumentException e) {
      throw Params.wrong("account", "an address is needed", text(text));
    }
  }

  private JsonNode dryRun(Params params, Context context) {
    return Json.hex(
        RuntimeCalls.call(
            states,
            BlockReference.forState(blocks, params, "at"),
            "BlockBuilder_apply_extrinsic",
            params.bytes("extrinsic")));
  }
}
