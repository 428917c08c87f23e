package network.khala.protocol.registry;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Who vouches for a worker.
@ScalePath("phala_types::AttestationProvider")
public enum AttestationProvider {
  /// Governance.
  @Index(0)
  ROOT,
  /// Intel's attestation service, for EPID quotes.
  @Index(1)
  IAS,
  /// Intel's data-centre primitives; here every quote of an SGX or TDX machine, and development
  /// reports.
  @Index(2)
  DCAP
}
