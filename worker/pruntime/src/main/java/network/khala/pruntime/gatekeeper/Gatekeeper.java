package network.khala.pruntime.gatekeeper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.engine.BlockContext;
import network.khala.economics.engine.EngineMessage;
import network.khala.economics.engine.MessageOutcome;
import network.khala.economics.engine.SettlementReport;
import network.khala.economics.engine.TokenomicEngine;
import network.khala.economics.engine.WorkerView;
import network.khala.economics.wire.WireForms;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.gatekeeper.GatekeeperEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.GatekeeperRegistryEvent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.keys.MasterKey;
import network.khala.pruntime.queue.Egress;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gatekeeper that holds the master key: processes every block from the launch on, whether it is
/// listed on chain or not, so that all gatekeepers give every message the same sequence.
public final class Gatekeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
  private static final MessageOrigin ORIGIN = new MessageOrigin.Gatekeeper();

  private final Egress egress;
  private Sr25519KeyPair masterKey;
  private long rotationId;
  private TokenomicEngine engine;
  private Bytes32 lastRandom = Bytes32.ZERO;
  private boolean launched;
  private boolean active;

  /// A gatekeeper that is not listed yet.
  Gatekeeper(MasterKey key, Egress egress) {
    this.masterKey = key.pair();
    this.rotationId = key.rotationId();
    this.egress = egress;
    this.engine = TokenomicEngine.withStatistics(ParameterSets.GENESIS_DEFAULT);
    egress.channel(ORIGIN).silent(true);
  }

  /// The master public key.
  public Sr25519PublicKey masterPublicKey() {
    return new Sr25519PublicKey(masterKey.publicKey());
  }

  /// Whether it is listed on chain, so that its messages count.
  public boolean active() {
    return active;
  }

  /// What is known of a worker.
  public Optional<WorkerView> worker(Bytes32 key) {
    return engine.worker(key);
  }

  /// The master key in force, which stays this gatekeeper's.
  Sr25519KeyPair masterKey() {
    return masterKey;
  }

  /// Says something in the name of all gatekeepers.
  void say(Topic topic, byte[] payload) {
    egress.push(ORIGIN, masterKey, topic, payload);
  }

  /// Ends a rotation: the chain hears of it under the old key, and from then on the new one signs.
  void switchTo(MasterKey entry) {
    Sr25519KeyPair old = masterKey;
    try (old) {
      Sr25519KeyPair next = entry.pair();
      endRotation(entry.rotationId(), new Sr25519PublicKey(next.publicKey()));
      masterKey = next;
      rotationId = entry.rotationId();
    }
  }

  /// Ends a rotation with the key that is in force.
  void refuseRotation(long refused) {
    endRotation(refused, masterPublicKey());
  }

  private void endRotation(long id, Sr25519PublicKey key) {
    say(
        Topics.GATEKEEPER_REGISTRY_EVENT,
        GatekeeperRegistryEvent.CODEC.encode(
            new GatekeeperRegistryEvent.RotatedMasterPubkey(id, key)));
  }

  void activate(boolean listed) {
    active = listed;
    egress.channel(ORIGIN).silent(!listed);
  }

  /// The master key is on chain: the economics begin, with the parameters in force.
  void launch(TokenomicParameters parameters) {
    try {
      engine.replaceParameters(parameters);
    } catch (IllegalArgumentException e) {
      // Root has stored what no engine can compute with; all gatekeepers keep the former alike.
      LOG.error("the chain's tokenomic parameters are unusable: {}", e.getMessage());
    }
    launched = true;
  }

  /// Processes the messages of a block that concern the economics, in order, and ends it.
  public void process(long block, long nowMs, Iterable<Message> messages) {
    if (launched) {
      engine.begin(new BlockContext(block, nowMs));
      messages.forEach(this::apply);
      for (SettlementReport report : engine.end().reports()) {
        WorkingInfoUpdateEvent update = WireForms.of(report);
        say(Topics.WORKING_INFO_UPDATE, WorkingInfoUpdateEvent.CODEC.encode(update));
      }
    }
    if (block % RandomNumbers.INTERVAL_BLOCKS == 0) {
      emitRandom(block);
    }
  }

  private void apply(Message message) {
    Optional<MessageOutcome> outcome = Optional.empty();
    if (message.destination().equals(Topics.SYSTEM_EVENT)) {
      outcome =
          message
              .decode(SystemEvent.CODEC)
              .map(
                  event ->
                      engine.apply(
                          EngineMessages.sender(message.sender()), EngineMessages.of(event)));
    } else if (message.destination().equals(Topics.WORKING_REPORT)) {
      outcome =
          message
              .decode(WorkingReportEvent.CODEC)
              .map(
                  event ->
                      engine.apply(
                          EngineMessages.sender(message.sender()), EngineMessages.of(event)));
    } else if (message.destination().equals(Topics.GATEKEEPER_EVENT)) {
      outcome = applyGatekeeperEvent(message);
    }
    outcome
        .filter(MessageOutcome::isAlarm)
        .ifPresent(alarm -> LOG.warn("message of {}: {}", message.sender(), alarm.text()));
  }

  private Optional<MessageOutcome> applyGatekeeperEvent(Message message) {
    Optional<GatekeeperEvent> event = message.decode(GatekeeperEvent.CODEC);
    if (event.isPresent()
        && event.get() instanceof GatekeeperEvent.TokenomicParametersChanged(var parameters)) {
      return Optional.of(
          engine.apply(
              EngineMessages.sender(message.sender()),
              new EngineMessage.ParametersChanged(WireForms.of(parameters))));
    }
    return Optional.empty();
  }

  private void emitRandom(long block) {
    Bytes32 random = RandomNumbers.next(masterKey, block, lastRandom);
    GatekeeperEvent event =
        new GatekeeperEvent.NewRandomNumber(
            new GatekeeperEvent.RandomNumberEvent(block, random, lastRandom));
    say(Topics.GATEKEEPER_EVENT, GatekeeperEvent.CODEC.encode(event));
    lastRandom = random;
  }

  /// Everything but the key, for a checkpoint.
  Bytes save() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(rotationId);
      out.write(lastRandom.toArray());
      out.writeBoolean(launched);
      out.writeBoolean(active);
      engine.save(out);
      return Bytes.wrap(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Goes on from a checkpoint.
  ///
  /// @throws IOException if the content is no checkpoint, or names a key that is not held
  static Gatekeeper load(Bytes saved, MasterKeyHistory keys, Egress egress) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved.toArray()));
    long rotation = in.readLong();
    MasterKey key =
        keys.ofRotation(rotation)
            .orElseThrow(
                () ->
                    new IOException(
                        "the master key of rotation " + rotation + " is not sealed here"));
    Gatekeeper restored = new Gatekeeper(key, egress);
    restored.lastRandom = Bytes32.wrap(in.readNBytes(Bytes32.SIZE));
    restored.launched = in.readBoolean();
    restored.activate(in.readBoolean());
    restored.engine = TokenomicEngine.load(in);
    return restored;
  }

  @Override
  public void close() {
    masterKey.close();
  }
}
