package network.khala.attestation.dcap;

import java.util.List;
import network.khala.scale.Bytes32;

/// How fresh the collateral is that a verdict rests on. All times are epoch seconds.
///
/// @param documents the version of each document: TCB info, QE identity, and the revocation lists
///   that were used
/// @param earliestIssue of documents and lists
/// @param latestIssue of documents and lists
/// @param earliestExpiry of documents, lists and certificates
/// @param rootFingerprint SHA-256 of the root certificate
public record CollateralClaims(
    List<DocumentVersion> documents,
    long earliestIssue,
    long latestIssue,
    long earliestExpiry,
    Bytes32 rootFingerprint) {

  /// Copies the list.
  public CollateralClaims {
    documents = List.copyOf(documents);
  }
}
