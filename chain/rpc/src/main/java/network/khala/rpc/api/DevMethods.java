package network.khala.rpc.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.Development;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `engine_*` and `dev_*`: blocks and time on demand. Development chains only, and only for those
/// who may do everything.
final class DevMethods {
  private static final int EMPTY_POOL = 12_000;
  private static final int BLOCK_NOT_FOUND = 13_000;
  private static final int MAX_BLOCKS = 1000;
  private static final int MAX_TEXT = 40;

  private final Blocks blocks;
  private final Development development;

  DevMethods(Blocks blocks, Development development) {
    this.blocks = blocks;
    this.development = development;
  }

  void addTo(Methods.Builder methods) {
    methods
        .unsafeQuery(
            "engine_createBlock", List.of("createEmpty", "finalize", "parentHash"), this::create)
        .unsafeQuery("engine_finalizeBlock", List.of("hash", "justification"), this::finalise)
        .unsafeQuery("dev_newBlock", List.of("options"), this::newBlock)
        .unsafeQuery("dev_timeTravel", List.of("date"), this::timeTravel);
  }

  /// One block on the newest one. It is final at once, whatever `finalize` says.
  private JsonNode create(Params params, Context context) {
    if (!params.flag("createEmpty") && development.waiting() == 0) {
      throw new RpcException(
          RpcError.of(
              EMPTY_POOL,
              "Transaction pool is empty, set create_empty to true, if you want to create empty"
                  + " blocks"));
    }
    params
        .optionalHash("parentHash")
        .map(Hash::new)
        .filter(parent -> !parent.equals(BlockReference.best(blocks).hash()))
        .ifPresent(
            parent -> {
              throw new RpcException(
                  RpcError.invalidParams(
                      "parentHash: this chain has no forks, so only the newest block can have a"
                          + " child"));
            });
    ObjectNode json = Json.NODES.objectNode();
    json.put("hash", development.makeBlock().toHex());
    json.putObject("aux")
        .put("header_only", false)
        .put("clear_justification_requests", false)
        .put("needs_justification", false)
        .put("bad_justification", false)
        .put("is_new_best", true);
    return json;
  }

  /// Every block is final when it is made.
  private JsonNode finalise(Params params, Context context) {
    Hash hash = new Hash(params.hash("hash"));
    return blocks
        .number(hash)
        .map(number -> Json.NODES.booleanNode(number <= blocks.finalised()))
        .orElseThrow(
            () -> new RpcException(RpcError.of(BLOCK_NOT_FOUND, "there is no block " + hash)));
  }

  /// `{count}` blocks, empty or not: one, unless told otherwise. The last one's hash.
  private JsonNode newBlock(Params params, Context context) {
    long count =
        params
            .find("options")
            .map(
                options -> {
                  if (!options.isObject()
                      || options.properties().stream().anyMatch(e -> !e.getKey().equals("count"))) {
                    throw Params.wrong("options", "{count} is all that is known here", options);
                  }
                  return options.has("count")
                      ? Params.number("count", options.get("count"), MAX_BLOCKS)
                      : 1L;
                })
            .orElse(1L);
    Hash last = BlockReference.best(blocks).hash();
    for (long made = 0; made < count; made++) {
      last = development.makeBlock();
    }
    return Json.hex(last);
  }

  /// The time of the next block: milliseconds since 1970, or a text such as `2026-11-29T12:00:00Z`.
  /// The answer is that time in milliseconds.
  private JsonNode timeTravel(Params params, Context context) {
    JsonNode given =
        params
            .find("date")
            .orElseThrow(() -> new RpcException(RpcError.invalidParams("date is missing")));
    Instant to = instant(given);
    if (!development.advanceTime(to)) {
      throw new RpcException(
          RpcError.invalidParams("date: the chain's clock is past " + to + "; time only advances"));
    }
    return Json.NODES.numberNode(to.toEpochMilli());
  }

  private static Instant instant(JsonNode given) {
    if (given.isString() && !given.stringValue().startsWith("0x")) {
      String text = given.stringValue();
      try {
        Instant parsed = text.length() <= MAX_TEXT ? Instant.parse(text) : Instant.MAX;
        if (!parsed.isBefore(Instant.EPOCH)
            && !parsed.isAfter(Instant.ofEpochMilli(Development.MAX_MILLIS))) {
          return parsed;
        }
      } catch (DateTimeParseException e) {
        // Told below.
      }
      throw Params.wrong("date", "a time such as 2026-11-29T12:00:00Z is needed", given);
    }
    return Instant.ofEpochMilli(Params.number("date", given, Development.MAX_MILLIS));
  }
}
