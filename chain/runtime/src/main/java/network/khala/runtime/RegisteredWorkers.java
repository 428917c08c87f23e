package network.khala.runtime;

import java.util.Optional;
import network.khala.pallets.computation.WorkerRegister;
import network.khala.pallets.registry.RegistryPallet;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// The registry as staking sees it.
///
/// @param registry where workers and gatekeepers are registered
record RegisteredWorkers(RegistryPallet registry) implements WorkerRegister {
  @Override
  public Optional<Entry> worker(Sr25519PublicKey worker) {
    return registry
        .workers()
        .find(worker)
        .map(info -> new Entry(info.operator(), info.initialScore(), info.confidenceLevel()));
  }

  @Override
  public Optional<Long> addedAt(Sr25519PublicKey worker) {
    return registry.workers().addedAt(worker);
  }

  @Override
  public Optional<Long> gatekeepersLaunchedAt() {
    return registry.gatekeepers().launchedAt();
  }
}
