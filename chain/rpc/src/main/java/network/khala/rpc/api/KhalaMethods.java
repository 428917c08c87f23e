package network.khala.rpc.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.LightBlocks;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `khala_*`: what enclaves are fed with. Ranges are inclusive and shortened to what an answer may
/// hold, but never to nothing.
final class KhalaMethods {
  /// Encoded bytes of one answer; twice as many characters.
  private static final int MAX_BYTES = 6 << 20;

  /// One single item may be longer than other answers: 18 MB encoded.
  private static final int MAX_CHARS = 40 << 20;

  private static final int MAX_HEADERS = 10_000;
  private static final long MAX_NUMBER = 0xffff_ffffL;

  private final Blocks blocks;
  private final LightBlocks light;

  KhalaMethods(Blocks blocks, LightBlocks light) {
    this.blocks = blocks;
    this.light = light;
  }

  void addTo(Methods.Builder methods) {
    List<String> range = List.of("from", "to");
    methods
        .query("khala_headers", List.of("from", "count"), MAX_CHARS, this::headers)
        .query("khala_blockHeads", range, MAX_CHARS, this::blockHeads)
        .query("khala_blockMessages", range, MAX_CHARS, this::blockMessages)
        .query("khala_eventProofs", range, MAX_CHARS, this::eventProofs)
        .query("khala_evidence", List.of("hash"), MAX_CHARS, this::evidence)
        .query("khala_proofPoint", List.of("atLeast"), MAX_CHARS, this::proofPoint)
        .query("khala_finalityProof", List.of("trusted", "target"), MAX_CHARS, this::finalityProof)
        .query("khala_lightRange", List.of(), this::range);
  }

  private JsonNode headers(Params params, Context context) {
    long from = params.number("from", MAX_NUMBER);
    long count = params.number("count", MAX_HEADERS);
    return encoded(from, Math.min(from + count - 1, blocks.best()), blocks::encodedHeader);
  }

  private JsonNode blockHeads(Params params, Context context) {
    return encoded(first(params), last(params), light::head);
  }

  /// Each block's number before its messages, also of blocks without any.
  private JsonNode blockMessages(Params params, Context context) {
    return encoded(
        first(params),
        last(params),
        number ->
            light
                .messages(number)
                .map(messages -> new ScaleWriter().u32(number).raw(messages).toBytes()));
  }

  private interface Item {
    Optional<Bytes> of(long number);
  }

  /// The items of a range as an encoded list.
  private JsonNode encoded(long first, long last, Item item) {
    requireLightData(first);
    List<Bytes> items = new ArrayList<>();
    long size = 0;
    for (long number = first; number <= last; number++) {
      Bytes next = item.of(number).orElseThrow(() -> Failures.lightData(light.first()));
      size += next.size();
      if (!items.isEmpty() && size > MAX_BYTES) {
        break;
      }
      items.add(next);
    }
    var out = new ScaleWriter().length(items.size());
    items.forEach(out::raw);
    return Json.hex(out.toBytes());
  }

  private void requireLightData(long number) {
    if (number < light.first()) {
      throw Failures.lightData(light.first());
    }
  }

  private static long first(Params params) {
    long first = params.number("from", MAX_NUMBER);
    if (first == 0) {
      throw new RpcException(RpcError.invalidParams("from: block 0 has neither head nor messages"));
    }
    return first;
  }

  private long last(Params params) {
    return Math.min(params.number("to", MAX_NUMBER), blocks.best());
  }

  private JsonNode eventProofs(Params params, Context context) {
    long first = params.number("from", MAX_NUMBER);
    long last = last(params);
    requireLightData(first);
    ArrayNode proofs = Json.NODES.arrayNode();
    long upTo = last;
    long size = 0;
    Optional<Long> next = light.nextEventProof(first);
    while (next.isPresent() && next.get() <= last) {
      long number = next.get();
      List<Bytes> nodes = light.eventProof(number);
      size += nodes.stream().mapToLong(Bytes::size).sum();
      if (!proofs.isEmpty() && size > MAX_BYTES) {
        upTo = number - 1;
        break;
      }
      proofs.addObject().put("number", number).set("proof", Json.hexes(nodes));
      next = light.nextEventProof(number + 1);
    }
    ObjectNode json = Json.NODES.objectNode();
    json.put("upTo", upTo);
    json.set("proofs", proofs);
    return json;
  }

  private JsonNode evidence(Params params, Context context) {
    return Json.hexOrNull(light.evidence(params.hash("hash")));
  }

  private JsonNode proofPoint(Params params, Context context) {
    long atLeast = params.number("atLeast", MAX_NUMBER);
    requireLightData(atLeast);
    return light.proofPoint(atLeast).<JsonNode>map(this::proofPoint).orElse(Json.NODES.nullNode());
  }

  private JsonNode proofPoint(LightBlocks.ProofPoint point) {
    Bytes header =
        blocks
            .encodedHeader(point.number())
            .orElseThrow(() -> new IllegalStateException("no header " + point.number()));
    ObjectNode json = Json.NODES.objectNode();
    json.put("number", point.number());
    json.put("header", header.toHex());
    json.set("proof", Json.hexes(point.nodes()));
    return json;
  }

  private JsonNode finalityProof(Params params, Context context) {
    long trusted = params.number("trusted", MAX_NUMBER);
    long target = params.number("target", MAX_NUMBER);
    if (target <= trusted) {
      throw new RpcException(RpcError.invalidParams("target must be after trusted"));
    }
    LightBlocks.Finality finality =
        light.finality(trusted, target).orElseThrow(() -> Failures.lightData(light.first()));
    return Json.NODES
        .objectNode()
        .put("block", finality.block())
        .put("proof", finality.proof().toHex());
  }

  private JsonNode range(Params params, Context context) {
    return Json.NODES
        .objectNode()
        .put("first", light.first())
        .put("last", blocks.best())
        .put("lastFinal", blocks.finalised());
  }
}
