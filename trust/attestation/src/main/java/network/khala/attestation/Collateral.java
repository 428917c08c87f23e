package network.khala.attestation;

import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// The documents with which a DCAP quote is judged, as they travel inside an [AttestationReport].
@ScalePath("pink_types::sgx::Collateral")
public sealed interface Collateral {

  /// The known form, revocation lists as lower-case hexadecimal text.
  @Index(0)
  @Tuple
  record SgxV30(@TypeName("SgxV30QuoteCollateral") SgxV30QuoteCollateral collateral)
      implements Collateral {}

  /// This network's own form: revocation lists as DER, and optionally the PCK chain for quotes that
  /// do not carry it. The members mean the same as those of [SgxV30QuoteCollateral].
  @Index(1)
  record V4(
      @TypeName("String") String pckCrlIssuerChain,
      @TypeName("Vec<u8>") Bytes rootCaCrl,
      @TypeName("Vec<u8>") Bytes pckCrl,
      @TypeName("String") String tcbInfoIssuerChain,
      @TypeName("String") String tcbInfo,
      @TypeName("Vec<u8>") Bytes tcbInfoSignature,
      @TypeName("String") String qeIdentityIssuerChain,
      @TypeName("String") String qeIdentity,
      @TypeName("Vec<u8>") Bytes qeIdentitySignature,
      @TypeName("Option<Vec<u8>>") Optional<Bytes> pckCertificateChain)
      implements Collateral {}
}
