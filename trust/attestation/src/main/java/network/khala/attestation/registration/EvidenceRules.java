package network.khala.attestation.registration;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// What a chain demands of evidence.
///
/// @param allowNone workers without evidence may register; development chains only
/// @param allowedPrograms the registry's allow list; empty: the measurement is not asked
/// @param developmentRoot the root of development reports; empty on every chain that is not for
///   development
/// @param genesisHash of the chain
/// @param graceSeconds how long after their next update collateral still counts, at most seven days
/// @param acceptFutureReports IAS reports may be ahead of the block by any span: only to replay
///   what former chains accepted
public record EvidenceRules(
    boolean allowNone,
    Optional<Set<Bytes>> allowedPrograms,
    Optional<Bytes32> developmentRoot,
    Bytes32 genesisHash,
    long graceSeconds,
    boolean acceptFutureReports) {

  /// The rules of a chain that asks for the measurement.
  public static EvidenceRules strict(Collection<Bytes> allowedPrograms, Bytes32 genesisHash) {
    return new EvidenceRules(
        false, Optional.of(Set.copyOf(allowedPrograms)), Optional.empty(), genesisHash, 0, false);
  }

  /// The same rules on a development chain with that root.
  public EvidenceRules withDevelopmentRoot(Bytes32 root) {
    return new EvidenceRules(
        allowNone,
        allowedPrograms,
        Optional.of(root),
        genesisHash,
        graceSeconds,
        acceptFutureReports);
  }

  /// The same rules for workers that send no evidence.
  public EvidenceRules dangerouslyAllowingNone() {
    return new EvidenceRules(
        true, allowedPrograms, developmentRoot, genesisHash, graceSeconds, acceptFutureReports);
  }

  /// The same rules without an allow list.
  public EvidenceRules dangerouslyAllowingAnyProgram() {
    return new EvidenceRules(
        allowNone,
        Optional.empty(),
        developmentRoot,
        genesisHash,
        graceSeconds,
        acceptFutureReports);
  }

  /// The same rules with this grace period.
  public EvidenceRules withGraceSeconds(long seconds) {
    return new EvidenceRules(
        allowNone, allowedPrograms, developmentRoot, genesisHash, seconds, acceptFutureReports);
  }

  /// The same rules for the replay of former chains' registrations.
  public EvidenceRules dangerouslyAcceptingFutureReports() {
    return new EvidenceRules(
        allowNone, allowedPrograms, developmentRoot, genesisHash, graceSeconds, true);
  }
}
