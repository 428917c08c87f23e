package network.khala.cli.dev;

import java.io.IOException;
import java.util.Optional;
import network.khala.cli.mining.Integers;
import network.khala.client.State;
import tools.jackson.databind.JsonNode;

/// Feeds the workers and waits until each is registered and measured.
final class WorkerRegistration implements DevStep {
  private static final String REGISTRY = "PhalaRegistry";

  private final ChainWatch watch;
  private final Relayers relayers;
  private final Machines machines;
  private final WorkerMilestones milestones;

  WorkerRegistration(
      ChainWatch watch, Relayers relayers, Machines machines, WorkerMilestones milestones) {
    this.watch = watch;
    this.relayers = relayers;
    this.machines = machines;
    this.milestones = milestones;
  }

  @Override
  public void run() throws IOException, InterruptedException {
    for (Machine machine : machines.workers()) {
      relayers.start(machine);
    }
    for (Machine machine : machines.workers()) {
      JsonNode info =
          watch.await(
              state ->
                  machines
                      .keyOf(machine)
                      .filter(key -> isMeasured(state, key))
                      .map(key -> state.readJson(REGISTRY, "Workers", Integers.text(key))));
      milestones.continuedRegistration(info);
    }
  }

  /// Registered after the gatekeeper's launch, as sessions require, and with a score. A score of
  /// nothing is none: the relayer has the worker measured again.
  private static boolean isMeasured(State state, String key) {
    JsonNode worker = state.readJson(REGISTRY, "Workers", Integers.text(key));
    Optional<Long> launched = block(state.readJson(REGISTRY, "GatekeeperLaunchedAt").path(0));
    Optional<Long> added = block(state.readJson(REGISTRY, "WorkerAddedAt", Integers.text(key)));
    return worker.path("initialScore").asLong(0) > 0
        && launched.isPresent()
        && added.isPresent()
        && added.get() > launched.get();
  }

  private static Optional<Long> block(JsonNode value) {
    return value.isNumber() ? Optional.of(value.longValue()) : Optional.empty();
  }
}
