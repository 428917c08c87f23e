package network.khala.rpc.v1;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import network.khala.rpc.api.HeadFeed;
import network.khala.rpc.api.Json;
import network.khala.rpc.backend.Transactions;
import network.khala.rpc.jsonrpc.Answer.Connection;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;

/// `transaction_v1_*`: keeps a transaction before the chain until it is included, its peer says
/// stop, or the connection closes. What becomes of it the peer sees in the blocks.
final class TransactionMethods {
  private static final int MAX_PER_CONNECTION = 64;

  private final Transactions transactions;
  private final HeadFeed heads;
  private final Map<String, Owned> byId = new ConcurrentHashMap<>();

  private record Owned(Broadcast broadcast, Connection owner) {}

  TransactionMethods(Transactions transactions, HeadFeed heads) {
    this.transactions = transactions;
    this.heads = heads;
  }

  void addTo(Methods.Builder methods) {
    methods
        .query("transaction_v1_broadcast", List.of("tx"), this::broadcast)
        .query("transaction_v1_stop", List.of("operationId"), this::stop);
  }

  /// The operation's id; `null` if the connection has too many.
  private JsonNode broadcast(Params params, Context context) {
    Bytes extrinsic = params.bytes("tx");
    Connection owner =
        context
            .connection()
            .orElseThrow(
                () ->
                    new RpcException(
                        RpcError.of(
                            RpcError.METHOD_NOT_FOUND, "Broadcasts need a WebSocket connection")));
    if (of(owner) >= MAX_PER_CONNECTION) {
      return Json.NODES.nullNode();
    }
    String id = UUID.randomUUID().toString();
    var broadcast = new Broadcast(transactions, extrinsic, () -> byId.remove(id));
    byId.put(id, new Owned(broadcast, owner));
    broadcast.endWith(owner);
    broadcast.follow(heads);
    return Json.NODES.stringNode(id);
  }

  private long of(Connection owner) {
    return byId.values().stream().filter(owned -> owned.owner().equals(owner)).count();
  }

  private JsonNode stop(Params params, Context context) {
    String id = params.text("operationId");
    Optional.ofNullable(byId.get(id))
        .filter(owned -> context.connection().equals(Optional.of(owned.owner())))
        .orElseThrow(
            () ->
                new RpcException(RpcError.invalidParams("operationId: there is no such broadcast")))
        .broadcast()
        .stop();
    return Json.NODES.nullNode();
  }
}
