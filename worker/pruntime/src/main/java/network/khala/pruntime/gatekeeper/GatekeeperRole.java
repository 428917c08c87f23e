package network.khala.pruntime.gatekeeper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import network.khala.crypto.KeyUse;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.crypto.VerificationException;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.wire.WireForms;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperEvent;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.gatekeeper.KeyDistribution;
import network.khala.protocol.gatekeeper.KeyDistribution.DispatchMasterKeyEvent;
import network.khala.protocol.gatekeeper.KeyDistribution.DispatchMasterKeyHistoryEvent;
import network.khala.protocol.gatekeeper.KeyDistribution.HistoricKey;
import network.khala.protocol.gatekeeper.NewGatekeeperEvent;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.BlockState;
import network.khala.pruntime.keys.KeySharing;
import network.khala.pruntime.keys.MasterKey;
import network.khala.pruntime.queue.Egress;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.tee.SealedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether this worker is a gatekeeper, from the chain's messages and the sealed keys, and
/// hands the master key on to others.
///
/// Only what a gatekeeper does reads proven state: for any other worker the relayer brings none.
public final class GatekeeperRole implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatekeeperRole.class);

  private final Sr25519PublicKey own;
  private final Sr25519KeyPair identity;
  private final Egress egress;
  private final MasterKeyHistory keys;
  private final KeyReceivers receivers;
  private final ClusterKeys clusterKeys;
  private final Rotation rotation;
  private final BooleanSupplier sawEveryBlock;
  private Optional<Gatekeeper> gatekeeper = Optional.empty();
  private Optional<String> mustBeginAgain = Optional.empty();

  /// The role of a worker that has seen nothing of the chain.
  ///
  /// @param sealed where the master key is kept
  /// @param sawEveryBlock whether the worker follows the chain from block 1 on, as gatekeepers must
  public GatekeeperRole(
      Sr25519KeyPair identity,
      Egress egress,
      SealedFile sealed,
      EvidenceStore evidence,
      BooleanSupplier sawEveryBlock) {
    this.own = new Sr25519PublicKey(identity.publicKey());
    this.identity = identity;
    this.egress = egress;
    this.keys = new MasterKeyHistory(sealed, identity);
    this.receivers = new KeyReceivers(evidence);
    this.clusterKeys = new ClusterKeys(receivers);
    this.rotation = new Rotation(identity, keys, receivers);
    this.sawEveryBlock = sawEveryBlock;
  }

  /// The gatekeeper, where this worker is one.
  public Optional<Gatekeeper> gatekeeper() {
    return gatekeeper;
  }

  /// Whether a master key is sealed here.
  public boolean holdsMasterKey() {
    return !keys.isEmpty();
  }

  /// Why the worker must forget what it has executed and follow the chain from block 1 again, if it
  /// must.
  public Optional<String> mustBeginAgain() {
    return mustBeginAgain;
  }

  /// Acts on a message of the launch, of a change among gatekeepers, of a new cluster, or with a
  /// key.
  public void on(Message message, BlockState block) {
    switch (message.sender()) {
      case MessageOrigin.Pallet _ -> {
        if (message.destination().equals(Topics.GATEKEEPER_LAUNCH)) {
          message.decode(GatekeeperLaunch.CODEC).ifPresent(launch -> onLaunch(launch, block));
        } else if (message.destination().equals(Topics.GATEKEEPER_CHANGE)) {
          message.decode(GatekeeperChange.CODEC).ifPresent(change -> onChange(change, block));
        } else if (message.destination().equals(Topics.CLUSTER_EVENT)) {
          message.decode(ClusterEvent.CODEC).ifPresent(event -> onCluster(event, block));
        }
      }
      case MessageOrigin.Gatekeeper _ -> {
        if (message.destination().equals(Topics.KEY_DISTRIBUTION)) {
          message.decode(KeyDistribution.CODEC).ifPresent(key -> onKey(key, block));
        } else if (message.destination().equals(Topics.GATEKEEPER_EVENT)) {
          message.decode(GatekeeperEvent.CODEC).ifPresent(this::checkRandom);
        }
      }
      case MessageOrigin.Contract _,
          MessageOrigin.Worker _,
          MessageOrigin.AccountId _,
          MessageOrigin.MultiLocation _,
          MessageOrigin.Cluster _,
          MessageOrigin.Reserved _ -> {
        // Nobody else has a say among gatekeepers.
      }
    }
  }

  private void onLaunch(GatekeeperLaunch launch, BlockState block) {
    switch (launch) {
      case GatekeeperLaunch.FirstGatekeeper(var first) -> onFirst(first.pubkey(), block);
      case GatekeeperLaunch.MasterPubkeyOnChain(var event) ->
          onMasterKey(event.masterPubkey(), block);
      case GatekeeperLaunch.RotateMasterKey(var order) ->
          gatekeeper.ifPresent(one -> rotation.propose(order, one, block));
      case GatekeeperLaunch.MasterPubkeyRotated _ -> {
        // The gatekeepers switched when they took the key.
      }
    }
  }

  private void onFirst(Sr25519PublicKey first, BlockState block) {
    boolean mine = first.equals(own);
    if (!mine && keys.isEmpty()) {
      return;
    }
    if (!KeyReceivers.isListed(first, block)) {
      LOG.error("the first gatekeeper {} is not listed on chain; ignored", first);
      return;
    }
    if (!sawEveryBlock.getAsBoolean()) {
      mustBeginAgain = Optional.of("a gatekeeper must have seen every block");
      return;
    }
    if (mine && keys.isEmpty()) {
      keys.generate();
    }
    gatekeeper.ifPresent(Gatekeeper::close);
    Gatekeeper created = new Gatekeeper(keys.first(), egress);
    gatekeeper = Optional.of(created);
    if (mine) {
      RegistryEvent event = new RegistryEvent.MasterPubkey(created.masterPublicKey());
      egress.push(
          new MessageOrigin.Worker(own),
          identity,
          Topics.REGISTRY_EVENT,
          RegistryEvent.CODEC.encode(event));
      created.activate(true);
    }
  }

  private void onMasterKey(Sr25519PublicKey onChain, BlockState block) {
    if (gatekeeper.isEmpty()) {
      return;
    }
    if (!gatekeeper.get().masterPublicKey().equals(onChain)) {
      LOG.error("the master key on chain is {}, not the one sealed here; no gatekeeper", onChain);
      drop();
      return;
    }
    gatekeeper.get().launch(parameters(block));
  }

  private void onChange(GatekeeperChange change, BlockState block) {
    if (gatekeeper.isEmpty()) {
      return;
    }
    switch (change) {
      case GatekeeperChange.Registered(var newcomer) -> {
        boolean listed = KeyReceivers.isListed(newcomer.pubkey(), block);
        share(newcomer, listed, block);
        if (listed && newcomer.pubkey().equals(own)) {
          gatekeeper.get().activate(true);
        }
      }
      case GatekeeperChange.Unregistered(var gone) -> {
        if (gone.pubkey().equals(own)) {
          gatekeeper.get().activate(false);
        }
      }
    }
  }

  /// Every gatekeeper shares, listed or not, and refuses by a message too: so all give the same
  /// sequences.
  private void share(NewGatekeeperEvent newcomer, boolean listed, BlockState block) {
    boolean accepted =
        listed && receivers.accepts(newcomer.pubkey(), Optional.of(newcomer.ecdhPubkey()), block);
    KeyDistribution message =
        accepted
            ? keysFor(newcomer, block)
            : new KeyDistribution.MasterKeyHistory(
                new DispatchMasterKeyHistoryEvent(newcomer.pubkey(), List.of()));
    gatekeeper.orElseThrow().say(Topics.KEY_DISTRIBUTION, KeyDistribution.CODEC.encode(message));
  }

  private KeyDistribution keysFor(NewGatekeeperEvent newcomer, BlockState block) {
    Sr25519KeyPair masterKey = gatekeeper.orElseThrow().masterKey();
    List<HistoricKey> encrypted = new ArrayList<>();
    try {
      for (MasterKey entry : keys.upTo(block.number())) {
        EncryptedKey key =
            KeySharing.encrypt(
                masterKey, KeyUse.MASTER_KEY_SHARING, newcomer.ecdhPubkey(), entry.secret());
        encrypted.add(new HistoricKey(entry.rotationId(), entry.blockHeight(), key));
      }
    } catch (VerificationException e) {
      LOG.error("no key for worker={} reason={}", newcomer.pubkey(), e.getMessage());
      encrypted.clear();
    }
    if (encrypted.size() == 1) {
      EncryptedKey key = encrypted.getFirst().key();
      return new KeyDistribution.MasterKeyDistribution(
          new DispatchMasterKeyEvent(
              newcomer.pubkey(), key.ecdhPubkey(), key.encryptedKey(), key.iv()));
    }
    return new KeyDistribution.MasterKeyHistory(
        new DispatchMasterKeyHistoryEvent(newcomer.pubkey(), encrypted));
  }

  private void onCluster(ClusterEvent event, BlockState block) {
    gatekeeper.ifPresent(one -> clusterKeys.on(event, one, block));
  }

  private void onKey(KeyDistribution message, BlockState block) {
    switch (message) {
      case KeyDistribution.MasterKeyDistribution(var event) -> {
        if (event.dest().equals(own)) {
          EncryptedKey key =
              new EncryptedKey(event.ecdhPubkey(), event.encryptedMasterKey(), event.iv());
          onHistory(List.of(new HistoricKey(0, 0, key)));
        }
      }
      case KeyDistribution.MasterKeyHistory(var event) -> {
        if (event.dest().equals(own)) {
          onHistory(event.encryptedMasterKeyHistory());
        }
      }
      case KeyDistribution.MasterKeyRotation(var taken) -> {
        if (gatekeeper.isPresent()) {
          if (!rotation.follow(taken, gatekeeper.get(), block)) {
            drop();
          }
        } else if (taken.secretKeys().containsKey(own)) {
          LOG.error("rotation={} names this worker, which is no gatekeeper", taken.rotationId());
        }
      }
    }
  }

  /// All gatekeepers must give the same numbers; one that does not follows another history.
  private void checkRandom(GatekeeperEvent event) {
    if (gatekeeper.isEmpty() || !(event instanceof GatekeeperEvent.NewRandomNumber(var number))) {
      return;
    }
    try (Sr25519KeyPair key = keys.upTo(number.blockNumber()).getLast().pair()) {
      Bytes32 expected = RandomNumbers.next(key, number.blockNumber(), number.lastRandomNumber());
      if (!expected.equals(number.randomNumber())) {
        LOG.error("random number of block {} is not that of the master key", number.blockNumber());
      }
    }
  }

  private void onHistory(List<HistoricKey> received) {
    if (received.isEmpty()) {
      LOG.error("the gatekeepers have refused this worker the master key");
      return;
    }
    List<MasterKey> opened = new ArrayList<>();
    for (HistoricKey one : received) {
      Optional<SecretBytes> secret = KeySharing.decrypt(identity, one.key());
      if (secret.isEmpty()) {
        LOG.error("a master key that was sent here does not open; ignored");
        opened.forEach(MasterKey::close);
        return;
      }
      opened.add(new MasterKey(one.rotationId(), one.blockHeight(), secret.get()));
    }
    if (gatekeeper.isPresent()) {
      keys.extend(opened);
    } else if (keys.replace(opened)) {
      mustBeginAgain = Optional.of("the master key has arrived");
    }
  }

  private void drop() {
    gatekeeper.ifPresent(Gatekeeper::close);
    gatekeeper = Optional.empty();
  }

  private static TokenomicParameters parameters(BlockState block) {
    return block
        .value(
            LightKeys.TOKENOMIC_PARAMETERS,
            network.khala.protocol.computation.TokenomicParameters.CODEC)
        .map(WireForms::of)
        .orElse(ParameterSets.GENESIS_DEFAULT);
  }

  /// Everything but the keys, for a checkpoint.
  public Optional<Bytes> save() {
    return gatekeeper.map(Gatekeeper::save);
  }

  /// Goes on from a checkpoint.
  ///
  /// @throws IOException if the content is no checkpoint
  public void load(Optional<Bytes> saved) throws IOException {
    if (saved.isPresent()) {
      gatekeeper = Optional.of(Gatekeeper.load(saved.get(), keys, egress));
    }
  }

  @Override
  public void close() {
    drop();
    keys.close();
  }
}
