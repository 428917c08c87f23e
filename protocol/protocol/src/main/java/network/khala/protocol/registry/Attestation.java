package network.khala.protocol.registry;

import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// The evidence of the older registration call.
@ScalePath("phala_pallets::utils::attestation_legacy::Attestation")
public sealed interface Attestation {
  /// A report of Intel's attestation service.
  ///
  /// @param raReport the JSON report
  /// @param signature its RSA signature
  /// @param rawSigningCert the certificate that signed it, DER
  @Index(0)
  record SgxIas(
      @TypeName("Vec<u8>") Bytes raReport,
      @TypeName("Vec<u8>") Bytes signature,
      @TypeName("Vec<u8>") Bytes rawSigningCert)
      implements Attestation {}
}
