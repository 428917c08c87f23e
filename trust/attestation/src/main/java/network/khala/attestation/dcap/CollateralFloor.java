package network.khala.attestation.dcap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Collateral never goes back. Signed documents stay valid for weeks, so a prover could choose one
/// that still knows nothing of a fault. Whoever keeps state, as a chain does, keeps the newest
/// version of each document that accepted evidence rested on, and demands at least that of the
/// next. Issue dates, numbers of revocation lists and evaluation numbers so only grow. Source:
/// `docs/protocol/attestation.md`, "On the chain".
///
/// A floor belongs to one document about one platform family or authority: what is known of one
/// family says nothing about another.
public final class CollateralFloor {
  private CollateralFloor() {}

  /// Compares the documents of accepted evidence with what is known. Pure: nothing is stored here,
  /// and a refusal of one document comes before the caller has stored another.
  ///
  /// @param used versions of the documents that the verdict rests on
  /// @param known the stored version of a document, by its name; empty if it was never seen
  /// @return the versions to store, each under its `document`; only those that differ from what is
  ///   known
  /// @throws network.khala.attestation.AttestationException with COLLATERAL_ROLLED_BACK, naming the
  ///   first document that is older than the known one
  public static List<DocumentVersion> raise(
      CollateralClaims used, Function<String, Optional<DocumentVersion>> known) {
    List<DocumentVersion> raised = new ArrayList<>();
    for (DocumentVersion offered : used.documents()) {
      Optional<DocumentVersion> floor = known.apply(offered.document());
      floor.ifPresent(offered::requireNotOlderThan);
      if (!floor.equals(Optional.of(offered))) {
        raised.add(offered);
      }
    }
    return List.copyOf(raised);
  }
}
