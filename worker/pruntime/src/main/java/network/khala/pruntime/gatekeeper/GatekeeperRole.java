package network.khala.pruntime.gatekeeper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.wire.WireForms;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.queue.Egress;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.tee.SealedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether this worker is a gatekeeper, from the chain's messages and the sealed keys.
public final class GatekeeperRole {
  private static final Logger LOG = LoggerFactory.getLogger(GatekeeperRole.class);
  private static final Codec<List<Sr25519PublicKey>> GATEKEEPERS =
      Codecs.list(CodecFactory.STANDARD.<Sr25519PublicKey>of(Sr25519PublicKey.class));

  private final Sr25519PublicKey own;
  private final Sr25519KeyPair identity;
  private final Egress egress;
  private final MasterKeyHistory keys;
  private Optional<Gatekeeper> gatekeeper = Optional.empty();

  /// The role of a worker that has seen nothing of the chain.
  ///
  /// @param sealed where the master key is kept
  public GatekeeperRole(Sr25519KeyPair identity, Egress egress, SealedFile sealed) {
    this.own = new Sr25519PublicKey(identity.publicKey());
    this.identity = identity;
    this.egress = egress;
    this.keys = new MasterKeyHistory(sealed, identity);
  }

  /// The gatekeeper, where this worker is one.
  public Optional<Gatekeeper> gatekeeper() {
    return gatekeeper;
  }

  /// Whether a master key is sealed here.
  public boolean holdsMasterKey() {
    return !keys.isEmpty();
  }

  /// Acts on a message of the launch or of a change among gatekeepers.
  ///
  /// @param state reads proven state after the block
  public void on(Message message, Function<Bytes, Optional<Bytes>> state) {
    if (!(message.sender() instanceof MessageOrigin.Pallet)) {
      return;
    }
    if (message.destination().equals(Topics.GATEKEEPER_LAUNCH)) {
      message.decode(GatekeeperLaunch.CODEC).ifPresent(launch -> onLaunch(launch, state));
    } else if (message.destination().equals(Topics.GATEKEEPER_CHANGE)) {
      message.decode(GatekeeperChange.CODEC).ifPresent(change -> onChange(change, state));
    }
  }

  private void onLaunch(GatekeeperLaunch launch, Function<Bytes, Optional<Bytes>> state) {
    switch (launch) {
      case GatekeeperLaunch.FirstGatekeeper(var first) -> onFirst(first.pubkey(), state);
      case GatekeeperLaunch.MasterPubkeyOnChain(var event) ->
          onMasterKey(event.masterPubkey(), state);
      case GatekeeperLaunch.RotateMasterKey _, GatekeeperLaunch.MasterPubkeyRotated _ ->
          gatekeeper.ifPresent(
              one -> LOG.error("the master key is rotated, which this version cannot follow"));
    }
  }

  private void onFirst(Sr25519PublicKey first, Function<Bytes, Optional<Bytes>> state) {
    boolean mine = first.equals(own);
    if (!mine && keys.isEmpty()) {
      return;
    }
    if (!isListed(first, state)) {
      LOG.warn("the first gatekeeper {} is not listed on chain; ignored", first);
      return;
    }
    if (mine && keys.isEmpty()) {
      keys.generate();
    }
    Gatekeeper created = new Gatekeeper(keys.first(), egress, parameters(state));
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

  private void onMasterKey(Sr25519PublicKey onChain, Function<Bytes, Optional<Bytes>> state) {
    if (gatekeeper.isEmpty()) {
      return;
    }
    if (!gatekeeper.get().masterPublicKey().equals(onChain)) {
      LOG.error("the master key on chain is {}, not the one sealed here; no gatekeeper", onChain);
      gatekeeper.get().close();
      gatekeeper = Optional.empty();
      return;
    }
    gatekeeper.get().launch(parameters(state));
  }

  private void onChange(GatekeeperChange change, Function<Bytes, Optional<Bytes>> state) {
    switch (change) {
      case GatekeeperChange.Registered(var newcomer) -> {
        if (newcomer.pubkey().equals(own) && isListed(own, state)) {
          gatekeeper.ifPresent(one -> one.activate(true));
        }
      }
      case GatekeeperChange.Unregistered(var gone) -> {
        if (gone.pubkey().equals(own)) {
          gatekeeper.ifPresent(one -> one.activate(false));
        }
      }
    }
  }

  private static boolean isListed(Sr25519PublicKey key, Function<Bytes, Optional<Bytes>> state) {
    return state
        .apply(LightKeys.GATEKEEPERS)
        .map(value -> GATEKEEPERS.decode(value).contains(key))
        .orElse(false);
  }

  private static TokenomicParameters parameters(Function<Bytes, Optional<Bytes>> state) {
    return state
        .apply(LightKeys.TOKENOMIC_PARAMETERS)
        .map(
            value ->
                WireForms.of(
                    network.khala.protocol.computation.TokenomicParameters.CODEC.decode(value)))
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
    if (saved.isPresent() && !keys.isEmpty()) {
      Gatekeeper restored = new Gatekeeper(keys.first(), egress, ParameterSets.GENESIS_DEFAULT);
      restored.load(saved.get());
      gatekeeper = Optional.of(restored);
    }
  }
}
