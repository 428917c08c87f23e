package network.khala.pruntime.gatekeeper;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.crypto.KeyUse;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.crypto.VerificationException;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.gatekeeper.GatekeeperLaunch.RotateMasterKeyEvent;
import network.khala.protocol.gatekeeper.KeyDistribution;
import network.khala.protocol.gatekeeper.KeyDistribution.BatchRotateMasterKeyEvent;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.BlockState;
import network.khala.pruntime.keys.KeySharing;
import network.khala.pruntime.keys.MasterKey;
import network.khala.scale.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How gatekeepers change their master key. Every one of them proposes a key, encrypted for all;
/// the first proposal that the chain takes is everybody's. Sequences never depend on a verdict: a
/// refused proposal ends the rotation with a message too, under the old key.
final class Rotation {
  private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

  private final Sr25519KeyPair identity;
  private final Sr25519PublicKey own;
  private final MasterKeyHistory keys;
  private final KeyReceivers receivers;

  Rotation(Sr25519KeyPair identity, MasterKeyHistory keys, KeyReceivers receivers) {
    this.identity = identity;
    this.own = new Sr25519PublicKey(identity.publicKey());
    this.keys = keys;
    this.receivers = receivers;
  }

  /// Proposes a new key for those gatekeepers that may hold it.
  void propose(RotateMasterKeyEvent order, Gatekeeper gatekeeper, BlockState block) {
    SortedMap<Sr25519PublicKey, EncryptedKey> encrypted = new TreeMap<>();
    try (Sr25519KeyPair candidate = Sr25519KeyPair.generate();
        SecretBytes secret = candidate.secret()) {
      for (WorkerIdentity receiver : order.gkIdentities()) {
        if (receivers.accepts(receiver.pubkey(), Optional.of(receiver.ecdhPubkey()), block)) {
          encrypt(gatekeeper.masterKey(), receiver, secret)
              .ifPresent(key -> encrypted.put(receiver.pubkey(), key));
        }
      }
    }
    byte[] signed = BatchRotateMasterKeyEvent.dataToSign(order.rotationId(), encrypted, own);
    BatchRotateMasterKeyEvent proposal =
        new BatchRotateMasterKeyEvent(
            order.rotationId(), encrypted, own, Bytes.wrap(identity.sign(signed)));
    gatekeeper.say(
        Topics.KEY_DISTRIBUTION,
        KeyDistribution.CODEC.encode(new KeyDistribution.MasterKeyRotation(proposal)));
  }

  private static Optional<EncryptedKey> encrypt(
      Sr25519KeyPair masterKey, WorkerIdentity receiver, SecretBytes secret) {
    try {
      return Optional.of(
          KeySharing.encrypt(masterKey, KeyUse.MASTER_KEY_SHARING, receiver.ecdhPubkey(), secret));
    } catch (VerificationException e) {
      LOG.error("no key for worker={} reason={}", receiver.pubkey(), e.getMessage());
      return Optional.empty();
    }
  }

  /// Follows the proposal that the chain has taken.
  ///
  /// @return whether this worker is a gatekeeper still: one that gets no key is none any more
  boolean follow(BatchRotateMasterKeyEvent taken, Gatekeeper gatekeeper, BlockState block) {
    Optional<MasterKey> known =
        keys.ofRotation(taken.rotationId()).filter(entry -> entry.blockHeight() == block.number());
    if (known.isPresent()) {
      // A replay: what was accepted then is followed whatever the evidence says now.
      gatekeeper.switchTo(known.get());
      return true;
    }
    Optional<String> refusal = refusal(taken, block);
    if (refusal.isPresent()) {
      LOG.error(
          "rotation={} refused sender={} reason={}",
          taken.rotationId(),
          taken.sender(),
          refusal.get());
      gatekeeper.refuseRotation(taken.rotationId());
      return true;
    }
    EncryptedKey mine = taken.secretKeys().get(own);
    Optional<SecretBytes> secret =
        mine == null ? Optional.empty() : KeySharing.decrypt(identity, mine);
    if (secret.isEmpty()) {
      LOG.error(
          "rotation={} holds no key for this worker: it is no gatekeeper any more",
          taken.rotationId());
      return false;
    }
    keys.append(new MasterKey(taken.rotationId(), block.number(), secret.get()));
    gatekeeper.switchTo(keys.last());
    return true;
  }

  private Optional<String> refusal(BatchRotateMasterKeyEvent taken, BlockState block) {
    if (!isSignedBySender(taken)) {
      return Optional.of("BadSenderSignature");
    }
    if (!KeyReceivers.isListed(taken.sender(), block)
        || !receivers.accepts(taken.sender(), Optional.empty(), block)) {
      return Optional.of("MasterKeyLeakage");
    }
    if (taken.secretKeys().isEmpty()) {
      return Optional.of("nobody may hold the new key");
    }
    if (Long.compareUnsigned(taken.rotationId(), keys.last().rotationId()) <= 0) {
      return Optional.of("its number is not above the last rotation's");
    }
    return Optional.empty();
  }

  private static boolean isSignedBySender(BatchRotateMasterKeyEvent taken) {
    try {
      Sr25519.verify(taken.sender().value(), taken.dataToSign(), taken.sig().toArray());
      return true;
    } catch (VerificationException e) {
      return false;
    }
  }
}
