package network.khala.relayer;

import java.util.Optional;
import network.khala.attestation.AttestationProvider;

/// What vouches for the enclaves that a relayer starts.
public enum AttestationKind {
  /// Nothing; chains take such workers only where their spec says so.
  NONE(Optional.empty()),
  /// The development provider, whose reports travel as DCAP's.
  DEV(Optional.of(AttestationProvider.Development)),
  /// Intel's attestation service, for EPID quotes.
  IAS(Optional.of(AttestationProvider.Ias)),
  /// SGX and TDX quotes with collateral.
  DCAP(Optional.of(AttestationProvider.Dcap));

  private final Optional<AttestationProvider> provider;

  AttestationKind(Optional<AttestationProvider> provider) {
    this.provider = provider;
  }

  /// The provider as pRuntime is told it.
  Optional<AttestationProvider> provider() {
    return provider;
  }
}
