package network.khala.rpc.v1;

import java.util.List;
import java.util.Optional;
import network.khala.node.store.StateDiscardedException;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.api.Json;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Methods.SubscriptionNames;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `archive_v1_*`: any block of the chain, without following it. How far back states go is the
/// node's pruning.
final class ArchiveMethods {
  private static final String HASH = "hash";
  private static final long MAX_NUMBER = 0xffff_ffffL;
  private static final int MAX_STORAGE_ITEMS = 16_384;

  private final Blocks blocks;
  private final States states;
  private final int maxAnswerChars;

  ArchiveMethods(Blocks blocks, States states, int maxAnswerChars) {
    this.blocks = blocks;
    this.states = states;
    this.maxAnswerChars = maxAnswerChars;
  }

  void addTo(Methods.Builder methods) {
    List<String> none = List.of();
    List<String> hash = List.of(HASH);
    methods
        .query(
            "archive_v1_finalizedHeight", none, (_, _) -> Json.NODES.numberNode(blocks.finalised()))
        .query("archive_v1_genesisHash", none, (_, _) -> Json.hashOrNull(blocks.hash(0)))
        .query("archive_v1_hashByHeight", List.of("height"), this::hashByHeight)
        .query("archive_v1_header", hash, this::header)
        .query("archive_v1_body", hash, this::body)
        .query("archive_v1_call", List.of(HASH, "function", "callParameters"), this::call)
        .subscription(
            new SubscriptionNames(
                "archive_v1_storage", "archive_v1_stopStorage", "archive_v1_storageEvent"),
            List.of(HASH, "items", "childTrie"),
            this::storage);
  }

  private Optional<Long> number(Params params) {
    return blocks.number(new Hash(params.hash(HASH)));
  }

  /// This chain has no forks: one hash, or none.
  private JsonNode hashByHeight(Params params, Context context) {
    ArrayNode hashes = Json.NODES.arrayNode();
    blocks.hash(params.number("height", MAX_NUMBER)).ifPresent(hash -> hashes.add(hash.toHex()));
    return hashes;
  }

  private JsonNode header(Params params, Context context) {
    return Json.hexOrNull(number(params).flatMap(blocks::encodedHeader));
  }

  private JsonNode body(Params params, Context context) {
    return number(params)
        .flatMap(blocks::body)
        .<JsonNode>map(Json::hexes)
        .orElse(Json.NODES.nullNode());
  }

  private JsonNode call(Params params, Context context) {
    String function = params.text("function");
    Bytes parameters = params.bytes("callParameters");
    return number(params)
        .<JsonNode>map(number -> called(number, function, parameters))
        .orElse(Json.NODES.nullNode());
  }

  private ObjectNode called(long number, String function, Bytes parameters) {
    try {
      return states
          .call(number, function, parameters)
          .map(output -> Json.NODES.objectNode().put("success", true).put("value", output.toHex()))
          .orElseGet(() -> failed("the runtime has no function " + function));
    } catch (DecodeException e) {
      return failed("the parameters of " + function + " are malformed: " + e.getMessage());
    } catch (StateDiscardedException e) {
      return failed(discarded(e));
    }
  }

  private static ObjectNode failed(String problem) {
    return Json.NODES.objectNode().put("success", false).put("error", problem);
  }

  private static String discarded(StateDiscardedException e) {
    return "the state of block "
        + e.number()
        + " is not kept: the oldest is that of block "
        + e.oldest()
        + "; ask an archive node";
  }

  private Runnable storage(Params params, Context context, Sink sink) {
    Optional<Long> number = number(params);
    List<StorageQuery> queries = StorageQuery.list(params, "items");
    // This chain has no child tries: nothing is found in one.
    boolean inChild = params.optionalBytes("childTrie").isPresent();
    var reading = new Reading(sink, maxAnswerChars);
    Thread.ofVirtual()
        .name("rpc-archive-storage")
        .start(
            () -> {
              if (queries.size() > MAX_STORAGE_ITEMS) {
                reading.fail("at most " + MAX_STORAGE_ITEMS + " items can be asked for at once");
              } else if (number.isEmpty()) {
                reading.fail("there is no such block");
              } else {
                reading.run(number.get(), inChild ? List.of() : queries);
              }
            });
    return reading::stop;
  }

  /// One `archive_v1_storage` under way.
  private final class Reading {
    private final Sink sink;
    private final long maxChars;
    private long chars;
    private volatile boolean stopped;

    Reading(Sink sink, long maxChars) {
      this.sink = sink;
      this.maxChars = maxChars;
    }

    void stop() {
      stopped = true;
    }

    void run(long number, List<StorageQuery> queries) {
      try {
        var reader = new StorageReader(states.at(number), this::take);
        for (StorageQuery query : queries) {
          if (!reader.answer(query)) {
            return;
          }
        }
        sink.send(Operations.event("storageDone"));
        sink.close();
      } catch (StateDiscardedException e) {
        fail(discarded(e));
      }
    }

    private boolean take(ObjectNode item) {
      if (stopped) {
        return false;
      }
      ObjectNode event = Operations.event("storage").setAll(item);
      chars += event.toString().length();
      if (chars > maxChars) {
        fail("more than " + maxChars + " characters; go on with paginationStartKey");
        return false;
      }
      sink.send(event);
      return true;
    }

    void fail(String problem) {
      sink.send(Operations.event("storageError").put("error", problem));
      sink.close();
    }
  }
}
