package network.khala.rpc.api;

import java.util.List;
import network.khala.node.store.StateChange;
import network.khala.node.store.StateDiscardedException;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.PoolTag;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Backend;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.backend.Transactions;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `pha_*`: what relayers of Phala's own tools ask. Changes are those that were stored when the
/// block was executed, ascending by key; there are no child states.
final class PhaMethods {
  private static final long MAX_DISTANCE = 10_000;

  private final Blocks blocks;
  private final States states;
  private final Transactions transactions;
  private final int maxAnswerChars;

  PhaMethods(Backend backend, int maxAnswerChars) {
    this.blocks = backend.blocks();
    this.states = backend.states();
    this.transactions = backend.transactions();
    this.maxAnswerChars = maxAnswerChars;
  }

  void addTo(Methods.Builder methods) {
    List<String> range = List.of("from", "to");
    methods
        .query("pha_getStorageChanges", range, (params, _) -> changes(params, false))
        .query("pha_getStorageChangesWithRoot", range, (params, _) -> changes(params, true))
        .query("pha_getStorageChangesAt", List.of("blockHash"), this::changesAt)
        .query("pha_getMqNextSequence", List.of("senderHex"), this::nextSequence);
  }

  private JsonNode changes(Params params, boolean withRoot) {
    Hash from = new Hash(params.hash("from"));
    Hash to = new Hash(params.hash("to"));
    long first = number(from);
    long last = number(to);
    if (first > last) {
      throw Failures.pha(
          "Cannot resolve a block range ['"
              + from
              + "("
              + first
              + ")' ... '"
              + to
              + "("
              + last
              + ")'].");
    }
    if (last - first > MAX_DISTANCE) {
      throw Failures.pha(
          "Resource limited, at most " + MAX_DISTANCE + " blocks after the first are served");
    }
    var all = new BoundedArray(maxAnswerChars);
    for (long number = first; number <= last; number++) {
      List<StateChange> changes = stored(number);
      JsonNode json = json(changes);
      long size = changes.stream().mapToLong(PhaMethods::size).sum();
      all.add(withRoot ? withRoot(number, json) : json, size);
    }
    return all.array();
  }

  private long number(Hash hash) {
    return blocks
        .number(hash)
        .orElseThrow(() -> Failures.pha("UnknownBlock: header of " + hash + " is missing"));
  }

  private List<StateChange> stored(long number) {
    try {
      return states.changes(number);
    } catch (StateDiscardedException e) {
      throw Failures.pha(Failures.discardedText(e));
    }
  }

  private static long size(StateChange change) {
    return 2L * (change.key().size() + change.value().map(Bytes::size).orElse(0)) + 16;
  }

  private static ObjectNode json(List<StateChange> changes) {
    ObjectNode json = Json.NODES.objectNode();
    ArrayNode main = json.putArray("mainStorageChanges");
    changes.forEach(change -> main.add(Json.pair(change.key(), change.value())));
    json.putArray("childStorageChanges");
    return json;
  }

  /// The root is an array of numbers: upstream gives the field no hexadecimal form.
  private JsonNode withRoot(long number, JsonNode changes) {
    Header header =
        blocks
            .header(number)
            .orElseThrow(() -> Failures.pha("UnknownBlock: header of " + number + " is missing"));
    ObjectNode json = Json.NODES.objectNode();
    json.set("changes", changes);
    json.set("stateRoot", Json.numbers(header.stateRoot().value().toBytes()));
    return json;
  }

  /// SCALE: Vec of (key, Option of value), then an empty Vec of child states.
  private JsonNode changesAt(Params params, Context context) {
    List<StateChange> changes = stored(number(new Hash(params.hash("blockHash"))));
    var out = new ScaleWriter().length(changes.size());
    for (StateChange change : changes) {
      out.bytes(change.key());
      out.bool(change.value().isPresent());
      change.value().ifPresent(out::bytes);
    }
    return Json.hex(out.length(0).toBytes());
  }

  /// The next sequence that the chain expects, those that wait in the pool counted.
  private JsonNode nextSequence(Params params, Context context) {
    MessageOrigin sender = sender(params.text("senderHex"));
    Bytes answer = ask(MessageOrigin.CODEC.encode(sender));
    var in = new ScaleReader(answer);
    long sequence = in.bool() ? in.u64() : 0;
    while (transactions.provides(Bytes.wrap(PoolTag.of(sender, sequence)))) {
      sequence++;
    }
    return Json.NODES.numberNode(sequence);
  }

  private Bytes ask(byte[] sender) {
    try {
      return RuntimeCalls.call(
          states, BlockReference.best(blocks), "MqApi_sender_sequence", Bytes.wrap(sender));
    } catch (RpcException e) {
      throw Failures.pha(e.error().message());
    }
  }

  /// With or without `0x`; upstream takes it without only.
  private static MessageOrigin sender(String hex) {
    try {
      return MessageOrigin.CODEC.decode(Bytes.fromHex(hex));
    } catch (DecodeException | IllegalArgumentException e) {
      throw Failures.pha("invalid sender");
    }
  }
}
