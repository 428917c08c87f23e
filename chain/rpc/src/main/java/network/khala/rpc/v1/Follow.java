package network.khala.rpc.v1;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.api.BlockReference;
import network.khala.rpc.api.HeadListener;
import network.khala.rpc.api.Json;
import network.khala.rpc.api.RuntimeCalls;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Sink;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One `chainHead_v1_follow`: tells its peer of every block and keeps those pinned that the peer
/// has not let go of. A peer that holds too many, or one for too long, is told `stop`, and the
/// subscription ends.
final class Follow implements HeadListener {
  /// How many blocks a peer may hold.
  static final int MAX_PINNED = 512;

  /// How long a peer may hold a block after a later one became final.
  static final Duration MAX_PIN_AGE = Duration.ofSeconds(60);

  /// How many final blocks the first event tells of.
  private static final int FIRST_FINALISED = 10;

  private static final List<String> SPEC =
      List.of("specName", "implName", "specVersion", "implVersion", "transactionVersion");

  private final Blocks blocks;
  private final States states;
  private final Sink sink;
  private final boolean withRuntime;
  private final PinnedBlocks pinned;
  private final Operations operations;
  private final AtomicBoolean over = new AtomicBoolean();
  private boolean begun;
  private long best;
  private long finalised;

  /// @param nanoTime for the age of what is pinned
  Follow(Blocks blocks, States states, Sink sink, boolean withRuntime, LongSupplier nanoTime) {
    this.blocks = blocks;
    this.states = states;
    this.sink = sink;
    this.withRuntime = withRuntime;
    this.pinned = new PinnedBlocks(MAX_PINNED, MAX_PIN_AGE, nanoTime);
    this.operations = new Operations(sink);
  }

  boolean withRuntime() {
    return withRuntime;
  }

  PinnedBlocks pinned() {
    return pinned;
  }

  Operations operations() {
    return operations;
  }

  /// Tells of the chain as it is. Blocks that came before this are part of that.
  synchronized void begin() {
    finalised = blocks.finalised();
    best = blocks.best();
    ObjectNode event = Operations.event("initialized");
    ArrayNode hashes = event.putArray("finalizedBlockHashes");
    for (long number = Math.max(0, finalised - FIRST_FINALISED + 1);
        number <= finalised;
        number++) {
      Hash hash = hash(number);
      pinned.pin(hash, number);
      hashes.add(hash.toHex());
    }
    if (withRuntime) {
      event.set("finalizedBlockRuntime", runtime(finalised));
    }
    sink.send(event);
    for (long number = finalised + 1; number <= best; number++) {
      announce(header(number), hash(number));
    }
    tellBest(hash(best));
    begun = true;
  }

  @Override
  public synchronized void onBest(Header header, Hash hash) {
    if (!begun || over.get() || header.number() <= best) {
      return;
    }
    if (pinned.anyTooOld()) {
      stop();
      return;
    }
    best = header.number();
    announce(header, hash);
    tellBest(hash);
  }

  @Override
  public synchronized void onFinalised(Header header, Hash hash) {
    if (!begun || over.get() || header.number() <= finalised) {
      return;
    }
    finalised = header.number();
    pinned.finalised(finalised);
    ObjectNode event = Operations.event("finalized");
    event.putArray("finalizedBlockHashes").add(hash.toHex());
    event.putArray("prunedBlockHashes");
    sink.send(event);
  }

  private void announce(Header header, Hash hash) {
    if (!pinned.pin(hash, header.number())) {
      stop();
      return;
    }
    ObjectNode event = Operations.event("newBlock");
    event.put("blockHash", hash.toHex());
    event.put("parentBlockHash", header.parentHash().toHex());
    event.set(
        "newRuntime",
        withRuntime && changesRuntime(header) ? runtime(header.number()) : Json.NODES.nullNode());
    sink.send(event);
  }

  private void stop() {
    sink.send(Operations.event("stop"));
    sink.close();
  }

  private static boolean changesRuntime(Header header) {
    return header.digest().logs().contains(new DigestItem.RuntimeEnvironmentUpdated());
  }

  private void tellBest(Hash hash) {
    sink.send(Operations.event("bestBlockChanged").put("bestBlockHash", hash.toHex()));
  }

  /// The runtime of a block; its APIs are an object here and not a list of pairs.
  private JsonNode runtime(long number) {
    ObjectNode version = RuntimeCalls.version(states, new BlockReference(number, hash(number)));
    ObjectNode runtime = Json.NODES.objectNode().put("type", "valid");
    ObjectNode spec = runtime.putObject("spec");
    for (String name : SPEC) {
      spec.set(name, version.get(name));
    }
    ObjectNode apis = spec.putObject("apis");
    version.get("apis").forEach(api -> apis.set(api.get(0).stringValue(), api.get(1)));
    return runtime;
  }

  private Header header(long number) {
    return blocks.header(number).orElseThrow(() -> missing(number));
  }

  private Hash hash(long number) {
    return blocks.hash(number).orElseThrow(() -> missing(number));
  }

  private static IllegalStateException missing(long number) {
    return new IllegalStateException("block " + number + " is missing");
  }

  /// The subscription is over.
  void end() {
    over.set(true);
    operations.end();
  }
}
