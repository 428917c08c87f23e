package network.khala.pruntime.gatekeeper;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.registry.WorkerEvidence;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.BlockState;
import network.khala.pruntime.chain.GateValues;
import network.khala.scale.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may be given a key, or be believed about one: a program that a TEE vouches for and that the
/// chain has on its list in that very block. The registry has verified the evidence too, but a
/// majority of validators must not be able to hand keys to a program outside a TEE.
final class KeyReceivers {
  private static final Logger LOG = LoggerFactory.getLogger(KeyReceivers.class);

  private final EvidenceStore evidence;

  KeyReceivers(EvidenceStore evidence) {
    this.evidence = evidence;
  }

  /// Whether the chain lists a worker as gatekeeper after this block.
  static boolean isListed(Sr25519PublicKey worker, BlockState block) {
    return block
        .value(LightKeys.GATEKEEPERS, LightKeys.GATEKEEPERS_CODEC)
        .orElse(List.of())
        .contains(worker);
  }

  /// Whether a worker's evidence holds, in this block.
  ///
  /// @param ecdhKey the key that the secret is to be encrypted to, if one is
  boolean accepts(Sr25519PublicKey worker, Optional<Sr25519PublicKey> ecdhKey, BlockState block) {
    Optional<String> refusal = refusal(worker, ecdhKey, block);
    refusal.ifPresent(
        reason ->
            LOG.error("no key for worker={} block={} reason={}", worker, block.number(), reason));
    return refusal.isEmpty();
  }

  private Optional<String> refusal(
      Sr25519PublicKey worker, Optional<Sr25519PublicKey> ecdhKey, BlockState block) {
    Optional<WorkerEvidence> named =
        block.value(LightKeys.workerEvidence(worker), WorkerEvidence.CODEC);
    if (named.isEmpty()) {
      return evidence.isDevelopment() ? Optional.empty() : Optional.of("it has no evidence");
    }
    Optional<EvidenceStore.Vouched> vouched = evidence.vouched(named.get().evidenceHash());
    if (vouched.isEmpty()) {
      return Optional.of("its evidence does not hold");
    }
    if (!vouched.get().worker().equals(worker)
        || !vouched.get().ecdhKey().equals(ecdhKey.orElse(vouched.get().ecdhKey()))) {
      return Optional.of("its evidence is for other keys");
    }
    Bytes measurement = vouched.get().measurement();
    boolean allowed =
        measurement.isEmpty()
            ? evidence.isDevelopment()
            : block
                .value(LightKeys.PRUNTIME_ALLOW_LIST, GateValues.LIST_CODEC)
                .orElse(List.of())
                .contains(measurement);
    return allowed ? Optional.empty() : Optional.of("its program is not on the allow list");
  }
}
