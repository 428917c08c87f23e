package network.khala.benchmarks.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import network.khala.benchmarks.Effort;

/// Measures the whole weight table.
public final class WeightsMeasurement {
  /// What the table in use is measured with.
  public static final Effort EFFORT = new Effort(4, 5, 100);

  private static final String EVIDENCE_LEGACY = "PhalaRegistry.register_worker";
  private static final String EVIDENCE = "PhalaRegistry.register_worker_v2";

  private WeightsMeasurement() {}

  /// Measures everything. Takes some minutes.
  ///
  /// @param found takes each entry as soon as it is measured
  /// @return the entries in the order of the table
  /// @throws IOException if a database cannot be made
  public static List<MeasuredWeight> measure(Effort effort, Consumer<MeasuredWeight> found)
      throws IOException {
    Prices prices;
    try (StorageTimer storage = new StorageTimer(effort)) {
      prices = storage.measure();
    }
    Stopwatch stopwatch = new Stopwatch(effort);
    CallTimer calls = new CallTimer(stopwatch, prices);
    EvidenceTimer evidence = new EvidenceTimer(effort);
    List<MeasuredWeight> ofCalls = new ArrayList<>();
    for (CallCase one : Cases.ALL) {
      MeasuredWeight weight = calls.measure(one);
      boolean judgesEvidence = one.name().equals(EVIDENCE) || one.name().equals(EVIDENCE_LEGACY);
      ofCalls.add(judgesEvidence ? evidence.with(weight) : weight);
      found.accept(ofCalls.getLast());
    }
    // What all calls share is measured when everything is compiled.
    List<MeasuredWeight> table = new ArrayList<>();
    BlockTimer blocks = new BlockTimer(effort, stopwatch, prices);
    table.add(blocks.block());
    table.add(blocks.extrinsic());
    table.add(MeasuredWeight.ofNanos("Storage.read", prices.readNanos(), 0));
    table.add(MeasuredWeight.ofNanos("Storage.write", prices.writeNanos(), 0));
    table.addAll(new HookTimer(calls).measure());
    table.forEach(found);
    table.addAll(ofCalls);
    return table;
  }
}
