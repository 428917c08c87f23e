package network.khala.pruntime.gatekeeper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import network.khala.crypto.Hashing;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.KeyUse;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
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
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.queue.Egress;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gatekeeper that holds the master key: processes every block from the launch on, whether it is
/// listed on chain or not, so that all gatekeepers give every message the same sequence.
public final class Gatekeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
  private static final MessageOrigin ORIGIN = new MessageOrigin.Gatekeeper();
  private static final int RANDOM_INTERVAL = 5;

  private final Sr25519KeyPair masterKey;
  private final Egress egress;
  private TokenomicEngine engine;
  private Bytes32 lastRandom = Bytes32.ZERO;
  private boolean launched;
  private boolean active;

  /// A gatekeeper that is not listed yet.
  Gatekeeper(Sr25519KeyPair masterKey, Egress egress, TokenomicParameters parameters) {
    this.masterKey = masterKey;
    this.egress = egress;
    this.engine = new TokenomicEngine(parameters);
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

  /// Whether the network is launched: the economics run.
  public boolean launched() {
    return launched;
  }

  /// What is known of a worker.
  public Optional<WorkerView> worker(Bytes32 key) {
    return engine.worker(key);
  }

  void activate(boolean listed) {
    active = listed;
    egress.channel(ORIGIN).silent(!listed);
  }

  /// The master key is on chain: the economics begin, with the parameters in force.
  void launch(TokenomicParameters parameters) {
    engine.replaceParameters(parameters);
    launched = true;
  }

  /// Processes the messages of a block that concern the economics, in order, and ends it.
  public void process(long block, long nowMs, Iterable<Message> messages) {
    if (launched) {
      engine.begin(new BlockContext(block, nowMs));
      messages.forEach(this::apply);
      for (SettlementReport report : engine.end().reports()) {
        WorkingInfoUpdateEvent update = WireForms.of(report);
        egress.push(
            ORIGIN,
            masterKey,
            Topics.WORKING_INFO_UPDATE,
            WorkingInfoUpdateEvent.CODEC.encode(update));
      }
    }
    if (block % RANDOM_INTERVAL == 0) {
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

  /// r = H(last ‖ block u32 BE ‖ secret of the `random_number` key).
  private void emitRandom(long block) {
    Bytes32 random;
    try (Sr25519KeyPair key = KeyDerivation.derive(masterKey, KeyUse.RANDOM_NUMBER);
        SecretBytes secret = key.secret()) {
      ScaleWriter preimage = new ScaleWriter();
      preimage.raw(lastRandom);
      for (int shift = 24; shift >= 0; shift -= 8) {
        preimage.u8((int) (block >>> shift) & 0xff);
      }
      byte[] secretBytes = secret.toArray();
      preimage.raw(secretBytes);
      Arrays.fill(secretBytes, (byte) 0);
      random = Bytes32.wrap(Hashing.blake2b256(preimage.toArray()));
    }
    GatekeeperEvent event =
        new GatekeeperEvent.NewRandomNumber(
            new GatekeeperEvent.RandomNumberEvent(block, random, lastRandom));
    egress.push(ORIGIN, masterKey, Topics.GATEKEEPER_EVENT, GatekeeperEvent.CODEC.encode(event));
    lastRandom = random;
  }

  /// Everything but the key, for a checkpoint.
  Bytes save() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
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
  void load(Bytes saved) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved.toArray()));
    lastRandom = Bytes32.wrap(in.readNBytes(Bytes32.SIZE));
    launched = in.readBoolean();
    activate(in.readBoolean());
    engine = TokenomicEngine.load(in);
  }

  @Override
  public void close() {
    masterKey.close();
  }
}
