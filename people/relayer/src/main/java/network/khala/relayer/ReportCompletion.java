package network.khala.relayer;

import java.util.Optional;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.collateral.CollateralSource;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;

/// Adds to a worker's evidence what the chain needs to judge it and no enclave has: the collateral
/// of its quote.
///
/// Source: `docs/protocol/relayer.md#registration`.
final class ReportCompletion {
  private final Optional<CollateralSource> source;

  ReportCompletion(Optional<CollateralSource> source) {
    this.source = source;
  }

  /// Evidence as the chain takes it. Asks a server where there is a quote, which may take a while.
  ///
  /// @param encoded as pRuntime gives it: a report or none
  /// @throws FeedException if it cannot be read, or the collateral not be had
  Bytes complete(Bytes encoded) {
    AttestationReport report;
    try {
      Optional<AttestationReport> given = AttestationReport.OPTION_CODEC.decode(encoded);
      if (given.isEmpty()) {
        return encoded;
      }
      report = given.get();
    } catch (DecodeException e) {
      throw failed(
          "its evidence cannot be decoded: " + e.getMessage(),
          "update the relayer to the pRuntime's version");
    }
    return isComplete(report)
        ? encoded
        : Bytes.wrap(AttestationReport.OPTION_CODEC.encode(Optional.of(completed(report))));
  }

  private static boolean isComplete(AttestationReport report) {
    return switch (report) {
      case AttestationReport.SgxDcap sgx -> sgx.collateral().isPresent();
      case AttestationReport.TdxDcap tdx -> tdx.collateral().isPresent();
      case AttestationReport.SgxIas _, AttestationReport.Development _ -> true;
    };
  }

  private AttestationReport completed(AttestationReport report) {
    CollateralSource known =
        source.orElseThrow(
            () ->
                failed(
                    "its quote has no collateral, and nobody to ask for it is known",
                    "name a server with --collateral-server"));
    try {
      return known.complete(report);
    } catch (AttestationException e) {
      throw failed(
          "there is no collateral for its quote: " + e.getMessage(),
          "check that the server of --collateral-server can be reached and knows this platform");
    }
  }

  private static FeedException failed(String message, String advice) {
    return new FeedException(
        "the worker cannot be registered: " + message, advice, Cause.NOT_REGISTERED);
  }
}
