package network.khala.attestation.dcap;

import java.util.Optional;
import java.util.SequencedMap;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// A parsed quote. Parsing verifies nothing; see [QuoteVerifier].
///
/// @param version 3, 4 or 5
/// @param qeSvn security version of the quoting enclave; reserved in versions 4 and 5
/// @param pceSvn security version of the provisioning enclave; reserved in versions 4 and 5
/// @param userData 20 bytes of the header; the first 16 name the quoting enclave
/// @param bodyType 1 SGX, 2 TD 1.0, 3 TD 1.5, also where the format does not carry it
/// @param body what the hardware says about the program
/// @param signedPart header and body: what the attestation key signs
/// @param signature 64 bytes, r then s
/// @param attestationKey 64 bytes, x then y
/// @param qeReport the quoting enclave's own report, 384 bytes
/// @param qeReportSignature 64 bytes, by the PCK key over `qeReport`
/// @param qeAuthData what the quoting enclave hashes beside the attestation key
/// @param certification names the PCK key
/// @param trailingBytes how many bytes follow the quote; they are unsigned and no part of it
public record Quote(
    int version,
    int qeSvn,
    int pceSvn,
    Bytes userData,
    int bodyType,
    ReportBody body,
    Bytes signedPart,
    Bytes signature,
    Bytes attestationKey,
    Bytes qeReport,
    Bytes qeReportSignature,
    Bytes qeAuthData,
    CertificationData certification,
    int trailingBytes) {

  /// The largest quote that is read, in bytes.
  public static final int MAX_SIZE = 32_768;

  /// Parses a quote and whatever follows it.
  ///
  /// @throws network.khala.attestation.AttestationException with one of the QUOTE_ codes
  public static Quote parse(Bytes encoded) {
    return parse(encoded, TrailingBytes.IGNORE);
  }

  /// Parses a quote.
  ///
  /// @throws network.khala.attestation.AttestationException with one of the QUOTE_ codes
  public static Quote parse(Bytes encoded, TrailingBytes trailing) {
    return new QuoteParser(encoded, trailing).parse();
  }

  /// The quote, and the PCK certificate in it if it can be read, as a tree of names and plain
  /// values, for output. Nothing in it is verified.
  public SequencedMap<String, @Nullable Object> toTree() {
    return Trees.of(this);
  }

  /// The kind of environment.
  public Tee tee() {
    return body.tee();
  }

  /// What the quote's PCK certificate says, if it carries one that can be read. Unverified: for
  /// choosing collateral.
  public Optional<PckCertificate> pckCertificate() {
    return PckCertificate.of(certification);
  }

  /// The quoting enclave's report, its fields.
  public SgxReport qeReportFields() {
    return SgxReport.parse(qeReport);
  }
}
