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
public record EvidenceRules(
    boolean allowNone,
    Optional<Set<Bytes>> allowedPrograms,
    Optional<Bytes32> developmentRoot,
    Bytes32 genesisHash,
    long graceSeconds) {

  /// The rules of a chain that asks for the measurement.
  public static EvidenceRules strict(Collection<Bytes> allowedPrograms, Bytes32 genesisHash) {
    return new EvidenceRules(
        false, Optional.of(Set.copyOf(allowedPrograms)), Optional.empty(), genesisHash, 0);
  }

  /// The same rules on a development chain with that root.
  public EvidenceRules withDevelopmentRoot(Bytes32 root) {
    return new EvidenceRules(
        allowNone, allowedPrograms, Optional.of(root), genesisHash, graceSeconds);
  }

  /// The same rules for workers that send no evidence.
  public EvidenceRules dangerouslyAllowingNone() {
    return new EvidenceRules(true, allowedPrograms, developmentRoot, genesisHash, graceSeconds);
  }

  /// The same rules without an allow list.
  public EvidenceRules dangerouslyAllowingAnyProgram() {
    return new EvidenceRules(
        allowNone, Optional.empty(), developmentRoot, genesisHash, graceSeconds);
  }

  /// The same rules with this grace period.
  public EvidenceRules withGraceSeconds(long seconds) {
    return new EvidenceRules(allowNone, allowedPrograms, developmentRoot, genesisHash, seconds);
  }
}
