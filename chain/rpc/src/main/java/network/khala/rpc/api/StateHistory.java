package network.khala.rpc.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.khala.node.store.StateDiscardedException;
import network.khala.node.store.StateView;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;

/// `state_queryStorage`: how values changed over a range of blocks.
final class StateHistory {
  private static final int MAX_KEYS = 16_384;
  private static final long MAX_BLOCKS = 10_000;

  private final Blocks blocks;
  private final States states;
  private final int maxAnswerChars;

  StateHistory(Blocks blocks, States states, int maxAnswerChars) {
    this.blocks = blocks;
    this.states = states;
    this.maxAnswerChars = maxAnswerChars;
  }

  void addTo(Methods.Builder methods) {
    methods.unsafeQuery("state_queryStorage", List.of("keys", "fromBlock", "toBlock"), this::query);
  }

  /// The first element holds all keys, later ones what their block changed.
  private JsonNode query(Params params, Context context) {
    List<Bytes> keys = params.bytesList("keys", MAX_KEYS);
    Hash from = new Hash(params.hash("fromBlock"));
    BlockReference to = BlockReference.forState(blocks, params, "toBlock");
    long first =
        blocks
            .number(from)
            .orElseThrow(() -> Failures.range(from.toHex(), to.hash().toHex(), "from is unknown"));
    if (first > to.number() || to.number() - first > MAX_BLOCKS) {
      throw Failures.range(
          from + "(" + first + ")",
          to.hash() + "(" + to.number() + ")",
          "from must not be after to, nor more than " + MAX_BLOCKS + " blocks before it");
    }
    try {
      return changes(new LinkedHashSet<>(keys), first, to.number());
    } catch (StateDiscardedException e) {
      throw Failures.discarded(e);
    }
  }

  private JsonNode changes(Set<Bytes> keys, long first, long last) {
    var sets = new BoundedArray(maxAnswerChars);
    var all = new BoundedArray(maxAnswerChars);
    StateView state = states.at(first);
    for (Bytes key : keys) {
      Optional<Bytes> value = state.value(key);
      all.add(Json.pair(key, value), size(key, value));
    }
    sets.add(StorageMessages.changeSet(hash(first), all.array()), all.chars());
    for (long number = first + 1; number <= last; number++) {
      BoundedArray some = changesOf(number, keys);
      if (!some.array().isEmpty()) {
        sets.add(StorageMessages.changeSet(hash(number), some.array()), some.chars());
      }
    }
    return sets.array();
  }

  /// The values that a block changed. Only those asked for are read.
  private BoundedArray changesOf(long number, Set<Bytes> keys) {
    var changes = new BoundedArray(maxAnswerChars);
    List<Bytes> written = states.changedKeys(number).stream().filter(keys::contains).toList();
    if (written.isEmpty()) {
      return changes;
    }
    StateView after = states.at(number);
    StateView before = states.at(number - 1);
    for (Bytes key : written) {
      Optional<Bytes> value = after.value(key);
      if (!value.equals(before.value(key))) {
        changes.add(Json.pair(key, value), size(key, value));
      }
    }
    return changes;
  }

  private static long size(Bytes key, Optional<Bytes> value) {
    return 2L * (key.size() + value.map(Bytes::size).orElse(0));
  }

  private Hash hash(long number) {
    return blocks
        .hash(number)
        .orElseThrow(() -> new IllegalStateException("block " + number + " has no hash"));
  }
}
