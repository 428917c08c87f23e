package network.khala.pruntime.gatekeeper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import network.khala.attestation.AttestationException;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.registration.EvidenceClaims;
import network.khala.attestation.registration.EvidenceRules;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.protocol.registry.Evidence;
import network.khala.protocol.registry.WorkerRegistrationInfo;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.PrpcException;
import network.khala.pruntime.chain.ChainIdentity;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The attestation evidence of other workers, verified in here once when it arrives; only the
/// verdict is kept. The verdict is a function of the evidence alone.
public final class EvidenceStore {
  /// How many verdicts are kept; older ones must be brought again.
  static final int VERDICTS_MAX = 4_096;

  /// How long after its next update collateral still counts.
  private static final long GRACE_SECONDS = 7L * 24 * 3600;

  private static final int CACHED_FACTS = 256;
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceStore.class);

  private final ChainIdentity chain;
  private final EvidenceVerifier verifier;
  private final Map<Hash, Optional<Vouched>> verdicts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash, Optional<Vouched>> eldest) {
          return size() > VERDICTS_MAX;
        }
      };

  /// What accepted evidence says.
  ///
  /// @param worker the identity key
  /// @param ecdhKey the key-agreement key
  /// @param measurement of its program; empty bytes if nobody vouches for it
  record Vouched(Sr25519PublicKey worker, Sr25519PublicKey ecdhKey, Bytes measurement) {}

  /// A store that traces evidence to Intel's pinned roots.
  public EvidenceStore(ChainIdentity chain) {
    this(chain, new EvidenceVerifier(VerifierCache.ofCapacity(CACHED_FACTS)));
  }

  EvidenceStore(ChainIdentity chain, EvidenceVerifier verifier) {
    this.chain = chain;
    this.verifier = verifier;
  }

  /// Verifies evidence and remembers the verdict.
  ///
  /// @throws PrpcException if it is over its bound or cannot be decoded
  public void take(Bytes encoded) {
    if (encoded.size() > Evidence.MAX_BYTES) {
      throw PrpcException.malformed(
          "evidence of %d bytes, allowed are %d".formatted(encoded.size(), Evidence.MAX_BYTES));
    }
    Hash hash = Hash.blake2(encoded);
    if (verdicts.containsKey(hash)) {
      return;
    }
    try {
      verdicts.put(hash, judge(Evidence.CODEC.decode(encoded)));
    } catch (DecodeException e) {
      throw PrpcException.malformed("evidence: " + e.getMessage());
    }
  }

  /// Whether the evidence of this hash was brought.
  public boolean knows(Hash hash) {
    return verdicts.containsKey(hash);
  }

  /// What the evidence of this hash says, if it was brought and accepted.
  Optional<Vouched> vouched(Hash hash) {
    return verdicts.getOrDefault(hash, Optional.empty());
  }

  /// The root under which workers without real evidence count, on chains that have one.
  boolean isDevelopment() {
    return chain.developmentRoot().isPresent();
  }

  private Optional<Vouched> judge(Evidence evidence) {
    Optional<Holder> info = info(evidence.registrationInfo());
    if (info.isEmpty() || !info.get().genesis().equals(chain.genesisHash())) {
      LOG.warn("evidence refused: it is of no registration with this chain");
      return Optional.empty();
    }
    try {
      EvidenceClaims claims =
          verifier.verify(
              evidence.report(),
              Hash.blake2(evidence.registrationInfo()).value(),
              evidence.nowSeconds(),
              rules());
      return Optional.of(
          new Vouched(info.get().worker(), info.get().ecdhKey(), claims.pruntimeHash()));
    } catch (AttestationException e) {
      LOG.warn("evidence refused worker={} reason={}", info.get().worker(), e.detail());
      return Optional.empty();
    }
  }

  /// The measurement is asked for later, against the list of the block whose message counts.
  private EvidenceRules rules() {
    return new EvidenceRules(
        isDevelopment(),
        Optional.empty(),
        chain.developmentRoot(),
        chain.genesisHash().value(),
        GRACE_SECONDS,
        false);
  }

  private record Holder(Sr25519PublicKey worker, Sr25519PublicKey ecdhKey, Hash genesis) {}

  /// The registration info, in the newer form or else the older one.
  private static Optional<Holder> info(Bytes encoded) {
    try {
      WorkerRegistrationInfoV2 info = WorkerRegistrationInfoV2.CODEC.decode(encoded);
      return Optional.of(new Holder(info.pubkey(), info.ecdhPubkey(), info.genesisBlockHash()));
    } catch (DecodeException notTheNewer) {
      try {
        WorkerRegistrationInfo info = WorkerRegistrationInfo.CODEC.decode(encoded);
        return Optional.of(new Holder(info.pubkey(), info.ecdhPubkey(), info.genesisBlockHash()));
      } catch (DecodeException neither) {
        return Optional.empty();
      }
    }
  }
}
