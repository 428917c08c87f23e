package network.khala.attestation.ias;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import network.khala.scale.Bytes;

/// What the judge of an IAS report demands. Immutable; the `with…` methods answer changed copies.
///
/// @param allowDebug accept programs that whoever runs them can read
/// @param allowFuture accept reports that are ahead of the given time by any span
/// @param pruntimeHashes the allow list, entries of 68 bytes; empty: any program
/// @param nonce the nonce that the report must carry; empty: not asked
/// @param reportDataPrefix what the report data must begin with; empty: not asked
public record IasPolicy(
    boolean allowDebug,
    boolean allowFuture,
    Optional<Set<Bytes>> pruntimeHashes,
    Optional<String> nonce,
    Optional<Bytes> reportDataPrefix) {

  /// Demands one of the given programs and report data that begins with `reportDataPrefix`.
  public static IasPolicy strict(Collection<Bytes> pruntimeHashes, Bytes reportDataPrefix) {
    return dangerousAnyProgram()
        .withPruntimeHashes(pruntimeHashes)
        .withReportDataPrefix(reportDataPrefix);
  }

  /// Judges the platform only: which program it is and what the report is for stay unchecked.
  public static IasPolicy dangerousAnyProgram() {
    return new IasPolicy(false, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Accepts programs that whoever runs them can read.
  public IasPolicy dangerouslyAllowingDebug() {
    return new IasPolicy(true, allowFuture, pruntimeHashes, nonce, reportDataPrefix);
  }

  /// Accepts reports from the future, as the chain did in former times.
  public IasPolicy dangerouslyAllowingFuture() {
    return new IasPolicy(allowDebug, true, pruntimeHashes, nonce, reportDataPrefix);
  }

  /// Demands one of these programs.
  public IasPolicy withPruntimeHashes(Collection<Bytes> hashes) {
    return new IasPolicy(
        allowDebug, allowFuture, Optional.of(Set.copyOf(hashes)), nonce, reportDataPrefix);
  }

  /// Demands this nonce.
  public IasPolicy withNonce(String expected) {
    return new IasPolicy(
        allowDebug, allowFuture, pruntimeHashes, Optional.of(expected), reportDataPrefix);
  }

  /// Demands report data that begins so.
  public IasPolicy withReportDataPrefix(Bytes prefix) {
    return new IasPolicy(allowDebug, allowFuture, pruntimeHashes, nonce, Optional.of(prefix));
  }
}
