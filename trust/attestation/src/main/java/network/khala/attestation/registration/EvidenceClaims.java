package network.khala.attestation.registration;

import java.util.Optional;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.ConfidenceLevel;
import network.khala.attestation.dcap.CollateralClaims;
import network.khala.attestation.dcap.PckPlatform;
import network.khala.scale.Bytes;

/// What accepted evidence says to the registry.
///
/// @param provider who vouches; empty if nobody does
/// @param confidenceLevel 1 to 5, or [ConfidenceLevel#NONE]
/// @param pruntimeHash the program's measurement in the form of the allow list; empty bytes if
///   nobody vouches
/// @param collateral how fresh the collateral was, of DCAP evidence
/// @param platform the platform, of DCAP evidence
public record EvidenceClaims(
    Optional<AttestationProvider> provider,
    int confidenceLevel,
    Bytes pruntimeHash,
    Optional<CollateralClaims> collateral,
    Optional<PckPlatform> platform) {

  static EvidenceClaims none() {
    return new EvidenceClaims(
        Optional.empty(), ConfidenceLevel.NONE, Bytes.EMPTY, Optional.empty(), Optional.empty());
  }

  static EvidenceClaims of(AttestationProvider provider, int level, Bytes pruntimeHash) {
    return new EvidenceClaims(
        Optional.of(provider), level, pruntimeHash, Optional.empty(), Optional.empty());
  }
}
