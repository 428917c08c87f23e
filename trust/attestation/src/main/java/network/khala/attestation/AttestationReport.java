package network.khala.attestation;

import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// The evidence that a worker hands to the chain: the argument of `register_worker_v2`. The two
/// variants at 2 and 100 are this network's own; the others keep their known encoding.
@ScalePath("pink_types::sgx::AttestationReport")
public sealed interface AttestationReport {
  /// The codec of reports.
  Codec<AttestationReport> CODEC = CodecFactory.STANDARD.of(AttestationReport.class);

  /// The codec of what travels: a report or none.
  Codec<Optional<AttestationReport>> OPTION_CODEC = Codecs.option(CODEC);

  /// A report of Intel's attestation service for EPID.
  ///
  /// @param raReport the exact body of the service's answer
  /// @param signature RSA signature over it
  /// @param rawSigningCert the signing certificate, DER
  @Index(0)
  record SgxIas(
      @TypeName("Vec<u8>") Bytes raReport,
      @TypeName("Vec<u8>") Bytes signature,
      @TypeName("Vec<u8>") Bytes rawSigningCert)
      implements AttestationReport {}

  /// An SGX quote.
  ///
  /// @param collateral what is needed to judge it; pRuntime leaves it out, the relayer adds it
  @Index(1)
  record SgxDcap(
      @TypeName("Vec<u8>") Bytes quote,
      @TypeName("Option<Collateral>") Optional<Collateral> collateral)
      implements AttestationReport {}

  /// A TDX quote.
  ///
  /// @param collateral what is needed to judge it; pRuntime leaves it out, the relayer adds it
  @Index(2)
  record TdxDcap(
      @TypeName("Vec<u8>") Bytes quote,
      @TypeName("Option<Collateral>") Optional<Collateral> collateral)
      implements AttestationReport {}

  /// A report of the development device.
  ///
  /// @param report 184 bytes
  /// @param signature 64 bytes, by the device's key
  /// @param certificate 113 bytes, of the device's key, by the development root
  @Index(100)
  record Development(
      @TypeName("Vec<u8>") Bytes report,
      @TypeName("Vec<u8>") Bytes signature,
      @TypeName("Vec<u8>") Bytes certificate)
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
