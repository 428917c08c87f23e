package network.khala.benchmarks.weights;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.uniques.DestroyWitness;
import network.khala.pallets.uniques.UniquesCall;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;

/// The calls of `Uniques`, on a collection of account 1 with an item of account 2; everything is
/// said of both that can be.
final class UniquesCases {
  private static final String PALLET = "Uniques";
  private static final long COLLECTION = 7;
  private static final long ITEM = 0;
  private static final int OWNER = 1;
  private static final int HOLDER = 2;
  private static final int OTHER = 3;
  private static final int ITEMS = 1000;
  private static final Bytes KEY = Bytes.wrap(new byte[32]);
  private static final Bytes VALUE = Bytes.wrap(new byte[256]);
  private static final Bytes TEXT = Bytes.wrap(new byte[50]);
  private static final Optional<MultiAddress> UNCHECKED = Optional.empty();

  private UniquesCases() {}

  static List<CallCase> collections() {
    return List.of(
        of("create", OWNER, new UniquesCall.Create(COLLECTION + 1, World.address(OWNER))),
        ofRoot(
            "force_create",
            new UniquesCall.ForceCreate(COLLECTION + 1, World.address(OWNER), true)),
        new CallCase(PALLET, "destroy", 1, ITEMS, UniquesCases::destruction),
        of("freeze_collection", OWNER, new UniquesCall.FreezeCollection(COLLECTION)),
        of("thaw_collection", OWNER, new UniquesCall.ThawCollection(COLLECTION)),
        CallCase.fixed(
            PALLET,
            "transfer_ownership",
            world -> {
              collection(world);
              world.by(
                  OTHER, outer(world, new UniquesCall.SetAcceptOwnership(Optional.of(COLLECTION))));
              world.nextBlock();
              return Prepared.by(
                  OWNER,
                  outer(
                      world, new UniquesCall.TransferOwnership(COLLECTION, World.address(OTHER))));
            }),
        of(
            "set_team",
            OWNER,
            new UniquesCall.SetTeam(
                COLLECTION, World.address(1), World.address(2), World.address(3))),
        ofRoot(
            "force_item_status",
            new UniquesCall.ForceItemStatus(
                COLLECTION,
                World.address(OTHER),
                World.address(1),
                World.address(2),
                World.address(3),
                true,
                true)),
        of(
            "set_accept_ownership",
            OTHER,
            new UniquesCall.SetAcceptOwnership(Optional.of(COLLECTION))),
        of(
            "set_collection_max_supply",
            OWNER,
            new UniquesCall.SetCollectionMaxSupply(COLLECTION, 9)));
  }

  static List<CallCase> items() {
    return List.of(
        of("mint", OWNER, new UniquesCall.Mint(COLLECTION, ITEM + 1, World.address(OTHER))),
        of("burn", HOLDER, new UniquesCall.Burn(COLLECTION, ITEM, UNCHECKED)),
        of("transfer", OTHER, new UniquesCall.Transfer(COLLECTION, ITEM, World.address(OTHER))),
        new CallCase(
            PALLET,
            "redeposit",
            0,
            ITEMS,
            (world, units) -> {
              collection(world);
              return Prepared.by(
                  OWNER,
                  outer(
                      world,
                      new UniquesCall.Redeposit(
                          COLLECTION, LongStream.range(0, units).boxed().toList())));
            }),
        of("freeze", OWNER, new UniquesCall.Freeze(COLLECTION, ITEM)),
        of("thaw", OWNER, new UniquesCall.Thaw(COLLECTION, ITEM)),
        of(
            "approve_transfer",
            HOLDER,
            new UniquesCall.ApproveTransfer(COLLECTION, ITEM, World.address(OWNER))),
        of(
            "cancel_approval",
            HOLDER,
            new UniquesCall.CancelApproval(COLLECTION, ITEM, Optional.of(World.address(OTHER)))),
        of(
            "set_price",
            HOLDER,
            new UniquesCall.SetPrice(
                COLLECTION,
                ITEM,
                Optional.of(World.TOKEN.add(World.TOKEN)),
                Optional.of(World.address(OTHER)))),
        of("buy_item", OTHER, new UniquesCall.BuyItem(COLLECTION, ITEM, World.TOKEN)));
  }

  static List<CallCase> descriptions() {
    return List.of(
        of(
            "set_attribute",
            OWNER,
            new UniquesCall.SetAttribute(COLLECTION, Optional.of(ITEM), TEXT.slice(0, 9), VALUE)),
        of(
            "clear_attribute",
            OWNER,
            new UniquesCall.ClearAttribute(COLLECTION, Optional.of(ITEM), KEY)),
        of("set_metadata", OWNER, new UniquesCall.SetMetadata(COLLECTION, ITEM + 1, TEXT, true)),
        of("clear_metadata", OWNER, new UniquesCall.ClearMetadata(COLLECTION, ITEM)),
        of(
            "set_collection_metadata",
            OWNER,
            new UniquesCall.SetCollectionMetadata(COLLECTION, TEXT, true)),
        of(
            "clear_collection_metadata",
            OWNER,
            new UniquesCall.ClearCollectionMetadata(COLLECTION)));
  }

  private static CallCase of(String name, int who, UniquesCall call) {
    return CallCase.fixed(
        PALLET,
        name,
        world -> {
          collection(world);
          return Prepared.by(who, outer(world, call));
        });
  }

  private static CallCase ofRoot(String name, UniquesCall call) {
    return CallCase.fixed(
        PALLET,
        name,
        world -> {
          collection(world);
          return Prepared.root(outer(world, call));
        });
  }

  /// A collection whose item is approved for account 3, and for sale to anybody.
  private static void collection(World world) {
    make(world, OWNER, new UniquesCall.Create(COLLECTION, World.address(OWNER)));
    make(world, OWNER, new UniquesCall.Mint(COLLECTION, ITEM, World.address(HOLDER)));
    make(world, HOLDER, new UniquesCall.ApproveTransfer(COLLECTION, ITEM, World.address(OTHER)));
    make(
        world,
        HOLDER,
        new UniquesCall.SetPrice(COLLECTION, ITEM, Optional.of(World.TOKEN), UNCHECKED));
    make(world, OWNER, new UniquesCall.SetAttribute(COLLECTION, Optional.of(ITEM), KEY, VALUE));
    make(world, OWNER, new UniquesCall.SetMetadata(COLLECTION, ITEM, TEXT, false));
    make(world, OWNER, new UniquesCall.SetCollectionMetadata(COLLECTION, TEXT, false));
    world.nextBlock();
  }

  /// A collection of items, each for sale: a price is what most goes with an item for its unit.
  private static Prepared destruction(World world, int items) {
    make(world, OWNER, new UniquesCall.Create(COLLECTION, World.address(OWNER)));
    for (long item = 0; item < items; item++) {
      make(world, OWNER, new UniquesCall.Mint(COLLECTION, item, World.address(HOLDER)));
      make(
          world,
          HOLDER,
          new UniquesCall.SetPrice(COLLECTION, item, Optional.of(World.TOKEN), UNCHECKED));
    }
    world.nextBlock();
    return Prepared.by(
        OWNER, outer(world, new UniquesCall.Destroy(COLLECTION, new DestroyWitness(items, 0, 0))));
  }

  private static void make(World world, int who, UniquesCall call) {
    world.by(who, outer(world, call));
  }

  private static RuntimeCall outer(World world, UniquesCall call) {
    return world.runtime().staking().uniques().outer(call);
  }
}
