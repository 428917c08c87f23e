package network.khala.attestation.dcap;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.Crl;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes32;

/// Collateral that was traced to the root and holds at the time that was asked for.
record CheckedCollateral(
    Optional<Crl> rootCrl,
    Optional<Crl> pckCrl,
    Chain tcbInfoChain,
    TcbInfo tcbInfo,
    Chain qeIdentityChain,
    QeIdentity qeIdentity,
    Chain pckChain,
    Certificate root) {

  PckAuthority authority() {
    return PckAuthority.of(pckChain.certificates().get(1)).orElseThrow();
  }

  /// Versions of the documents and the ends of their validity.
  CollateralClaims claims() {
    List<DocumentVersion> documents = documents();
    return new CollateralClaims(
        documents,
        documents.stream().mapToLong(DocumentVersion::issued).min().orElseThrow(),
        documents.stream().mapToLong(DocumentVersion::issued).max().orElseThrow(),
        LongStream.concat(certificateEnds(), documentEnds()).min().orElseThrow(),
        Bytes32.wrap(Hashing.sha256(root.encoded().toArray())));
  }

  private LongStream certificateEnds() {
    return Stream.concat(
            Stream.of(root),
            Stream.of(tcbInfoChain, qeIdentityChain, pckChain)
                .flatMap(chain -> chain.certificates().stream()))
        .mapToLong(Certificate::notAfter);
  }

  private LongStream documentEnds() {
    return LongStream.concat(
        Stream.concat(rootCrl.stream(), pckCrl.stream()).mapToLong(Crl::nextUpdate),
        LongStream.of(tcbInfo.nextUpdate(), qeIdentity.nextUpdate()));
  }

  private List<DocumentVersion> documents() {
    List<DocumentVersion> documents = new ArrayList<>();
    documents.add(
        new DocumentVersion(
            "tcb-info/" + tcbInfo.id() + "/" + tcbInfo.fmspc().toHex().substring(2),
            tcbInfo.issueDate(),
            BigInteger.valueOf(tcbInfo.evaluationDataNumber())));
    documents.add(
        new DocumentVersion(
            "qe-identity/" + tcbInfo.id(),
            qeIdentity.issueDate(),
            BigInteger.valueOf(qeIdentity.evaluationDataNumber())));
    rootCrl.ifPresent(crl -> documents.add(version("crl/root", crl)));
    pckCrl.ifPresent(crl -> documents.add(version("crl/" + authority().wireName(), crl)));
    return documents;
  }

  private static DocumentVersion version(String document, Crl crl) {
    return new DocumentVersion(document, crl.thisUpdate(), crl.number().orElse(BigInteger.ZERO));
  }
}
