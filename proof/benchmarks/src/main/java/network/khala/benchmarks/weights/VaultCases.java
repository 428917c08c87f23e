package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.PoolDirectory;
import network.khala.pallets.basepool.Vault;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.pallets.vault.VaultCall;

/// The calls of `PhalaVault`, on a vault of account 1's that has invested in some pools of its own
/// and owes to people who wait.
final class VaultCases {
  private static final String PALLET = "PhalaVault";
  private static final int POOLS = 10;
  private static final int WAITING = 20;
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
              invested(world);
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
        CallCase.fixed(
            PALLET,
            "check_and_maybe_force_withdraw",
            world -> {
              waiting(world);
              world.nextBlock(OVERDUE_MILLIS);
              return Prepared.by(1, of(world, new VaultCall.CheckAndMaybeForceWithdraw(POOLS)));
            }),
        CallCase.fixed(
            PALLET,
            "contribute",
            world -> {
              waiting(world);
              BigInteger much = EACH.multiply(BigInteger.valueOf(WAITING + 1));
              new Staking(world).wrap(WAITING + 5, much);
              world.nextBlock();
              return Prepared.by(WAITING + 5, of(world, new VaultCall.Contribute(POOLS, much)));
            }),
        CallCase.fixed(
            PALLET,
            "withdraw",
            world -> {
              waiting(world);
              return Prepared.by(2, of(world, new VaultCall.Withdraw(POOLS, EACH)));
            }));
  }

  /// All that people gave to the vault is in pools.
  private static void invested(World world) {
    Staking staking = new Staking(world);
    for (int pool = 0; pool < POOLS; pool++) {
      staking.by(1, new StakePoolCall.Create());
    }
    world.by(1, of(world, new VaultCall.Create()));
    world.by(1, of(world, new VaultCall.SetPayoutPref(POOLS, Optional.of(100_000L))));
    for (int other = 2; other < 2 + WAITING; other++) {
      staking.wrap(other, EACH);
      world.by(other, of(world, new VaultCall.Contribute(POOLS, EACH)));
    }
    BigInteger part = EACH.multiply(BigInteger.valueOf(WAITING)).divide(BigInteger.valueOf(POOLS));
    for (long pool = 0; pool < POOLS; pool++) {
      staking.by(1, new StakePoolCall.Contribute(pool, part, Optional.of((long) POOLS)));
    }
    world.nextBlock();
  }

  /// What lies in the vault's pools is worth more than it was.
  private static void gained(World world) {
    invested(world);
    world.by(1, of(world, new VaultCall.MaybeGainOwnerShares(POOLS)));
    PoolDirectory pools = world.runtime().staking().basePool().pools();
    Vault vault = pools.vault(POOLS);
    BasePool base = vault.basepool();
    pools.put(vault.with(base.withValue(base.totalValue().add(World.tokens(5000)))));
    world.nextBlock();
  }

  private static void waiting(World world) {
    invested(world);
    for (int other = 2; other < 2 + WAITING; other++) {
      world.by(other, of(world, new VaultCall.Withdraw(POOLS, EACH)));
    }
    world.nextBlock();
  }

  static RuntimeCall of(World world, VaultCall call) {
    return world.runtime().staking().vault().outer(call);
  }
}
