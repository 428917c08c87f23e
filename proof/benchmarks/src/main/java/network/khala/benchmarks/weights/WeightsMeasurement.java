package network.khala.benchmarks.weights;

import java.io.IOException;
import java.util.function.Consumer;
import network.khala.benchmarks.Effort;

/// Measures the whole weight table.
public final class WeightsMeasurement {
  /// What the table in use is measured with.
  public static final Effort EFFORT = new Effort(4, 5, 100);

  private static final String EVIDENCE_LEGACY = "PhalaRegistry.register_worker";
  private static final String EVIDENCE = "PhalaRegistry.register_worker_v2";

  private WeightsMeasurement() {}

  /// Measures everything, in the order of the table. Takes some minutes.
  ///
  /// @param found takes each entry as soon as it is measured
  /// @throws IOException if a database cannot be made
  public static void measure(Effort effort, Consumer<MeasuredWeight> found) throws IOException {
    Prices prices;
    try (StorageTimer storage = new StorageTimer(effort)) {
      prices = storage.measure();
    }
    Stopwatch stopwatch = new Stopwatch(effort);
    BlockTimer blocks = new BlockTimer(effort, stopwatch, prices);
    found.accept(blocks.block());
    found.accept(blocks.extrinsic());
    found.accept(MeasuredWeight.ofNanos("Storage.read", prices.readNanos(), 0));
    found.accept(MeasuredWeight.ofNanos("Storage.write", prices.writeNanos(), 0));
    CallTimer calls = new CallTimer(stopwatch, prices);
    new HookTimer(calls).measure().forEach(found);
    EvidenceTimer evidence = new EvidenceTimer(effort);
    for (CallCase one : Cases.ALL) {
      MeasuredWeight weight = calls.measure(one);
      boolean judgesEvidence = one.name().equals(EVIDENCE) || one.name().equals(EVIDENCE_LEGACY);
      found.accept(judgesEvidence ? evidence.with(weight) : weight);
    }
  }
}
