package network.khala.tee;

import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.scale.Bytes;

/// Makes evidence about the running program. A provider hands out what the machine says and never
/// judges it. Safe for use by several threads.
public interface QuoteProvider {
  /// The name as in `--attestation-provider`: `none`, `dev`, `gramine`, `tdx`.
  String name();

  /// Evidence that commits to `reportData`; empty if nothing here can vouch for the program.
  ///
  /// @param reportData exactly 64 bytes, which the caller has separated by domain
  /// @throws network.khala.attestation.AttestationException with PROVIDER_UNAVAILABLE,
  ///   PROVIDER_BUSY (try again) or PROVIDER_FAILED
  Optional<AttestationReport> attest(Bytes reportData);

  /// The measurement of the running program in the form of the chain's allow list, if the machine
  /// tells it.
  Optional<Bytes> pruntimeHash();

  /// An id of the machine, 16 bytes; zero bytes if it has none.
  Bytes machineId();
}
