package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.assets.AssetsCall;
import network.khala.scale.Bytes;

/// The calls of `Assets`, on an asset of account 1's of which accounts 2 and 3 own some.
final class AssetCases {
  private static final String PALLET = "Assets";
  private static final long ASSET = 7;
  private static final int REMOVED_MAX = 1000;
  private static final BigInteger SOME = BigInteger.TEN.pow(9);
  private static final BigInteger LEAST = BigInteger.TEN;
  private static final Bytes TEXT = Bytes.wrap(new byte[50]);

  private AssetCases() {}

  static List<CallCase> administration() {
    return List.of(
        of("create", 1, new AssetsCall.Create(ASSET + 1, World.address(1), LEAST)),
        root("force_create", new AssetsCall.ForceCreate(ASSET + 1, World.address(1), true, LEAST)),
        of("start_destroy", 1, new AssetsCall.StartDestroy(ASSET)),
        new CallCase(
            PALLET,
            "destroy_accounts",
            1,
            REMOVED_MAX,
            (world, units) -> {
              create(world);
              IntStream.range(0, units)
                  .forEach(
                      i ->
                          run(world, 1, new AssetsCall.Mint(ASSET, World.address(1000 + i), SOME)));
              run(world, 1, new AssetsCall.StartDestroy(ASSET));
              world.nextBlock();
              return Prepared.by(1, outer(world, new AssetsCall.DestroyAccounts(ASSET)));
            }),
        new CallCase(
            PALLET,
            "destroy_approvals",
            1,
            REMOVED_MAX,
            (world, units) -> {
              create(world);
              IntStream.range(0, units)
                  .forEach(
                      i ->
                          run(
                              world,
                              2 + i % 100,
                              new AssetsCall.ApproveTransfer(
                                  ASSET, World.address(1000 + i), SOME)));
              run(world, 1, new AssetsCall.StartDestroy(ASSET));
              world.nextBlock();
              return Prepared.by(1, outer(world, new AssetsCall.DestroyApprovals(ASSET)));
            }),
        CallCase.fixed(
            PALLET,
            "finish_destroy",
            world -> {
              create(world);
              run(world, 1, new AssetsCall.StartDestroy(ASSET));
              world.nextBlock();
              return Prepared.by(1, outer(world, new AssetsCall.FinishDestroy(ASSET)));
            }),
        of("freeze", 1, new AssetsCall.Freeze(ASSET, World.address(2))),
        after(
            "thaw",
            new AssetsCall.Freeze(ASSET, World.address(2)),
            new AssetsCall.Thaw(ASSET, World.address(2))),
        of("freeze_asset", 1, new AssetsCall.FreezeAsset(ASSET)),
        after("thaw_asset", new AssetsCall.FreezeAsset(ASSET), new AssetsCall.ThawAsset(ASSET)),
        of("transfer_ownership", 1, new AssetsCall.TransferOwnership(ASSET, World.address(4))),
        of(
            "set_team",
            1,
            new AssetsCall.SetTeam(ASSET, World.address(4), World.address(5), World.address(6))),
        of("set_metadata", 1, new AssetsCall.SetMetadata(ASSET, TEXT, TEXT, 12)),
        after(
            "clear_metadata",
            new AssetsCall.SetMetadata(ASSET, TEXT, TEXT, 12),
            new AssetsCall.ClearMetadata(ASSET)),
        root("force_set_metadata", new AssetsCall.ForceSetMetadata(ASSET, TEXT, TEXT, 12, false)),
        CallCase.fixed(
            PALLET,
            "force_clear_metadata",
            world -> {
              prepare(world);
              run(world, 1, new AssetsCall.SetMetadata(ASSET, TEXT, TEXT, 12));
              world.nextBlock();
              return Prepared.root(outer(world, new AssetsCall.ForceClearMetadata(ASSET)));
            }),
        root(
            "force_asset_status",
            new AssetsCall.ForceAssetStatus(
                ASSET,
                World.address(4),
                World.address(4),
                World.address(4),
                World.address(4),
                LEAST,
                true,
                false)),
        CallCase.fixed(
            PALLET,
            "set_min_balance",
            world -> {
              create(world, false);
              return Prepared.by(
                  1, outer(world, new AssetsCall.SetMinBalance(ASSET, BigInteger.ONE)));
            }));
  }

  static List<CallCase> holders() {
    return List.of(
        of("mint", 1, new AssetsCall.Mint(ASSET, World.address(4), SOME)),
        of("burn", 1, new AssetsCall.Burn(ASSET, World.address(2), SOME)),
        of("transfer", 2, new AssetsCall.Transfer(ASSET, World.address(4), SOME)),
        of(
            "transfer_keep_alive",
            2,
            new AssetsCall.TransferKeepAlive(ASSET, World.address(4), BigInteger.TEN.pow(8))),
        of(
            "force_transfer",
            1,
            new AssetsCall.ForceTransfer(ASSET, World.address(2), World.address(4), SOME)),
        of("approve_transfer", 2, new AssetsCall.ApproveTransfer(ASSET, World.address(4), SOME)),
        approved("cancel_approval", 2, new AssetsCall.CancelApproval(ASSET, World.address(3))),
        approved(
            "force_cancel_approval",
            1,
            new AssetsCall.ForceCancelApproval(ASSET, World.address(2), World.address(3))),
        approved(
            "transfer_approved",
            3,
            new AssetsCall.TransferApproved(ASSET, World.address(2), World.address(4), SOME)),
        of("touch", 4, new AssetsCall.Touch(ASSET)),
        CallCase.fixed(
            PALLET,
            "refund",
            world -> {
              prepare(world);
              run(world, 4, new AssetsCall.Touch(ASSET));
              world.nextBlock();
              return Prepared.by(4, outer(world, new AssetsCall.Refund(ASSET, true)));
            }));
  }

  private static CallCase of(String name, int who, AssetsCall call) {
    return CallCase.fixed(
        PALLET,
        name,
        world -> {
          prepare(world);
          return Prepared.by(who, outer(world, call));
        });
  }

  private static CallCase root(String name, AssetsCall call) {
    return CallCase.fixed(
        PALLET,
        name,
        world -> {
          prepare(world);
          return Prepared.root(outer(world, call));
        });
  }

  private static CallCase after(String name, AssetsCall before, AssetsCall call) {
    return CallCase.fixed(
        PALLET,
        name,
        world -> {
          prepare(world);
          run(world, 1, before);
          world.nextBlock();
          return Prepared.by(1, outer(world, call));
        });
  }

  private static CallCase approved(String name, int who, AssetsCall call) {
    return CallCase.fixed(
        PALLET,
        name,
        world -> {
          prepare(world);
          run(world, 2, new AssetsCall.ApproveTransfer(ASSET, World.address(3), SOME));
          world.nextBlock();
          return Prepared.by(who, outer(world, call));
        });
  }

  private static void create(World world) {
    create(world, true);
  }

  private static void create(World world, boolean sufficient) {
    world.root(
        outer(world, new AssetsCall.ForceCreate(ASSET, World.address(1), sufficient, LEAST)));
  }

  private static void prepare(World world) {
    create(world);
    run(world, 1, new AssetsCall.Mint(ASSET, World.address(2), SOME));
    run(world, 1, new AssetsCall.Mint(ASSET, World.address(3), SOME));
    world.nextBlock();
  }

  private static void run(World world, int who, AssetsCall call) {
    world.by(who, outer(world, call));
  }

  private static RuntimeCall outer(World world, AssetsCall call) {
    return world.runtime().staking().assets().outer(call);
  }
}
