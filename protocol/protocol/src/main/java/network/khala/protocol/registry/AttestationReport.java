package network.khala.protocol.registry;

import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// The evidence of a registration.
@ScalePath("pink_types::sgx::AttestationReport")
public sealed interface AttestationReport {
  /// The codec of reports.
  Codec<AttestationReport> CODEC = CodecFactory.STANDARD.of(AttestationReport.class);

  /// The codec of what travels: a report or none.
  Codec<Optional<AttestationReport>> OPTION_CODEC = Codecs.option(CODEC);

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
      implements AttestationReport {}

  /// A quote with what is needed to verify it.
  ///
  /// @param quote an SGX or TDX quote, or a development report
  /// @param collateral the documents of the platform's maker
  @Index(1)
  record SgxDcap(
      @TypeName("Vec<u8>") Bytes quote,
      @TypeName("Option<Collateral>") Optional<Collateral> collateral)
      implements AttestationReport {}

  /// The documents by which a quote is judged.
  @ScalePath("pink_types::sgx::Collateral")
  sealed interface Collateral {
    /// Collateral of version 3.
    ///
    /// @param documents the documents
    @Index(0)
    @network.khala.scale.Tuple
    record SgxV30(@TypeName("SgxV30QuoteCollateral") SgxV30QuoteCollateral documents)
        implements Collateral {}
  }

  /// Certificate chains are PEM, revocation lists and signatures as they came, the rest JSON text.
  ///
  /// @param pckCrlIssuerChain the issuers of the revocation list of platform certificates
  /// @param rootCaCrl the root's revocation list, hexadecimal DER
  /// @param pckCrl the revocation list of platform certificates, hexadecimal DER
  /// @param tcbInfoIssuerChain the issuers of the TCB info
  /// @param tcbInfo the levels of the platform's trusted computing base
  /// @param tcbInfoSignature its ECDSA signature, 64 bytes
  /// @param qeIdentityIssuerChain the issuers of the quoting enclave's identity
  /// @param qeIdentity the identity of the quoting enclave
  /// @param qeIdentitySignature its ECDSA signature, 64 bytes
  @ScalePath("pink_types::sgx::SgxV30QuoteCollateral")
  record SgxV30QuoteCollateral(
      @TypeName("String") String pckCrlIssuerChain,
      @TypeName("String") String rootCaCrl,
      @TypeName("String") String pckCrl,
      @TypeName("String") String tcbInfoIssuerChain,
      @TypeName("String") String tcbInfo,
      @TypeName("Vec<u8>") Bytes tcbInfoSignature,
      @TypeName("String") String qeIdentityIssuerChain,
      @TypeName("String") String qeIdentity,
      @TypeName("Vec<u8>") Bytes qeIdentitySignature) {}
}
