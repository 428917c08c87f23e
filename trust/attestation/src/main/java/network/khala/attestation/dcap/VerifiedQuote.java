package network.khala.attestation.dcap;

import java.util.List;
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

  /// What was proved, step by step, from the root down to the program: for people who want to know
  /// why a quote was accepted. What stayed open is among [#unchecked()].
  ///
  /// @param policy the one under which this was verified
  /// @param nowSeconds the time at which this was verified, epoch seconds
  public List<Claim> claims(Policy policy, long nowSeconds) {
    return new ClaimsOfQuote(this, policy, nowSeconds).list();
  }

  /// The report of the hardware about the program.
  public ReportBody report() {
    return quote.body();
  }
}
