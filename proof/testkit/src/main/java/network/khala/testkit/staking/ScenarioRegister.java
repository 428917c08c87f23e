package network.khala.testkit.staking;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import network.khala.pallets.computation.WorkerRegister;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// The workers that scenarios set up: registered in block 1, after a launch in block 0.
final class ScenarioRegister implements WorkerRegister {
  private static final int CONFIDENCE_LEVEL = 128;

  private final Map<Sr25519PublicKey, Entry> workers = new HashMap<>();

  void register(Sr25519PublicKey worker, AccountId operator) {
    Optional<Long> score = worker(worker).flatMap(Entry::score);
    workers.put(worker, new Entry(Optional.of(operator), score, CONFIDENCE_LEVEL));
  }

  void benchmark(Sr25519PublicKey worker, long score, Optional<Integer> level) {
    Entry entry = worker(worker).orElseThrow();
    workers.put(
        worker,
        new Entry(entry.operator(), Optional.of(score), level.orElse(entry.confidenceLevel())));
  }

  @Override
  public Optional<Entry> worker(Sr25519PublicKey worker) {
    return Optional.ofNullable(workers.get(worker));
  }

  @Override
  public Optional<Long> addedAt(Sr25519PublicKey worker) {
    return worker(worker).map(_ -> 1L);
  }

  @Override
  public Optional<Long> gatekeepersLaunchedAt() {
    return Optional.of(0L);
  }
}
