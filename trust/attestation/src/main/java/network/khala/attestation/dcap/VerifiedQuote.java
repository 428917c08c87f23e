package network.khala.attestation.dcap;

import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an accepted quote says.
///
/// @param quote with the report of the hardware about the program
/// @param platform from the PCK certificate
/// @param authority who certified the platform
/// @param tcb the state of the platform
/// @param collateral how fresh the documents are
/// @param unchecked what the policy left open
public record VerifiedQuote(
    Quote quote,
    PckPlatform platform,
    PckAuthority authority,
    TcbClaims tcb,
    CollateralClaims collateral,
    Set<Unchecked> unchecked) {

  /// The verdict as a tree of names and plain values, for output.
  public SequencedMap<String, @Nullable Object> toTree() {
    return Trees.of(this);
  }

  /// The report of the hardware about the program.
  public ReportBody report() {
    return quote.body();
  }
}
