package network.khala.pruntime.gatekeeper;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.KeyUse;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.crypto.VerificationException;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ClusterOperation.BatchDispatchClusterKeyEvent;
import network.khala.protocol.contract.ClusterRegistryEvent;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.BlockState;
import network.khala.pruntime.keys.KeySharing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How gatekeepers give a cluster its key: derived from the master key, its public half for the
/// chain, its secret for those workers of the cluster that may hold it. Whoever may not is left
/// out; the messages go out all the same, so that sequences never depend on a verdict. Source:
/// `docs/protocol/contracts.md#keys`.
final class ClusterKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterKeys.class);

  private final KeyReceivers receivers;

  ClusterKeys(KeyReceivers receivers) {
    this.receivers = receivers;
  }

  /// Answers the chain's wish for a cluster.
  void on(ClusterEvent event, Gatekeeper gatekeeper, BlockState block) {
    switch (event) {
      case ClusterEvent.DeployCluster wanted -> deploy(wanted, gatekeeper, block);
    }
  }

  private void deploy(ClusterEvent.DeployCluster wanted, Gatekeeper gatekeeper, BlockState block) {
    try (Sr25519KeyPair key =
        KeyDerivation.derive(
            gatekeeper.masterKey(), KeyUse.CLUSTER_KEY, wanted.cluster().value())) {
      gatekeeper.say(
          Topics.CLUSTER_REGISTRY_EVENT,
          ClusterRegistryEvent.CODEC.encode(
              new ClusterRegistryEvent.PubkeyAvailable(
                  wanted.cluster(), new Sr25519PublicKey(key.publicKey()))));
      ClusterOperation keys =
          new ClusterOperation.DispatchKeys(
              new BatchDispatchClusterKeyEvent(
                  encrypted(key, wanted, gatekeeper, block),
                  wanted.cluster(),
                  wanted.owner(),
                  wanted.deposit(),
                  wanted.gasPrice(),
                  wanted.depositPerItem(),
                  wanted.depositPerByte(),
                  wanted.treasuryAccount()));
      gatekeeper.say(Topics.CLUSTER_OPERATION, ClusterOperation.CODEC.encode(keys));
    }
  }

  private SortedMap<Sr25519PublicKey, EncryptedKey> encrypted(
      Sr25519KeyPair key,
      ClusterEvent.DeployCluster wanted,
      Gatekeeper gatekeeper,
      BlockState block) {
    SortedMap<Sr25519PublicKey, EncryptedKey> encrypted = new TreeMap<>();
    try (SecretBytes secret = key.secret()) {
      for (WorkerIdentity worker : wanted.workers()) {
        if (receivers.accepts(worker.pubkey(), Optional.of(worker.ecdhPubkey()), block)) {
          encrypt(gatekeeper.masterKey(), worker, secret)
              .ifPresent(one -> encrypted.put(worker.pubkey(), one));
        }
      }
    }
    return encrypted;
  }

  private static Optional<EncryptedKey> encrypt(
      Sr25519KeyPair masterKey, WorkerIdentity worker, SecretBytes secret) {
    try {
      return Optional.of(
          KeySharing.encrypt(masterKey, KeyUse.CLUSTER_KEY_SHARING, worker.ecdhPubkey(), secret));
    } catch (VerificationException e) {
      LOG.error("no cluster key for worker={} reason={}", worker.pubkey(), e.getMessage());
      return Optional.empty();
    }
  }
}
