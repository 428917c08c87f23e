package network.khala.collateral;

import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.Collateral;
import network.khala.attestation.dcap.Quote;

/// Where collateral comes from: a server, a folder, a cache before either. Safe for use by several
/// threads.
public interface CollateralSource {
  /// The collateral for a quote, in the form of the wire. Blocks until it is there.
  ///
  /// @throws network.khala.attestation.AttestationException with COLLATERAL_FETCH_FAILED,
  ///   COLLATERAL_TCB_NOT_REGISTERED or PCK_CHAIN_MISSING
  Collateral fetch(Quote quote);

  /// Collateral that is newer than what [#fetch(Quote)] may have kept: for a chain that answered
  /// COLLATERAL_ROLLED_BACK.
  default Collateral fetchAgain(Quote quote) {
    return fetch(quote);
  }

  /// The same report with collateral, where it is a quote and has none: what a relayer does before
  /// it registers a worker.
  ///
  /// @throws network.khala.attestation.AttestationException as [#fetch(Quote)], or with a QUOTE_
  ///   code if the quote cannot be read
  default AttestationReport complete(AttestationReport report) {
    return switch (report) {
      case AttestationReport.SgxDcap sgx when sgx.collateral().isEmpty() ->
          new AttestationReport.SgxDcap(sgx.quote(), Optional.of(fetch(Quote.parse(sgx.quote()))));
      case AttestationReport.TdxDcap tdx when tdx.collateral().isEmpty() ->
          new AttestationReport.TdxDcap(tdx.quote(), Optional.of(fetch(Quote.parse(tdx.quote()))));
      case AttestationReport.SgxDcap complete -> complete;
      case AttestationReport.TdxDcap complete -> complete;
      case AttestationReport.SgxIas complete -> complete;
      case AttestationReport.Development complete -> complete;
    };
  }
}
