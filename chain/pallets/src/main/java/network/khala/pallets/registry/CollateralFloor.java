package network.khala.pallets.registry;

import network.khala.attestation.dcap.CollateralClaims;
import network.khala.attestation.dcap.DocumentVersion;

/// The newest version of each document of collateral that the chain has seen. Documents stay valid
/// for weeks after a newer one came out; whoever may choose would choose the one that does not know
/// of the platform's fault yet.
final class CollateralFloor {
  private final RegistryStorage storage;

  CollateralFloor(RegistryStorage storage) {
    this.storage = storage;
  }

  /// Takes the versions in that evidence rests on.
  ///
  /// @throws network.khala.attestation.AttestationException if a document is older than one of its
  ///   kind before it, by date or by number
  void raise(CollateralClaims collateral) {
    for (DocumentVersion version : collateral.documents()) {
      String document = version.document();
      storage.collateralVersions.find(document).ifPresent(version::requireNotOlderThan);
      storage.collateralVersions.put(document, version);
    }
  }
}
