package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.basepool.BasePoolCall;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.computation.ComputationCall;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.pallets.wrapped.Referenda;
import network.khala.pallets.wrapped.WrappedBalancesCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.runtime.StakingGenesis;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;
import network.khala.scale.Tuple3;

/// The calls of sessions, of what pools have in common, and of W-PHA.
final class SessionCases {
  private static final int LISTED_MAX = 100;
  private static final int VOTERS = 100;
  private static final int POOLS = 10;
  private static final long REFERENDUM = 3;
  private static final BigInteger FREE = World.tokens(100_000);

  private SessionCases() {}

  static List<CallCase> computation() {
    return List.of(
        governance("set_cool_down_expiration", new ComputationCall.SetCoolDownExpiration(60)),
        CallCase.fixed(
            "PhalaComputation",
            "unbind",
            world -> {
              mine(world);
              return Prepared.by(1, outer(world, new ComputationCall.Unbind(session())));
            }),
        governance("force_heartbeat", new ComputationCall.ForceHeartbeat()),
        CallCase.fixed(
            "PhalaComputation",
            "force_start_computing",
            world -> {
              mine(world);
              return Prepared.root(
                  outer(world, new ComputationCall.ForceStartComputing(session(), Staking.STAKE)));
            }),
        CallCase.fixed(
            "PhalaComputation",
            "force_stop_computing",
            world -> {
              mine(world).start(1);
              return Prepared.root(outer(world, new ComputationCall.ForceStopComputing(session())));
            }),
        governance(
            "update_tokenomic",
            new ComputationCall.UpdateTokenomic(StakingGenesis.development(3000).parameters())),
        governance("set_heartbeat_paused", new ComputationCall.SetHeartbeatPaused(true)),
        CallCase.fixed(
            "PhalaComputation",
            "set_budget_per_block",
            world ->
                Prepared.by(
                    0, outer(world, new ComputationCall.SetBudgetPerBlock(1, 1, BigInteger.ZERO)))),
        governance("update_contract_root", new ComputationCall.UpdateContractRoot(World.ROOT)),
        governance("set_final_stake_slashing", new ComputationCall.SetFinalStakeSlashing(false)));
  }

  static List<CallCase> basePool() {
    return List.of(
        CallCase.fixed(
            "PhalaBasePool",
            "add_staker_to_whitelist",
            world -> {
              listed(world, LISTED_MAX - 1);
              return pool(world, new BasePoolCall.AddStakerToWhitelist(0, World.account(900)));
            }),
        CallCase.fixed(
            "PhalaBasePool",
            "set_pool_description",
            world -> {
              mine(world);
              return pool(
                  world, new BasePoolCall.SetPoolDescription(0, Bytes.wrap(new byte[4400])));
            }),
        CallCase.fixed(
            "PhalaBasePool",
            "remove_staker_from_whitelist",
            world -> {
              listed(world, LISTED_MAX);
              return pool(world, new BasePoolCall.RemoveStakerFromWhitelist(0, World.account(300)));
            }),
        CallCase.fixed(
            "PhalaBasePool",
            "claim_reimbursement",
            world -> {
              StorageMap<Tuple2<AccountId, Long>, BigInteger> claims =
                  world.map("PhalaBasePool", "Reimbursements");
              claims.put(new Tuple2<>(World.account(1), 0L), World.tokens(1));
              world.nextBlock();
              return pool(world, new BasePoolCall.ClaimReimbursement(0, World.account(5000)));
            }),
        new CallCase(
            "PhalaBasePool",
            "set_reimbursements",
            1,
            LISTED_MAX,
            (world, units) -> {
              List<Tuple3<AccountId, Long, BigInteger>> input =
                  IntStream.range(0, units)
                      .mapToObj(i -> new Tuple3<>(World.account(i), 0L, World.tokens(1)))
                      .toList();
              return Prepared.by(0, outer(world, new BasePoolCall.SetReimbursements(input, true)));
            }));
  }

  static List<CallCase> wrapped() {
    return List.of(
        CallCase.fixed(
            "PhalaWrappedBalances",
            "wrap",
            world -> Prepared.by(1, outer(world, new WrappedBalancesCall.Wrap(World.tokens(100))))),
        CallCase.fixed(
            "PhalaWrappedBalances",
            "unwrap_all",
            world -> {
              delegate(world);
              return Prepared.by(2, outer(world, new WrappedBalancesCall.UnwrapAll()));
            }),
        CallCase.fixed(
            "PhalaWrappedBalances",
            "unwrap",
            world -> {
              delegate(world);
              return Prepared.by(2, outer(world, new WrappedBalancesCall.Unwrap(World.tokens(1))));
            }),
        new CallCase(
            "PhalaWrappedBalances",
            "vote",
            1,
            VOTERS,
            (world, others) -> {
              delegate(world);
              voters(world, others);
              ongoing(world, true);
              return Prepared.by(2, outer(world, vote()));
            }),
        new CallCase(
            "PhalaWrappedBalances",
            "unlock",
            1,
            VOTERS,
            (world, units) -> {
              voters(world, units);
              ongoing(world, false);
              return Prepared.by(
                  1, outer(world, new WrappedBalancesCall.Unlock(REFERENDUM, units)));
            }));
  }

  private static CallCase governance(String name, ComputationCall call) {
    return CallCase.fixed("PhalaComputation", name, world -> Prepared.root(outer(world, call)));
  }

  private static Staking mine(World world) {
    return new Staking(world).launch().workers(1, 1).pool(1, FREE);
  }

  private static AccountId session() {
    return PoolAccounts.session(0, World.publicKey(1));
  }

  private static void listed(World world, int count) {
    mine(world);
    for (int i = 0; i < count; i++) {
      world.by(1, outer(world, new BasePoolCall.AddStakerToWhitelist(0, World.account(300 - i))));
    }
    world.nextBlock();
  }

  /// Account 2 has W-PHA in some pools of account 1's and some in its own hands.
  private static void delegate(World world) {
    Staking staking = new Staking(world);
    staking.wrap(2, World.tokens(1000));
    for (long pid = 0; pid < POOLS; pid++) {
      staking.by(1, new StakePoolCall.Create());
      staking.by(2, new StakePoolCall.Contribute(pid, World.tokens(10), Optional.empty()));
    }
    world.nextBlock();
  }

  private static void voters(World world, int count) {
    ongoing(world, true);
    Staking staking = new Staking(world);
    List<Integer> accounts = new ArrayList<>();
    IntStream.range(3, 3 + count).forEach(accounts::add);
    for (int account : accounts) {
      staking.wrap(account, World.tokens(10));
      world.by(account, outer(world, vote()));
    }
    world.nextBlock();
  }

  private static WrappedBalancesCall vote() {
    return new WrappedBalancesCall.Vote(World.tokens(1), World.tokens(1), REFERENDUM);
  }

  /// A chain without democracy has no referendum to vote in; this one takes any vote.
  private static void ongoing(World world, boolean ongoing) {
    world
        .runtime()
        .staking()
        .wrapped()
        .voteIn(
            new Referenda() {
              @Override
              public boolean isOngoing(long referendum) {
                return ongoing;
              }

              @Override
              public void vote(AccountId who, long referendum, BigInteger aye, BigInteger nay) {}
            });
  }

  private static Prepared pool(World world, BasePoolCall call) {
    return Prepared.by(1, outer(world, call));
  }

  private static RuntimeCall outer(World world, ComputationCall call) {
    return world.runtime().staking().computation().outer(call);
  }

  private static RuntimeCall outer(World world, BasePoolCall call) {
    return world.runtime().staking().basePool().outer(call);
  }

  private static RuntimeCall outer(World world, WrappedBalancesCall call) {
    return world.runtime().staking().wrapped().outer(call);
  }
}
