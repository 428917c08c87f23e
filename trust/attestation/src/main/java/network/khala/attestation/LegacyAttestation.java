package network.khala.attestation;

import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// The evidence of the older call `register_worker`, which knows EPID only.
@ScalePath("phala_pallets::utils::attestation_legacy::Attestation")
public sealed interface LegacyAttestation {

  /// A report of Intel's attestation service; see [AttestationReport.SgxIas].
  @Index(0)
  record SgxIas(
      @TypeName("Vec<u8>") Bytes raReport,
      @TypeName("Vec<u8>") Bytes signature,
      @TypeName("Vec<u8>") Bytes rawSigningCert)
      implements LegacyAttestation {}

  /// The same report in the newer type, byte for byte.
  default AttestationReport toReport() {
    return switch (this) {
      case SgxIas ias ->
          new AttestationReport.SgxIas(ias.raReport(), ias.signature(), ias.rawSigningCert());
    };
  }
}
