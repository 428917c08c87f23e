package network.khala.cli.dev;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import network.khala.cli.mining.Integers;
import network.khala.client.State;
import tools.jackson.databind.JsonNode;

/// Feeds the gatekeeper, has root appoint it once it is registered, and waits until it has made the
/// network's master key. It comes first: a worker that registers before that would have to do so
/// again.
final class GatekeeperLaunch implements DevStep {
  private static final String REGISTRY = "PhalaRegistry";

  private final DevChain chain;
  private final ChainWatch watch;
  private final Relayers relayers;
  private final Machines machines;
  private final WorkerMilestones workers;
  private final Milestones milestones;

  GatekeeperLaunch(
      DevChain chain,
      ChainWatch watch,
      Relayers relayers,
      Machines machines,
      WorkerMilestones workers,
      Milestones milestones) {
    this.chain = chain;
    this.watch = watch;
    this.relayers = relayers;
    this.machines = machines;
    this.workers = workers;
    this.milestones = milestones;
  }

  @Override
  public void run() throws IOException, InterruptedException {
    Machine machine = machines.gatekeeper();
    relayers.start(machine);
    String key =
        watch.await(state -> machines.keyOf(machine).filter(one -> isRegistered(state, one)));
    workers.continuedRegistration(chain.state().readJson(REGISTRY, "Workers", Integers.text(key)));
    if (!isAppointed(chain.state(), key)) {
      chain.send(
          Accounts.SUDO, List.of(chain.asRoot(chain.call(REGISTRY, "register_gatekeeper", key))));
    }
    String master = watch.await(GatekeeperLaunch::masterKey);
    Map<String, Object> members = Milestones.members();
    members.put("worker", key);
    members.put("name", machine.name());
    members.put("masterPublicKey", master);
    milestones.tell(
        "gatekeeper-launched", members, WorkerMilestones.line("gatekeeper launched", master));
  }

  private static boolean isRegistered(State state, String key) {
    return state.read(REGISTRY, "Workers", Integers.text(key)).isPresent();
  }

  private static boolean isAppointed(State state, String key) {
    JsonNode gatekeepers = state.readJson(REGISTRY, "Gatekeeper");
    return StreamSupport.stream(gatekeepers.spliterator(), false)
        .anyMatch(one -> one.asString("").equals(key));
  }

  private static Optional<String> masterKey(State state) {
    return state
        .read(REGISTRY, "GatekeeperMasterPubkey")
        .map(ignored -> state.readJson(REGISTRY, "GatekeeperMasterPubkey").asString(""));
  }
}
