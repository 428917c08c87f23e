package network.khala.rpc.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.api.HeadFeed;
import network.khala.rpc.api.Json;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Methods.SubscriptionNames;
import network.khala.rpc.jsonrpc.Opening.Opened;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `chainHead_v1_*`: follows the chain and asks about the blocks on the way, which stay as they are
/// until the peer lets go of them.
///
/// A call that names a subscription that there is not, or not any more, is no error: the peer may
/// not have heard yet that it ended.
final class ChainHeadMethods {
  private static final String FOLLOW = "followSubscription";
  private static final String HASH = "hash";
  private static final String OPERATION = "operationId";
  private static final int MAX_STORAGE_ITEMS = 1000;

  private final Blocks blocks;
  private final States states;
  private final HeadFeed heads;
  private final Follows follows = new Follows();

  ChainHeadMethods(Blocks blocks, States states, HeadFeed heads) {
    this.blocks = blocks;
    this.states = states;
    this.heads = heads;
  }

  void addTo(Methods.Builder methods) {
    methods
        .subscription(
            new SubscriptionNames(
                "chainHead_v1_follow", "chainHead_v1_unfollow", "chainHead_v1_followEvent"),
            List.of("withRuntime"),
            this::follow)
        .query("chainHead_v1_header", List.of(FOLLOW, HASH), this::header)
        .operation("chainHead_v1_body", List.of(FOLLOW, HASH), this::body)
        .operation(
            "chainHead_v1_call", List.of(FOLLOW, HASH, "function", "callParameters"), this::call)
        .operation(
            "chainHead_v1_storage", List.of(FOLLOW, HASH, "items", "childTrie"), this::storage)
        .query("chainHead_v1_unpin", List.of(FOLLOW, "hashOrHashes"), this::unpin)
        .query("chainHead_v1_continue", List.of(FOLLOW, OPERATION), this::proceed)
        .query("chainHead_v1_stopOperation", List.of(FOLLOW, OPERATION), this::stopOperation);
  }

  private Runnable follow(Params params, Context context, Sink sink) {
    boolean withRuntime = params.flag("withRuntime");
    var follow = new Follow(blocks, states, sink, withRuntime, System::nanoTime);
    follows.add(sink.id(), follow, context);
    Runnable ignore = heads.listen(follow);
    follow.begin();
    return () -> {
      ignore.run();
      follows.remove(sink.id());
      follow.end();
    };
  }

  private Optional<Follow> find(Params params, Context context) {
    return follows.find(params.text(FOLLOW), context);
  }

  /// @throws network.khala.rpc.jsonrpc.RpcException if the follower does not hold the block
  private static long pinned(Follow follow, Params params) {
    return follow
        .pinned()
        .number(new Hash(params.hash(HASH)))
        .orElseThrow(ChainHeadError::notPinned);
  }

  private JsonNode header(Params params, Context context) {
    return Json.hexOrNull(
        find(params, context).map(follow -> pinned(follow, params)).flatMap(blocks::encodedHeader));
  }

  private Opened body(Params params, Context context) {
    Optional<Follow> found = find(params, context);
    if (found.isEmpty()) {
      return Opened.only(Operations.limitReached());
    }
    long number = pinned(found.get(), params);
    Operations operations = found.get().operations();
    return operations.open(
        operation -> {
          ObjectNode event =
              blocks
                  .body(number)
                  .map(
                      extrinsics ->
                          Operations.event("operationBodyDone")
                              .setAll(Map.of("value", Json.hexes(extrinsics))))
                  .orElseGet(() -> Operations.event("operationInaccessible"));
          operations.tell(operation, event);
        });
  }

  private Opened call(Params params, Context context) {
    Optional<Follow> found = find(params, context);
    if (found.isEmpty()) {
      return Opened.only(Operations.limitReached());
    }
    long number = pinned(found.get(), params);
    if (!found.get().withRuntime()) {
      throw ChainHeadError.withoutRuntime();
    }
    String function = params.text("function");
    Bytes parameters = params.bytes("callParameters");
    Operations operations = found.get().operations();
    return operations.open(
        operation -> operations.tell(operation, called(number, function, parameters)));
  }

  private ObjectNode called(long number, String function, Bytes parameters) {
    try {
      return states
          .call(number, function, parameters)
          .map(output -> Operations.event("operationCallDone").put("output", output.toHex()))
          .orElseGet(() -> error("the runtime has no function " + function));
    } catch (DecodeException e) {
      return error("the parameters of " + function + " are malformed: " + e.getMessage());
    }
  }

  private static ObjectNode error(String problem) {
    return Operations.event("operationError").put("error", problem);
  }

  private Opened storage(Params params, Context context) {
    Optional<Follow> found = find(params, context);
    if (found.isEmpty()) {
      return Opened.only(Operations.limitReached());
    }
    long number = pinned(found.get(), params);
    List<StorageQuery> asked = StorageQuery.list(params, "items");
    List<StorageQuery> taken = asked.subList(0, Math.min(asked.size(), MAX_STORAGE_ITEMS));
    // This chain has no child tries: nothing is found in one.
    boolean inChild = params.optionalBytes("childTrie").isPresent();
    Operations operations = found.get().operations();
    Opened opened =
        operations.open(
            operation ->
                new StorageOperation(operations, operation)
                    .run(states.at(number), inChild ? List.of() : taken));
    if (opened.result() instanceof ObjectNode result && result.has(OPERATION)) {
      result.put("discardedItems", asked.size() - taken.size());
    }
    return opened;
  }

  private JsonNode unpin(Params params, Context context) {
    List<Hash> hashes = new ArrayList<>();
    params.oneOrMoreHashes("hashOrHashes", Follow.MAX_PINNED).forEach(h -> hashes.add(new Hash(h)));
    find(params, context).ifPresent(follow -> follow.pinned().unpin(hashes));
    return Json.NODES.nullNode();
  }

  private JsonNode proceed(Params params, Context context) {
    String id = params.text(OPERATION);
    find(params, context)
        .flatMap(follow -> follow.operations().find(id))
        .filter(operation -> !operation.proceed())
        .ifPresent(
            operation -> {
              throw ChainHeadError.nothingToContinue();
            });
    return Json.NODES.nullNode();
  }

  private JsonNode stopOperation(Params params, Context context) {
    String id = params.text(OPERATION);
    find(params, context)
        .flatMap(follow -> follow.operations().find(id))
        .ifPresent(Operation::stop);
    return Json.NODES.nullNode();
  }
}
