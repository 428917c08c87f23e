package network.khala.attestation.development;

import static network.khala.attestation.AttestationError.DEV_CERT_EXPIRED;
import static network.khala.attestation.AttestationError.DEV_REPORT_MALFORMED;
import static network.khala.attestation.AttestationError.DEV_REPORT_OUTDATED;
import static network.khala.attestation.AttestationError.DEV_SIGNATURE_INVALID;
import static network.khala.attestation.AttestationError.DEV_UNTRUSTED_ROOT;
import static network.khala.attestation.AttestationError.DEV_WRONG_CHAIN;

import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.crypto.Ed25519;
import network.khala.crypto.VerificationException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Verifies reports of the development device. Whether a chain accepts them at all, and which
/// measurements, is the caller's decision.
public final class DevelopmentAttestation {
  /// A report of this age in seconds, or older, is refused.
  public static final long MAX_AGE_SECONDS = 7200;

  /// A report may be ahead of the given time by this many seconds.
  public static final long MAX_AHEAD_SECONDS = 600;

  private DevelopmentAttestation() {}

  /// Checks, in this order: both structures, the certificate's signature by `root`, its validity at
  /// `nowSeconds`, the report's signature by the certified key, the signer's name in the report,
  /// the chain, the age.
  ///
  /// @param root the chain's development root
  /// @param genesisHash of the chain that judges
  /// @param nowSeconds epoch seconds: on chain, those of the block
  /// @return the report, all of whose fields but the report data were filled in by the device
  /// @throws AttestationException with one of the DEV_ codes
  public static DevelopmentReport verify(
      AttestationReport.Development evidence, Bytes32 root, Bytes32 genesisHash, long nowSeconds) {
    if (evidence.signature().size() != 64) {
      throw refuse(
          DEV_REPORT_MALFORMED,
          "signature has " + evidence.signature().size() + " bytes, 64 are needed");
    }
    DevelopmentReport report = DevelopmentReport.parse(evidence.report());
    DevelopmentCertificate certificate = DevelopmentCertificate.parse(evidence.certificate());
    checkCertificate(certificate, root, nowSeconds);
    byte[] content = DevelopmentReport.signedContent(evidence.report());
    if (!holds(certificate.leafKey(), content, evidence.signature())) {
      throw refuse(DEV_SIGNATURE_INVALID, "the certified key did not sign this report");
    }
    if (!report.mrSigner().equals(certificate.mrSigner())) {
      throw refuse(
          DEV_SIGNATURE_INVALID,
          "report names signer %s, its certificate is %s"
              .formatted(report.mrSigner(), certificate.mrSigner()));
    }
    if (!report.genesisHash().equals(genesisHash)) {
      throw refuse(
          DEV_WRONG_CHAIN,
          "report is for genesis %s, this chain is %s"
              .formatted(report.genesisHash(), genesisHash));
    }
    checkAge(report.timeSeconds(), nowSeconds);
    return report;
  }

  private static void checkCertificate(
      DevelopmentCertificate certificate, Bytes32 root, long nowSeconds) {
    byte[] content =
        DevelopmentCertificate.signedContent(
            certificate.leafKey(), certificate.notBeforeSeconds(), certificate.notAfterSeconds());
    if (!holds(root, content, certificate.signature())) {
      throw refuse(DEV_UNTRUSTED_ROOT, "certificate is not signed by root " + root);
    }
    if (Long.compareUnsigned(nowSeconds, certificate.notBeforeSeconds()) < 0
        || Long.compareUnsigned(nowSeconds, certificate.notAfterSeconds()) > 0) {
      throw refuse(
          DEV_CERT_EXPIRED,
          "certificate is valid from %s to %s, the time is %d"
              .formatted(
                  Long.toUnsignedString(certificate.notBeforeSeconds()),
                  Long.toUnsignedString(certificate.notAfterSeconds()),
                  nowSeconds));
    }
  }

  private static void checkAge(long timeSeconds, long nowSeconds) {
    boolean ahead = Long.compareUnsigned(timeSeconds, nowSeconds) > 0;
    long distance = ahead ? timeSeconds - nowSeconds : nowSeconds - timeSeconds;
    long limit = ahead ? MAX_AHEAD_SECONDS + 1 : MAX_AGE_SECONDS;
    if (Long.compareUnsigned(distance, limit) >= 0) {
      throw refuse(
          DEV_REPORT_OUTDATED,
          "report is of time %s, now it is %d"
              .formatted(Long.toUnsignedString(timeSeconds), nowSeconds));
    }
  }

  private static boolean holds(Bytes32 key, byte[] content, Bytes signature) {
    try {
      Ed25519.verify(key, content, signature.toArray());
      return true;
    } catch (VerificationException e) {
      return false;
    }
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
