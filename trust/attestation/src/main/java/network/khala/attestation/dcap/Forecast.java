package network.khala.attestation.dcap;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationException;

/// What a genuine quote is worth under some set of documents, and what its platform lacks for more.
///
/// @param accepted the verdict, unless the quote is refused
/// @param refused why it is refused, unless it is accepted
/// @param collateral the documents that this was judged by
/// @param evaluationDataNumber the lower of both documents
/// @param attainable the best status that the documents have for such a platform
/// @param updates what is missing for that status, empty if nothing is
public record Forecast(
    Optional<VerifiedQuote> accepted,
    Optional<AttestationException> refused,
    CollateralClaims collateral,
    long evaluationDataNumber,
    TcbStatus attainable,
    List<MissingUpdate> updates) {

  /// Copies the list.
  public Forecast {
    updates = List.copyOf(updates);
  }
}
