package network.khala.rpc.api;

import java.util.List;
import java.util.Optional;
import network.khala.finality.FinalityProof;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Methods.SubscriptionNames;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// `chain_*`: blocks and heads.
final class ChainMethods {
  private static final String AT = "hash";
  private static final long MAX_NUMBER = 0xffff_ffffL;
  private static final int MAX_NUMBERS = 10_000;

  private final Blocks blocks;
  private final HeadFeed heads;

  ChainMethods(Blocks blocks, HeadFeed heads) {
    this.blocks = blocks;
    this.heads = heads;
  }

  void addTo(Methods.Builder methods) {
    List<String> at = List.of(AT);
    methods
        .query("chain_getBlockHash", at, this::blockHash)
        .alias("chain_getHead", "chain_getBlockHash")
        .query("chain_getFinalizedHead", List.of(), this::finalisedHead)
        .alias("chain_getFinalisedHead", "chain_getFinalizedHead")
        .query("chain_getHeader", at, this::header)
        .query("chain_getBlock", at, this::block);
    newHeads(methods);
    finalisedHeads(methods);
    methods.subscription(
        new SubscriptionNames(
            "chain_subscribeAllHeads", "chain_unsubscribeAllHeads", "chain_allHead"),
        List.of(),
        this::followBest);
  }

  private void newHeads(Methods.Builder methods) {
    methods
        .subscription(
            new SubscriptionNames(
                "chain_subscribeNewHeads", "chain_unsubscribeNewHeads", "chain_newHead"),
            List.of(),
            this::followBest)
        .alias("chain_subscribeNewHead", "chain_subscribeNewHeads")
        .alias("subscribe_newHead", "chain_subscribeNewHeads")
        .alias("chain_unsubscribeNewHead", "chain_unsubscribeNewHeads")
        .alias("unsubscribe_newHead", "chain_unsubscribeNewHeads");
  }

  private void finalisedHeads(Methods.Builder methods) {
    methods
        .subscription(
            new SubscriptionNames(
                "chain_subscribeFinalizedHeads",
                "chain_unsubscribeFinalizedHeads",
                "chain_finalizedHead"),
            List.of(),
            this::followFinalised)
        .alias("chain_subscribeFinalisedHeads", "chain_subscribeFinalizedHeads")
        .alias("chain_unsubscribeFinalisedHeads", "chain_unsubscribeFinalizedHeads");
  }

  /// By number, `0x…` number or a list of these; the newest block's without a parameter.
  private JsonNode blockHash(Params params, Context context) {
    Optional<JsonNode> asked = params.find(AT);
    if (asked.isEmpty()) {
      return Json.hex(BlockReference.best(blocks).hash());
    }
    if (!asked.get().isArray()) {
      return hashOf(asked.get());
    }
    if (asked.get().size() > MAX_NUMBERS) {
      throw Params.wrong(AT, "at most " + MAX_NUMBERS + " numbers are allowed", asked.get());
    }
    ArrayNode hashes = Json.NODES.arrayNode();
    asked.get().forEach(number -> hashes.add(hashOf(number)));
    return hashes;
  }

  private JsonNode hashOf(JsonNode number) {
    return Json.hashOrNull(blocks.hash(Params.number(AT, number, MAX_NUMBER)));
  }

  private JsonNode finalisedHead(Params params, Context context) {
    return Json.hashOrNull(blocks.hash(blocks.finalised()));
  }

  private Optional<Long> number(Params params) {
    return params
        .optionalHash(AT)
        .map(hash -> blocks.number(new Hash(hash)))
        .orElseGet(() -> Optional.of(blocks.best()));
  }

  private JsonNode header(Params params, Context context) {
    return number(params)
        .flatMap(blocks::header)
        .<JsonNode>map(Json::header)
        .orElse(Json.NODES.nullNode());
  }

  private JsonNode block(Params params, Context context) {
    return number(params).flatMap(this::block).orElse(Json.NODES.nullNode());
  }

  private Optional<JsonNode> block(long number) {
    Optional<Header> header = blocks.header(number);
    Optional<List<Bytes>> body = blocks.body(number);
    if (header.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    JsonNode justifications =
        blocks
            .finalityProof(number)
            .map(ChainMethods::justifications)
            .orElse(Json.NODES.nullNode());
    return Optional.of(Json.signedBlock(header.get(), body.get(), justifications));
  }

  private static JsonNode justifications(Bytes proof) {
    ArrayNode one =
        Json.NODES
            .arrayNode()
            .add(Json.numbers(FinalityProof.JUSTIFICATION_ENGINE))
            .add(Json.numbers(proof));
    return Json.NODES.arrayNode().add(one);
  }

  private Runnable followBest(Params params, Context context, Sink sink) {
    var follower = new Follower(sink, true);
    Runnable end = heads.listen(follower);
    follower.begin(blocks.best(), blocks);
    return end;
  }

  private Runnable followFinalised(Params params, Context context, Sink sink) {
    var follower = new Follower(sink, false);
    Runnable end = heads.listen(follower);
    follower.begin(blocks.finalised(), blocks);
    return end;
  }

  /// Sends the current head first, then each one after it, none twice and none left out.
  private static final class Follower implements HeadListener {
    private final Sink sink;
    private final boolean best;
    private long last = -1;

    Follower(Sink sink, boolean best) {
      this.sink = sink;
      this.best = best;
    }

    synchronized void begin(long current, Blocks blocks) {
      if (current > last) {
        blocks.header(current).ifPresent(this::send);
      }
    }

    @Override
    public void onBest(Header header, Hash hash) {
      if (best) {
        send(header);
      }
    }

    @Override
    public void onFinalised(Header header, Hash hash) {
      if (!best) {
        send(header);
      }
    }

    private synchronized void send(Header header) {
      if (header.number() > last) {
        last = header.number();
        sink.send(Json.header(header));
      }
    }
  }
}
