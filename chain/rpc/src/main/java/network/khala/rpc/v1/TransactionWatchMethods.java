package network.khala.rpc.v1;

import java.util.List;
import java.util.Optional;
import network.khala.node.pool.PoolRefusedException;
import network.khala.node.pool.PoolStatus;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.api.Failures;
import network.khala.rpc.api.Json;
import network.khala.rpc.backend.Transactions;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Methods.SubscriptionNames;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `transactionWatch_v1_*`: submits a transaction and tells what becomes of it. A transaction that
/// is not taken is an event too and no error.
final class TransactionWatchMethods {
  private final Transactions transactions;

  TransactionWatchMethods(Transactions transactions) {
    this.transactions = transactions;
  }

  void addTo(Methods.Builder methods) {
    methods.subscription(
        new SubscriptionNames(
            "transactionWatch_v1_submitAndWatch",
            "transactionWatch_v1_unwatch",
            "transactionWatch_v1_watchEvent"),
        List.of("transaction"),
        this::watch);
  }

  private Runnable watch(Params params, Context context, Sink sink) {
    Bytes transaction = params.bytes("transaction");
    try {
      transactions.submit(transaction, status -> tell(sink, status));
    } catch (PoolRefusedException e) {
      RpcError error = Failures.refusal(e.refusal()).error();
      String detail = error.data().map(JsonNode::asString).map(text -> ": " + text).orElse("");
      sink.send(failed("invalid", error.message() + detail));
      sink.close();
    }
    // Nothing to end: the pool forgets the watcher with the transaction's last status.
    return () -> {};
  }

  private static void tell(Sink sink, PoolStatus status) {
    event(status).ifPresent(sink::send);
    if (status.isLast()) {
      sink.close();
    }
  }

  private static Optional<ObjectNode> event(PoolStatus status) {
    return switch (status) {
      case PoolStatus.Future() -> Optional.empty();
      case PoolStatus.Ready() -> Optional.of(Operations.event("validated"));
      case PoolStatus.InBlock(Hash block, int index) ->
          Optional.of(in("bestChainBlockIncluded", block, index));
      case PoolStatus.Retracted _ -> {
        ObjectNode event = Operations.event("bestChainBlockIncluded");
        event.putNull("block");
        yield Optional.of(event);
      }
      case PoolStatus.Finalized(Hash block, int index) ->
          Optional.of(in("finalized", block, index));
      case PoolStatus.FinalityTimeout _ ->
          Optional.of(failed("error", "its block was not final in time; watch the chain for it"));
      case PoolStatus.Usurped(Hash by) ->
          Optional.of(failed("invalid", "the transaction " + by.toHex() + " took its place"));
      case PoolStatus.Dropped() ->
          Optional.of(failed("dropped", "the pool was full; submit it again later"));
      case PoolStatus.Invalid() ->
          Optional.of(failed("invalid", "the transaction is not valid any more"));
    };
  }

  private static ObjectNode in(String name, Hash block, int index) {
    ObjectNode event = Operations.event(name);
    event.set("block", Json.NODES.objectNode().put("hash", block.toHex()).put("index", index));
    return event;
  }

  private static ObjectNode failed(String name, String problem) {
    return Operations.event(name).put("error", problem);
  }
}
