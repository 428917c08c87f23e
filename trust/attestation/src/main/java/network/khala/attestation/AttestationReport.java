package network.khala.attestation;

import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// The evidence that a worker hands to the chain: the argument of `register_worker_v2`. The two
/// variants at 2 and 100 are this network's own; the others keep their known encoding.
@ScalePath("pink_types::sgx::AttestationReport")
public sealed interface AttestationReport {

  /// A report of Intel's attestation service for EPID.
  ///
  /// @param raReport the exact body of the service's answer
  /// @param signature RSA signature over it
  /// @param rawSigningCert the signing certificate, DER
  @Index(0)
  record SgxIas(Bytes raReport, Bytes signature, Bytes rawSigningCert)
      implements AttestationReport {}

  /// An SGX quote.
  ///
  /// @param collateral what is needed to judge it; pRuntime leaves it out, the relayer adds it
  @Index(1)
  record SgxDcap(Bytes quote, Optional<Collateral> collateral) implements AttestationReport {}

  /// A TDX quote.
  ///
  /// @param collateral what is needed to judge it; pRuntime leaves it out, the relayer adds it
  @Index(2)
  record TdxDcap(Bytes quote, Optional<Collateral> collateral) implements AttestationReport {}

  /// A report of the development device.
  ///
  /// @param report 184 bytes
  /// @param signature 64 bytes, by the device's key
  /// @param certificate 113 bytes, of the device's key, by the development root
  @Index(100)
  record Development(Bytes report, Bytes signature, Bytes certificate)
      implements AttestationReport {}

  /// The provider under which the registry keeps a worker that this kind of report vouches for.
  default AttestationProvider provider() {
    return switch (this) {
      case SgxIas ignored -> AttestationProvider.Ias;
      case SgxDcap ignored -> AttestationProvider.Dcap;
      case TdxDcap ignored -> AttestationProvider.Tdx;
      case Development ignored -> AttestationProvider.Development;
    };
  }
}
