package network.khala.cli.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.khala.cli.mining.MiningEvent;
import network.khala.client.State;
import network.khala.scale.Bytes;

/// Has the operator add the workers to its pool and start them. A worker that somebody stopped is
/// left alone.
final class MiningStart implements DevStep {
  private static final String POOLS = "PhalaStakePoolv2";

  private static final Set<String> COMPUTES = Set.of("WorkerIdle", "WorkerUnresponsive");

  private final DevChain chain;
  private final Machines machines;
  private final WorkerMilestones milestones;
  private boolean computing;

  MiningStart(DevChain chain, Machines machines, WorkerMilestones milestones) {
    this.chain = chain;
    this.machines = machines;
    this.milestones = milestones;
  }

  @Override
  public void run() throws InterruptedException {
    State state = chain.state();
    Optional<Long> pid = Pool.find(state);
    List<Bytes> calls = new ArrayList<>();
    computing = false;
    for (Machine machine : machines.workers()) {
      String key = machines.keyOf(machine).orElseThrow();
      if (!Pool.isAssigned(state, key)) {
        calls.add(chain.call(POOLS, "add_worker", pid.orElseThrow(), key));
        calls.add(start(pid.orElseThrow(), key));
      } else {
        Pool.session(state, key).ifPresent(session -> continued(key, session));
      }
    }
    if (!calls.isEmpty()) {
      chain.send(Accounts.OPERATOR, calls);
      computing = true;
    }
  }

  /// Whether there is a worker that computes now. Those that their owner has stopped stay stopped.
  boolean anyComputes() {
    return computing;
  }

  private void continued(String key, Pool.Session session) {
    if (COMPUTES.contains(session.state())) {
      computing = true;
      milestones.continued(new MiningEvent.Started(key, session.id(), session.v()));
    }
  }

  private Bytes start(long pid, String key) {
    return chain.call(POOLS, "start_computing", pid, key, Pool.STAKE.toString());
  }
}
