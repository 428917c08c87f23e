package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.basepool.PoolDirectory;
import network.khala.pallets.basepool.Vault;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.pallets.vault.VaultCall;

/// The calls of `PhalaVault`, on a vault of account 1's that has invested in some pools of its own
/// and owes to people who wait.
final class VaultCases {
  private static final String PALLET = "PhalaVault";
  private static final int POOLS = 10;
  private static final int DELEGATORS = 20;
  private static final int WAITING_MAX = 90;
  private static final long OVERDUE_MILLIS = 30L * 24 * 3_600_000;
  private static final BigInteger EACH = World.tokens(1000);

  private VaultCases() {}

  static List<CallCase> all() {
    return List.of(
        CallCase.fixed(
            PALLET, "create", world -> Prepared.by(1, of(world, new VaultCall.Create()))),
        CallCase.fixed(
            PALLET,
            "set_payout_pref",
            world -> {
              invested(world, DELEGATORS);
              return Prepared.by(
                  1, of(world, new VaultCall.SetPayoutPref(POOLS, Optional.of(20_000L))));
            }),
        CallCase.fixed(
            PALLET,
            "claim_owner_shares",
            world -> {
              gained(world);
              world.by(1, of(world, new VaultCall.MaybeGainOwnerShares(POOLS)));
              world.nextBlock();
              return Prepared.by(
                  1,
                  of(
                      world,
                      new VaultCall.ClaimOwnerShares(
                          POOLS, World.account(1), BigInteger.TEN.pow(10))));
            }),
        CallCase.fixed(
            PALLET,
            "maybe_gain_owner_shares",
            world -> {
              gained(world);
              return Prepared.by(1, of(world, new VaultCall.MaybeGainOwnerShares(POOLS)));
            }),
        new CallCase(
            PALLET,
            "check_and_maybe_force_withdraw",
            1,
            WAITING_MAX,
            (world, others) -> {
              waiting(world, others);
              received(world, others - 1);
              world.nextBlock(OVERDUE_MILLIS);
              return Prepared.by(1, of(world, new VaultCall.CheckAndMaybeForceWithdraw(POOLS)))
                  .sized(others + POOLS);
            }),
        new CallCase(
            PALLET,
            "contribute",
            1,
            WAITING_MAX,
            (world, others) -> {
              waiting(world, others);
              BigInteger much = EACH.multiply(BigInteger.valueOf(others + 1));
              new Staking(world).wrap(WAITING_MAX + 5, much);
              world.nextBlock();
              return Prepared.by(WAITING_MAX + 5, of(world, new VaultCall.Contribute(POOLS, much)));
            }),
        new CallCase(
            PALLET,
            "withdraw",
            1,
            WAITING_MAX,
            (world, others) -> {
              waiting(world, others);
              received(world, others);
              return Prepared.by(2, of(world, new VaultCall.Withdraw(POOLS, EACH)));
            }));
  }

  /// All that people gave to the vault is in pools.
  private static void invested(World world, int delegators) {
    Staking staking = new Staking(world);
    for (int pool = 0; pool < POOLS; pool++) {
      staking.by(1, new StakePoolCall.Create());
    }
    world.by(1, of(world, new VaultCall.Create()));
    world.by(1, of(world, new VaultCall.SetPayoutPref(POOLS, Optional.of(100_000L))));
    for (int other = 2; other < 2 + delegators; other++) {
      staking.wrap(other, EACH);
      world.by(other, of(world, new VaultCall.Contribute(POOLS, EACH)));
    }
    BigInteger part =
        EACH.multiply(BigInteger.valueOf(delegators)).divide(BigInteger.valueOf(POOLS));
    for (long pool = 0; pool < POOLS; pool++) {
      staking.by(1, new StakePoolCall.Contribute(pool, part, Optional.of((long) POOLS)));
    }
    world.nextBlock();
  }

  /// What lies in the vault's pools is worth more than it was.
  private static void gained(World world) {
    invested(world, DELEGATORS);
    world.by(1, of(world, new VaultCall.MaybeGainOwnerShares(POOLS)));
    PoolDirectory pools = world.runtime().staking().basePool().pools();
    Vault vault = pools.vault(POOLS);
    BasePool base = vault.basepool();
    pools.put(vault.with(base.withValue(base.totalValue().add(World.tokens(5000)))));
    world.nextBlock();
  }

  private static void waiting(World world, int others) {
    invested(world, others);
    for (int other = 2; other < 2 + others; other++) {
      world.by(other, of(world, new VaultCall.Withdraw(POOLS, EACH)));
    }
    world.nextBlock();
  }

  /// What some of those who wait are due came back from the pools, and they were not paid yet.
  private static void received(World world, int waiting) {
    Staking staking = new Staking(world);
    BigInteger amount = EACH.multiply(BigInteger.valueOf(waiting));
    staking.wrap(Staking.OWNER, amount.add(EACH));
    staking.give(PoolAccounts.pool(POOLS, World.account(Staking.OWNER)), amount);
    world.nextBlock();
  }

  static RuntimeCall of(World world, VaultCall call) {
    return world.runtime().staking().vault().outer(call);
  }
}
