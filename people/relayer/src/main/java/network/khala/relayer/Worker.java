package network.khala.relayer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.relayer.WorkerStatus.Activity;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import org.jspecify.annotations.Nullable;

/// One worker and its turns. Each turn asks how far the enclave is and does the first thing that is
/// missing, so that it does not matter where the last one ended. Owned by one thread.
///
/// Source: `docs/protocol/relayer.md#turns`.
final class Worker {
  /// An enclave further behind than this at its start would sign again what the chain has long had.
  private static final int FAR_BEHIND = 256;

  /// Senders in one enclave: itself, the gatekeeper, its clusters.
  private static final int MAX_SENDERS = 64;

  private static final long ASK_NANOS = Duration.ofSeconds(2).toNanos();

  private final PRuntimeClient client;
  private final Node node;
  private final RelayerEvents events;
  private final StatusBoard board;
  private final Start start;
  private final BlockFeed blocks;
  private final HeaderFeed headers;
  private final EgressFloor floor;
  private final Registrar registrar;
  private final Optional<Handover> handover;
  private List<MessageOrigin> senders = List.of();
  private boolean firstTurn = true;
  private boolean handedOver;
  private boolean skipTried;
  private long score;
  private @Nullable WorkerOnChain onChain;
  private long askedAt;
  private long toldHead = -1;

  Worker(
      PRuntimeClient client,
      Node node,
      RelayerConfig config,
      RelayerEvents events,
      StatusBoard board,
      Optional<Handover> handover) {
    this.handover = handover;
    this.client = client;
    this.node = node;
    this.events = events;
    this.board = board;
    this.start = new Start(client, node.light(), config);
    this.blocks = new BlockFeed(client, node.light(), config.batches().blocks());
    this.headers = new HeaderFeed(client, node.light(), config.batches().headers());
    this.floor = new EgressFloor(client, node.light());
    this.registrar = new Registrar(client, node.account(), events, config);
  }

  /// The program does not answer; whatever does next may be another one.
  void lost() {
    firstTurn = true;
    skipTried = false;
    registrar.workerRestarted();
  }

  /// Whether a newer program has the identity: nothing more is to be done for this one.
  boolean isHandedOver() {
    return handedOver;
  }

  /// Does one thing.
  ///
  /// @return whether there may be more to do before the next final block
  boolean turn() throws InterruptedException {
    PhactoryInfo info = client.info();
    long lastFinal = node.light().lastFinal();
    Counters at = Counters.of(info);
    Optional<Sr25519PublicKey> key = key(info);
    board.progress(key, info, at, lastFinal);
    if (!info.getInitialized() || key.isEmpty()) {
      board.activity(Activity.INITIALIZING);
      events.initialized(client.endpoint(), start.initialize());
      return true;
    }
    if (feed(info, at, key.get(), lastFinal)) {
      return true;
    }
    if (info.getSafeModeLevel() == 0) {
      serve(info, key.get(), lastFinal);
    }
    return false;
  }

  /// Rows 1 to 5.
  private boolean feed(PhactoryInfo info, Counters at, Sr25519PublicKey key, long lastFinal)
      throws InterruptedException {
    if (lastFinal - at.block() >= 1) {
      board.activity(Activity.SYNCING);
    }
    if (at.atGenesis() && !skipTried) {
      skipTried = true;
      if (skipAhead(key, lastFinal)) {
        return true;
      }
    }
    boolean floorDue = firstTurn && lastFinal - at.block() > FAR_BEHIND;
    firstTurn = false;
    List<Bytes> ingressKeys = ingressKeys(info, key);
    if (blocks.takeFloorWanted() || floorDue) {
      raiseFloor(at, lastFinal, ingressKeys);
    }
    boolean execute = info.getSafeModeLevel() == 0;
    List<Bytes> wanted = info.getPendingMessages() > 0 ? ingressKeys : List.of();
    return blocks.feed(at, lastFinal, wanted, execute) || headers.feed(at, lastFinal);
  }

  private boolean skipAhead(Sr25519PublicKey key, long lastFinal) throws InterruptedException {
    try {
      return start.skipAhead(key, lastFinal);
    } catch (PRuntimeException e) {
      // Enclaves refuse what would hide their past; those execute every block.
      if (e.answered()) {
        return false;
      }
      throw e;
    }
  }

  private void raiseFloor(Counters at, long lastFinal, List<Bytes> ingressKeys)
      throws InterruptedException {
    try {
      floor.raise(at, lastFinal, ingressKeys);
    } catch (PRuntimeException e) {
      // It only saves work.
      if (!e.notOffered()) {
        throw e;
      }
    }
  }

  /// Row 6.
  private void serve(PhactoryInfo info, Sr25519PublicKey key, long lastFinal)
      throws InterruptedException {
    if (toldHead != lastFinal) {
      toldHead = lastFinal;
      events.synced(client.endpoint(), lastFinal);
    }
    WorkerOnChain known = onChain(key, lastFinal);
    if (info.getPendingMessages() > 0) {
      node.sender().send(client.endpoint(), egress());
    }
    boolean measured =
        info.getPendingMessages() == 0
            && !info.getEarningState().equals(Cause.BENCHMARKING.wireName());
    boolean registering = registrar.step(known, lastFinal, measured);
    board.activity(registering ? Activity.REGISTERING : Activity.AT_HEAD);
    if (handover.isPresent() && !registering && known.info().isPresent()) {
      handedOver = handover.get().attempt(key, lastFinal);
      if (handedOver) {
        board.activity(Activity.HANDED_OVER);
      }
    }
  }

  /// What the chain knows of the worker: asked once a final block, and not more often than makes
  /// sense for a person.
  private WorkerOnChain onChain(Sr25519PublicKey key, long lastFinal) {
    WorkerOnChain last = onChain;
    if (last != null && last.key().equals(key) && System.nanoTime() - askedAt < ASK_NANOS) {
      return last;
    }
    WorkerOnChain known =
        WorkerOnChain.read(
            node.chain().stateAt(node.light().header(lastFinal).hash().value()), key);
    onChain = known;
    askedAt = System.nanoTime();
    board.onChain(known);
    long measured = known.info().flatMap(WorkerInfoV2::initialScore).orElse(0L);
    if (score == 0 && measured != 0) {
      events.benchmarked(client.endpoint(), key, measured);
    }
    score = measured;
    return known;
  }

  private List<EgressMessages> egress() throws InterruptedException {
    Bytes encoded = Protobuf.bytes(client.egress().getEncodedMessages());
    List<EgressMessages> egress;
    try {
      egress = EgressMessages.LIST_CODEC.decode(encoded);
    } catch (DecodeException e) {
      throw new FeedException(
          "the messages of pRuntime " + client.endpoint() + " cannot be decoded: " + e.getMessage(),
          "update the relayer to the pRuntime's version");
    }
    senders = egress.stream().map(EgressMessages::sender).limit(MAX_SENDERS).toList();
    return egress;
  }

  private List<Bytes> ingressKeys(PhactoryInfo info, Sr25519PublicKey key)
      throws InterruptedException {
    if (senders.isEmpty() && info.getPendingMessages() > 0 && info.getSafeModeLevel() == 0) {
      egress();
    }
    List<Bytes> keys = new ArrayList<>();
    MessageOrigin own = new MessageOrigin.Worker(key);
    keys.add(LightKeys.offchainIngress(own));
    for (MessageOrigin sender : senders) {
      if (!sender.equals(own)) {
        keys.add(LightKeys.offchainIngress(sender));
      }
    }
    return keys;
  }

  private static Optional<Sr25519PublicKey> key(PhactoryInfo info) {
    String hex = info.hasPublicKey() ? info.getPublicKey() : info.getSystem().getPublicKey();
    if (hex.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Sr25519PublicKey.fromHex(hex.startsWith("0x") ? hex : "0x" + hex));
    } catch (IllegalArgumentException e) {
      throw new FeedException(
          "pRuntime gives an identity key that is none: " + hex,
          "update the relayer to the pRuntime's version");
    }
  }
}
