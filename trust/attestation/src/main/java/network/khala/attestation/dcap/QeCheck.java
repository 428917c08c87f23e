package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.QE_ATTRIBUTES_MISMATCH;
import static network.khala.attestation.AttestationError.QE_DEBUG;
import static network.khala.attestation.AttestationError.QE_ISVPRODID_MISMATCH;
import static network.khala.attestation.AttestationError.QE_MISCSELECT_MISMATCH;
import static network.khala.attestation.AttestationError.QE_MRSIGNER_MISMATCH;
import static network.khala.attestation.AttestationError.QE_REPORT_DATA_MISMATCH;
import static network.khala.attestation.AttestationError.QE_REPORT_SIGNATURE_INVALID;
import static network.khala.attestation.AttestationError.QE_TCB_NOT_SUPPORTED;

import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.internal.EcdsaP256;
import network.khala.attestation.internal.P256Key;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;

/// Checks the quoting enclave's report: certified by the platform's key, vouching for the
/// attestation key, and of the enclave that the QE identity describes.
final class QeCheck {
  private final VerifierCache cache;
  private final EcdsaP256 ecdsa;

  QeCheck(VerifierCache cache, EcdsaP256 ecdsa) {
    this.cache = cache;
    this.ecdsa = ecdsa;
  }

  /// That the report's signature holds; constant for a platform until its quoting enclave restarts.
  private record SignedReport() {}

  /// Whose report it is and what it vouches for, whatever its age.
  void authenticate(Quote quote, P256Key pckKey, QeIdentity identity) {
    cache.get(
        SignedReport.class,
        () -> verifySignature(quote, pckKey),
        Bytes.wrap(pckKey.raw()),
        quote.qeReport(),
        quote.qeReportSignature());
    SgxReport report = quote.qeReportFields();
    byte[] vouchedFor = quote.attestationKey().concat(quote.qeAuthData()).toArray();
    Bytes expected = Bytes.wrap(Hashing.sha256(vouchedFor)).concat(Bytes.wrap(new byte[32]));
    if (!report.reportData().equals(expected)) {
      throw refuse(
          QE_REPORT_DATA_MISMATCH, "the quoting enclave did not vouch for this attestation key");
    }
    checkIdentity(report, identity);
  }

  /// The level that the quoting enclave has reached.
  static SvnLevel level(Quote quote, QeIdentity identity) {
    SgxReport report = quote.qeReportFields();
    return SvnLevel.reached(identity.levels(), report.isvSvn())
        .orElseThrow(
            () ->
                refuse(
                    QE_TCB_NOT_SUPPORTED,
                    "quoting enclave of SVN " + report.isvSvn() + ", below every level"));
  }

  private SignedReport verifySignature(Quote quote, P256Key pckKey) {
    if (!pckKey.verifyRaw(ecdsa, quote.qeReport().toArray(), quote.qeReportSignature().toArray())) {
      throw refuse(
          QE_REPORT_SIGNATURE_INVALID, "the PCK key did not sign the quoting enclave's report");
    }
    return new SignedReport();
  }

  private static void checkIdentity(SgxReport report, QeIdentity identity) {
    if (report.isDebug()) {
      throw refuse(QE_DEBUG, "the quoting enclave can be debugged");
    }
    if (!Masks.equal(report.miscSelect(), identity.miscSelect(), identity.miscSelectMask())) {
      throw refuse(
          QE_MISCSELECT_MISMATCH,
          "miscselect " + report.miscSelect() + ", expected " + identity.miscSelect());
    }
    if (!Masks.equal(report.attributes(), identity.attributes(), identity.attributesMask())) {
      throw refuse(
          QE_ATTRIBUTES_MISMATCH,
          "attributes " + report.attributes() + ", expected " + identity.attributes());
    }
    if (!report.mrSigner().equals(identity.mrSigner())) {
      throw refuse(
          QE_MRSIGNER_MISMATCH,
          "signer " + report.mrSigner() + ", expected " + identity.mrSigner());
    }
    if (report.isvProdId() != identity.isvProdId()) {
      throw refuse(
          QE_ISVPRODID_MISMATCH,
          "product " + report.isvProdId() + ", expected " + identity.isvProdId());
    }
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
