package network.khala.rpc.api;

import java.util.ArrayList;
import java.util.List;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.node.pool.PoolRefusedException;
import network.khala.node.pool.PoolStatus;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.backend.Transactions;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Methods.SubscriptionNames;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// `author_*`: submission of extrinsics, and what waits.
final class AuthorMethods {
  private static final List<String> EXTRINSIC = List.of("bytes");
  private static final String REMOVED = "bytesOrHash";
  private static final int MAX_REMOVED = 1000;

  private final Transactions transactions;

  AuthorMethods(Transactions transactions) {
    this.transactions = transactions;
  }

  void addTo(Methods.Builder methods) {
    methods
        .query("author_submitExtrinsic", EXTRINSIC, this::submit)
        .query("author_pendingExtrinsics", List.of(), this::pending)
        .unsafeQuery("author_removeExtrinsic", List.of(REMOVED), this::remove)
        .subscription(
            new SubscriptionNames(
                "author_submitAndWatchExtrinsic",
                "author_unwatchExtrinsic",
                "author_extrinsicUpdate"),
            EXTRINSIC,
            this::submitAndWatch);
  }

  private JsonNode submit(Params params, Context context) {
    try {
      return Json.hex(transactions.submit(params.bytes("bytes"), status -> {}));
    } catch (PoolRefusedException e) {
      throw Failures.refusal(e.refusal());
    }
  }

  private JsonNode pending(Params params, Context context) {
    return Json.hexes(transactions.pending());
  }

  /// Each is named by its hash or by its bytes, `{"hash": "0x…"}` or `{"extrinsic": "0x…"}`. The
  /// hashes of those that were there.
  private JsonNode remove(Params params, Context context) {
    JsonNode list =
        params
            .find(REMOVED)
            .orElseThrow(() -> new RpcException(RpcError.invalidParams(REMOVED + " is missing")));
    if (!list.isArray() || list.size() > MAX_REMOVED) {
      throw Params.wrong(REMOVED, "a list of at most " + MAX_REMOVED + " is needed", list);
    }
    List<Hash> named = new ArrayList<>();
    list.forEach(one -> named.add(named(one)));
    return Json.hexes(
        named.stream().filter(transactions::remove).map(hash -> hash.value().toBytes()).toList());
  }

  private static Hash named(JsonNode one) {
    if (one.size() == 1 && one.has("hash")) {
      Bytes hash = Params.bytes("hash", one.get("hash"));
      if (hash.size() == Bytes32.SIZE) {
        return new Hash(Bytes32.wrap(hash.toArray()));
      }
    }
    if (one.size() == 1 && one.has("extrinsic")) {
      return ExtrinsicFormat.hash(Params.bytes("extrinsic", one.get("extrinsic")));
    }
    throw Params.wrong(REMOVED, "{\"hash\": 32 bytes} or {\"extrinsic\": bytes} is needed", one);
  }

  private Runnable submitAndWatch(Params params, Context context, Sink sink) {
    try {
      transactions.submit(params.bytes("bytes"), status -> tell(sink, status));
    } catch (PoolRefusedException e) {
      throw Failures.refusal(e.refusal());
    }
    // Nothing to end: the pool forgets the watcher with the transaction's last status.
    return () -> {};
  }

  private static void tell(Sink sink, PoolStatus status) {
    sink.send(json(status));
    if (status.isLast()) {
      sink.close();
    }
  }

  static JsonNode json(PoolStatus status) {
    return switch (status) {
      case PoolStatus.Future() -> Json.NODES.stringNode("future");
      case PoolStatus.Ready() -> Json.NODES.stringNode("ready");
      case PoolStatus.InBlock(Hash block, int _) -> of("inBlock", block);
      case PoolStatus.Retracted(Hash block) -> of("retracted", block);
      case PoolStatus.Finalized(Hash block, int _) -> of("finalized", block);
      case PoolStatus.FinalityTimeout(Hash block) -> of("finalityTimeout", block);
      case PoolStatus.Usurped(Hash by) -> of("usurped", by);
      case PoolStatus.Dropped() -> Json.NODES.stringNode("dropped");
      case PoolStatus.Invalid() -> Json.NODES.stringNode("invalid");
    };
  }

  private static JsonNode of(String kind, Hash hash) {
    return Json.NODES.objectNode().put(kind, hash.toHex());
  }
}
