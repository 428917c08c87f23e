package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Tuple2;

/// The calls of `PhalaStakePoolv2`, on a pool that is as large as it may be.
final class PoolCases {
  private static final String PALLET = "PhalaStakePoolv2";
  private static final int WORKERS_MAX = 200;
  private static final int WAITING_MAX = 90;
  private static final long OVERDUE_MILLIS = 8L * 24 * 3_600_000;
  private static final long COOLED_DOWN_MILLIS = 120_000;
  private static final BigInteger FREE = World.tokens(500_000);
  private static final BigInteger PART = World.tokens(10);

  private PoolCases() {}

  static List<CallCase> owners() {
    return List.of(
        CallCase.fixed(
            PALLET,
            "create",
            world -> Prepared.by(1, new Staking(world).outer(new StakePoolCall.Create()))),
        CallCase.fixed(
            PALLET,
            "add_worker",
            world -> {
              Staking staking = mine(world, WORKERS_MAX - 1);
              staking.workers(WORKERS_MAX, WORKERS_MAX);
              return by(staking, new StakePoolCall.AddWorker(0, World.publicKey(WORKERS_MAX)));
            }),
        CallCase.fixed(
            PALLET,
            "remove_worker",
            world -> by(mine(world, WORKERS_MAX), new StakePoolCall.RemoveWorker(0, worker()))),
        CallCase.fixed(
            PALLET,
            "set_cap",
            world ->
                by(
                    mine(world, WORKERS_MAX),
                    new StakePoolCall.SetCap(0, FREE.multiply(BigInteger.TEN)))),
        CallCase.fixed(
            PALLET,
            "set_payout_pref",
            world ->
                by(
                    mine(world, WORKERS_MAX),
                    new StakePoolCall.SetPayoutPref(0, Optional.of(10_000L)))),
        CallCase.fixed(
            PALLET,
            "claim_legacy_rewards",
            world -> {
              Staking staking = mine(world, 0);
              StorageMap<Tuple2<AccountId, Long>, BigInteger> rewards =
                  world.map(PALLET, "LegacyRewards");
              rewards.put(new Tuple2<>(World.account(1), 0L), World.tokens(1));
              world.nextBlock();
              return by(staking, new StakePoolCall.ClaimLegacyRewards(0, World.account(5000)));
            }),
        CallCase.fixed(
            PALLET,
            "claim_owner_rewards",
            world -> {
              Staking staking = mine(world, WORKERS_MAX);
              AccountId rewards = PoolAccounts.ownerReward(0, World.account(1));
              staking.give(rewards, World.tokens(10));
              world.nextBlock();
              return by(staking, new StakePoolCall.ClaimOwnerRewards(0, World.account(5000)));
            }));
  }

  static List<CallCase> stakes() {
    return List.of(
        new CallCase(
            PALLET,
            "check_and_maybe_force_withdraw",
            1,
            WAITING_MAX,
            (world, others) -> {
              Staking staking = mine(world, WORKERS_MAX).start(WORKERS_MAX);
              waiting(world, staking, others);
              gained(staking, others);
              world.nextBlock(OVERDUE_MILLIS);
              return by(staking, new StakePoolCall.CheckAndMaybeForceWithdraw(0))
                  .sized(waiting(world));
            }),
        new CallCase(
            PALLET,
            "contribute",
            1,
            WAITING_MAX,
            (world, others) -> {
              Staking staking = mine(world, WORKERS_MAX).start(WORKERS_MAX);
              waiting(world, staking, others);
              staking.wrap(WAITING_MAX + 5, FREE);
              world.nextBlock();
              return Prepared.by(
                      WAITING_MAX + 5,
                      staking.outer(new StakePoolCall.Contribute(0, FREE, Optional.empty())))
                  .sized(waiting(world));
            }),
        new CallCase(
            PALLET,
            "withdraw",
            1,
            WAITING_MAX,
            (world, others) -> {
              Staking staking = mine(world, WORKERS_MAX).start(WORKERS_MAX);
              waiting(world, staking, others);
              gained(staking, others);
              world.nextBlock();
              return Prepared.by(2, staking.outer(withdraw())).sized(waiting(world));
            }),
        CallCase.fixed(
            PALLET,
            "start_computing",
            world ->
                by(
                    mine(world, WORKERS_MAX),
                    new StakePoolCall.StartComputing(0, worker(), Staking.STAKE))),
        CallCase.fixed(
            PALLET,
            "stop_computing",
            world ->
                by(
                    mine(world, WORKERS_MAX).start(WORKERS_MAX),
                    new StakePoolCall.StopComputing(0, worker()))),
        new CallCase(
            PALLET,
            "reclaim_pool_worker",
            1,
            WAITING_MAX,
            (world, others) -> {
              Staking staking = mine(world, WORKERS_MAX).start(WORKERS_MAX);
              waiting(world, staking, others);
              staking.by(1, new StakePoolCall.StopComputing(0, worker()));
              world.nextBlock(COOLED_DOWN_MILLIS);
              return by(staking, new StakePoolCall.ReclaimPoolWorker(0, worker()))
                  .sized(waiting(world));
            }),
        CallCase.fixed(
            PALLET,
            "restart_computing",
            world ->
                by(
                    mine(world, WORKERS_MAX).start(WORKERS_MAX),
                    new StakePoolCall.RestartComputing(
                        0, worker(), Staking.STAKE.add(World.tokens(1))))));
  }

  private static Staking mine(World world, int workers) {
    return new Staking(world).launch().workers(1, Math.max(workers, 1)).pool(workers, FREE);
  }

  /// The owner takes out what is free, others wait for theirs, and the owner for the rest.
  private static void waiting(World world, Staking staking, int others) {
    staking.queue(others, PART);
    BigInteger staked = Staking.STAKE.multiply(BigInteger.valueOf(WORKERS_MAX));
    BigInteger ofOthers = PART.multiply(BigInteger.valueOf(others));
    staking.by(
        1, new StakePoolCall.Withdraw(0, FREE.subtract(staked).add(ofOthers), Optional.empty()));
    for (int other = 2; other < 2 + others; other++) {
      staking.by(other, withdraw());
    }
    staking.by(1, new StakePoolCall.Withdraw(0, staked.subtract(ofOthers), Optional.empty()));
    world.nextBlock();
  }

  /// The pool has gained what others wait for, and has not paid them yet.
  private static void gained(Staking staking, int others) {
    AccountId pool = PoolAccounts.pool(Staking.POOL, World.account(Staking.OWNER));
    staking.give(pool, PART.multiply(BigInteger.valueOf(others)));
  }

  private static long waiting(World world) {
    return world.runtime().staking().basePool().pools().waiting(Staking.POOL);
  }

  private static StakePoolCall withdraw() {
    return new StakePoolCall.Withdraw(0, PART, Optional.empty());
  }

  private static Sr25519PublicKey worker() {
    return World.publicKey(1);
  }

  private static Prepared by(Staking staking, StakePoolCall call) {
    return Prepared.by(Staking.OWNER, staking.outer(call));
  }
}
