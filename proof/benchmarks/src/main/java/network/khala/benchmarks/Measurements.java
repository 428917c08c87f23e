package network.khala.benchmarks;

import java.util.List;
import network.khala.benchmarks.JmhMeasurement.Unit;
import network.khala.benchmarks.attestation.DcapBenchmark;
import network.khala.benchmarks.chain.ArchiveMeasurement;
import network.khala.benchmarks.chain.CatchUpMeasurement;
import network.khala.benchmarks.chain.ChainLengthMeasurement;
import network.khala.benchmarks.chain.DevMeasurement;
import network.khala.benchmarks.chain.RpcStorageMeasurement;
import network.khala.benchmarks.chain.TransferCostMeasurement;
import network.khala.benchmarks.chain.TransfersMeasurement;
import network.khala.benchmarks.signature.Sr25519Benchmark;
import network.khala.benchmarks.soak.SoakMeasurement;

/// Every measurement there is, one entry each.
public final class Measurements {
  /// In the order in which they run when all are asked for.
  public static final List<Measurement> ALL =
      List.of(
          new JmhMeasurement(
              "sr25519-verify",
              "sr25519 verification from bytes, 120-byte message",
              Unit.PER_SECOND,
              Sr25519Benchmark.class,
              "verify"),
          new JmhMeasurement(
              "sr25519-batch64",
              "sr25519 verification from bytes in batches of 64",
              Unit.SIGNATURES_PER_SECOND,
              Sr25519Benchmark.class,
              "batch64"),
          new JmhMeasurement(
              "dcap-cold",
              "verification of a recorded SGX quote, nothing known before",
              Unit.PER_SECOND,
              DcapBenchmark.class,
              "cold"),
          new JmhMeasurement(
              "dcap-cold-java",
              "dcap-cold with signatures verified in Java",
              Unit.PER_SECOND,
              DcapBenchmark.class,
              "coldInJava"),
          new JmhMeasurement(
              "dcap-warm",
              "the same with chains, collateral and platform known",
              Unit.PER_SECOND,
              DcapBenchmark.class,
              "warm"),
          new JmhMeasurement(
              "dcap-warm-java",
              "dcap-warm with signatures verified in Java",
              Unit.PER_SECOND,
              DcapBenchmark.class,
              "warmInJava"),
          new JmhMeasurement(
              "gatekeeper-100k",
              "the gatekeepers' engine, one block with 100,000 workers mining",
              Unit.MILLIS_PER_BLOCK,
              Gatekeeper100kBenchmark.class,
              "block"),
          new TransfersMeasurement(),
          new TransferCostMeasurement(),
          new RpcStorageMeasurement(),
          new SoakMeasurement(),
          new ChainLengthMeasurement(),
          new ArchiveMeasurement(),
          new CatchUpMeasurement(),
          new DevMeasurement(
              "dev-start", "from the start of khala dev to its first block", "block", 5),
          new DevMeasurement(
              "dev-payout", "from the start of khala dev to the first payout", "payout", 1));

  private Measurements() {}
}
