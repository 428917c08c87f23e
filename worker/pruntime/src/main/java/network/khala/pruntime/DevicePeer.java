package network.khala.pruntime;

import java.time.Instant;
import java.util.Optional;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentAttestation;
import network.khala.attestation.development.DevelopmentCertificate;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.crypto.Ed25519;
import network.khala.crypto.VerificationException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.tee.QuoteProvider;

/// Whether a report comes from the very development device that vouches for this program.
final class DevicePeer {
  private DevicePeer() {}

  /// @param hash what the report must commit to
  static boolean vouches(
      QuoteProvider device, AttestationReport.Development peer, Bytes32 hash, Instant now) {
    Bytes reportData = Registration.reportData(hash);
    Optional<AttestationReport> own = device.attest(reportData);
    if (own.isEmpty()
        || !(own.get() instanceof AttestationReport.Development mine)
        || !mine.certificate().equals(peer.certificate())) {
      return false;
    }
    try {
      DevelopmentReport report = DevelopmentReport.parse(peer.report());
      Ed25519.verify(
          DevelopmentCertificate.parse(peer.certificate()).leafKey(),
          DevelopmentReport.signedContent(peer.report()),
          peer.signature().toArray());
      long age = Math.abs(now.getEpochSecond() - report.timeSeconds());
      return report.reportData().equals(reportData) && age < DevelopmentAttestation.MAX_AGE_SECONDS;
    } catch (AttestationException | VerificationException | IllegalArgumentException e) {
      return false;
    }
  }
}
