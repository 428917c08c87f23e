package network.khala.cli.dev;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.cli.chain.Amounts;
import network.khala.client.State;
import network.khala.scale.Bytes;

/// Makes the operator's pool, and has the delegator give it the stake of the workers that do not
/// mine yet. Nothing else waits for it before the workers are measured, so it may be done
/// meanwhile.
final class PoolFunding implements DevStep {
  private static final String POOLS = "PhalaStakePoolv2";

  private final DevChain chain;
  private final Machines machines;
  private final Milestones milestones;
  private long pool;
  private BigInteger funded = BigInteger.ZERO;

  PoolFunding(DevChain chain, Machines machines, Milestones milestones) {
    this.chain = chain;
    this.machines = machines;
    this.milestones = milestones;
  }

  @Override
  public void run() throws InterruptedException {
    if (Pool.find(chain.state()).isEmpty()) {
      chain.send(Accounts.OPERATOR, List.of(chain.call(POOLS, "create")));
    }
    State state = chain.state();
    Optional<Long> pid = Pool.find(state);
    long idle = Math.max(0, machines.workers().size() - Pool.workers(state));
    funded = Pool.STAKE.multiply(BigInteger.valueOf(idle));
    if (idle > 0) {
      fund(pid.orElseThrow(), funded);
    }
    pool = pid.orElseThrow();
  }

  /// Tells that the pool is there.
  void tell() {
    Map<String, Object> members = Milestones.members();
    members.put("pool", pool);
    members.put("amount", funded.toString());
    members.put("owner", Accounts.OPERATOR.address());
    milestones.tell(
        "pool-funded",
        members,
        WorkerMilestones.line("pool funded", "pool " + pool + "  " + Amounts.text(funded)));
  }

  private void fund(long pid, BigInteger amount) throws InterruptedException {
    List<Bytes> calls = new ArrayList<>();
    calls.add(chain.call("PhalaWrappedBalances", "wrap", amount.toString()));
    calls.add(chain.call(POOLS, "contribute", pid, amount.toString(), null));
    chain.send(Accounts.DELEGATOR, calls);
  }
}
