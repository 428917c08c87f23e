package network.khala.benchmarks.weights;

import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.attestation.DcapBenchmark;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;

/// Measures what evidence costs a registration: a quote is verified as if nothing about its
/// platform were known, and every byte is hashed and encoded.
final class EvidenceTimer {
  private static final int REPORT_BYTES = 65_536;

  private final Effort effort;
  private final DcapBenchmark quote = new DcapBenchmark();

  EvidenceTimer(Effort effort) {
    this.effort = effort;
    quote.prepare();
  }

  /// A registration with a quote, given what it costs without.
  MeasuredWeight with(MeasuredWeight registration) {
    double perByte = ProcessorTime.median(effort, this::hash) / REPORT_BYTES;
    double nanos = registration.basePs() / 1000.0 + ProcessorTime.median(effort, quote::cold);
    return MeasuredWeight.ofNanos(registration.name(), nanos, perByte);
  }

  private void hash() {
    Optional<AttestationReport> report =
        Optional.of(
            new AttestationReport.SgxDcap(Bytes.wrap(new byte[REPORT_BYTES]), Optional.empty()));
    byte[] encoded = AttestationReport.OPTION_CODEC.encode(report);
    Stopwatch.sink = Hashing.blake2b256(encoded);
    AttestationReport.OPTION_CODEC.decode(encoded);
  }
}
