package network.khala.economics.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import network.khala.crypto.Blake2b;
import network.khala.economics.U64F64;
import network.khala.economics.engine.BlockResult;
import network.khala.economics.engine.SettlementReport;
import network.khala.economics.engine.SettlementReport.Settlement;
import network.khala.economics.engine.TokenomicEngine;
import network.khala.economics.engine.WorkerView;
import network.khala.economics.simulation.SimulationResult.Moment;
import network.khala.economics.wire.WireForms;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.scale.Bytes32;

/// Runs the gatekeepers' engine over a source of blocks, every block step by step, and sums up.
///
/// Source: `docs/protocol/tokenomics.md#simulation`.
public final class Simulation {
  private final SimulationSource source;
  private final TokenomicEngine engine;
  private final TreeMap<Bytes32, Integer> indices = new TreeMap<>();
  private final Blake2b digest = Blake2b.bits256();
  private final List<Moment> offline = new ArrayList<>();
  private final List<Moment> recovered = new ArrayList<>();
  private final List<U64F64> hourlyShareSum = new ArrayList<>();
  private final List<U64F64> hourlyTreasury = new ArrayList<>();
  private final List<List<U64F64>> hourlyV = new ArrayList<>();
  private final List<List<U64F64>> hourlyPayout = new ArrayList<>();
  private final U64F64[] payouts;
  private U64F64 treasury = U64F64.ZERO;

  private Simulation(SimulationSource source) {
    this.source = source;
    this.engine = TokenomicEngine.withStatistics(source.initialParameters());
    for (int i = 0; i < source.workers().size(); i++) {
      indices.put(source.workers().get(i).key(), i);
    }
    payouts = new U64F64[source.workers().size()];
    Arrays.fill(payouts, U64F64.ZERO);
  }

  /// Runs all blocks.
  ///
  /// @param progress is told the number of each block that is done
  public static SimulationResult run(SimulationSource source, LongConsumer progress) {
    Simulation simulation = new Simulation(source);
    for (long block = 1; block <= source.blocks(); block++) {
      simulation.process(block);
      progress.accept(block);
    }
    return simulation.result();
  }

  private void process(long block) {
    boolean endsHour = block % source.blocksPerHour() == 0;
    if (endsHour) {
      hourlyShareSum.add(engine.shareSum());
    }
    engine.begin(source.context(block));
    source.messages(block, engine::apply);
    BlockResult result = engine.end();
    source.observe(block, result);
    result.reports().forEach(report -> record(block, report));
    if (endsHour) {
      closeHour();
    }
  }

  private void record(long block, SettlementReport report) {
    digest.update(WorkingInfoUpdateEvent.CODEC.encode(WireForms.of(report)));
    report.offline().forEach(worker -> offline.add(new Moment(block, index(worker))));
    report.recovered().forEach(worker -> recovered.add(new Moment(block, index(worker))));
    for (Settlement settlement : report.settlements()) {
      int worker = index(settlement.worker());
      payouts[worker] = payouts[worker].plus(settlement.payout());
      treasury = treasury.plus(settlement.treasury());
    }
  }

  private void closeHour() {
    hourlyV.add(source.workers().stream().map(worker -> v(worker.key())).toList());
    hourlyPayout.add(List.of(payouts));
    Arrays.fill(payouts, U64F64.ZERO);
    hourlyTreasury.add(treasury);
    treasury = U64F64.ZERO;
  }

  /// V of a worker, zero before it registers.
  private U64F64 v(Bytes32 worker) {
    return engine.worker(worker).map(WorkerView::v).orElse(U64F64.ZERO);
  }

  private int index(Bytes32 worker) {
    Integer index = indices.get(worker);
    if (index == null) {
      throw new IllegalArgumentException("the source does not list worker " + worker);
    }
    return index;
  }

  private SimulationResult result() {
    List<WorkerView> finalStates = new ArrayList<>();
    for (SimulatedWorker worker : source.workers()) {
      engine.worker(worker.key()).ifPresent(finalStates::add);
    }
    return new SimulationResult(
        offline,
        recovered,
        Bytes32.wrap(digest.digest()),
        hourlyShareSum,
        hourlyTreasury,
        hourlyV,
        hourlyPayout,
        finalStates);
  }
}
