package network.khala.attestation.dcap;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationException;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.MalformedException;

/// What the PCK certificate inside a quote says. Nothing of it is verified: it tells which
/// collateral to fetch, and the fetched collateral decides whether it is true.
///
/// @param platform the machine, as the certificate describes it
/// @param authority who issued the certificate, by its name
public record PckCertificate(PckPlatform platform, PckAuthority authority) {

  /// Reads certification data of type 4 (a certificate) or 5 (a chain); empty if it is of another
  /// type or cannot be read.
  static Optional<PckCertificate> of(CertificationData certification) {
    try {
      return leaf(certification)
          .flatMap(
              leaf ->
                  PckAuthority.ofIssuer(leaf)
                      .map(authority -> new PckCertificate(PckPlatform.of(leaf), authority)));
    } catch (AttestationException | MalformedException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Certificate> leaf(CertificationData certification) {
    return switch (certification.type()) {
      case CertificationData.PCK_LEAF ->
          Optional.of(Certificate.parse(certification.content().toArray()));
      case CertificationData.PCK_CHAIN -> {
        List<Certificate> chain = Chain.read(Chain.Kind.PCK, certification.content());
        yield chain.stream().findFirst();
      }
      default -> Optional.empty();
    };
  }
}
