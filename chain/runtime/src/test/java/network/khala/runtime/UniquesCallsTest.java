package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.state.State;
import network.khala.frame.storage.KeyPair;
import network.khala.pallets.system.SystemError;
import network.khala.pallets.uniques.DestroyWitness;
import network.khala.pallets.uniques.ItemDetails;
import network.khala.pallets.uniques.UniquesCall;
import network.khala.pallets.uniques.UniquesError;
import network.khala.pallets.uniques.UniquesEvent;
import network.khala.pallets.uniques.UniquesPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls of `Uniques` on a collection of the owner's with one item of Bob's. Users may make few of
/// them; the others are made past the filter, as root does in somebody's name.
class UniquesCallsTest {
  private static final long ID = 7;
  private static final long ITEM = 1;
  private static final BigInteger PHA = BigInteger.TEN.pow(12);
  private static final AccountId OWNER = AccountId.fromHex("11".repeat(32));
  private static final AccountId BOB = AccountId.fromHex("22".repeat(32));
  private static final AccountId EVE = AccountId.fromHex("33".repeat(32));

  /// Issues, administers and freezes.
  private static final AccountId TEAM = AccountId.fromHex("44".repeat(32));

  private static final Bytes KEY = Bytes.wrap(new byte[] {'k'});
  private static final Bytes DATA = Bytes.wrap(new byte[] {'d'});

  private final KhalaRuntime runtime =
      KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(3000));
  private final UniquesPallet uniques = runtime.staking().uniques();

  @BeforeEach
  void aCollection() {
    for (AccountId who : new AccountId[] {OWNER, BOB, EVE, TEAM}) {
      runtime.balances().endow(who, PHA.multiply(BigInteger.TEN));
    }
    run(OWNER, new UniquesCall.Create(ID, at(TEAM)));
    run(TEAM, new UniquesCall.Mint(ID, ITEM, at(BOB)));
  }

  @Test
  void closedCalls_byUsers_areFiltered() {
    List<UniquesCall> closed =
        List.of(
            new UniquesCall.Create(8, at(TEAM)),
            new UniquesCall.ForceCreate(8, at(TEAM), true),
            new UniquesCall.Destroy(ID, witness(1, 0, 0)),
            new UniquesCall.Mint(ID, 2, at(BOB)),
            new UniquesCall.Burn(ID, ITEM, Optional.empty()),
            new UniquesCall.Transfer(ID, ITEM, at(EVE)),
            new UniquesCall.Redeposit(ID, List.of(ITEM)),
            new UniquesCall.FreezeCollection(ID),
            new UniquesCall.ThawCollection(ID),
            new UniquesCall.TransferOwnership(ID, at(EVE)),
            new UniquesCall.ApproveTransfer(ID, ITEM, at(EVE)),
            new UniquesCall.CancelApproval(ID, ITEM, Optional.empty()),
            status(EVE, true),
            new UniquesCall.SetAttribute(ID, Optional.empty(), KEY, DATA),
            new UniquesCall.ClearAttribute(ID, Optional.empty(), KEY),
            new UniquesCall.SetMetadata(ID, ITEM, DATA, false),
            new UniquesCall.ClearMetadata(ID, ITEM),
            new UniquesCall.SetCollectionMetadata(ID, DATA, false),
            new UniquesCall.ClearCollectionMetadata(ID),
            new UniquesCall.SetCollectionMaxSupply(ID, 9),
            new UniquesCall.SetPrice(ID, ITEM, Optional.empty(), Optional.empty()),
            new UniquesCall.BuyItem(ID, ITEM, PHA));

    assertThat(closed)
        .allSatisfy(
            call ->
                assertThat(runtime.kernel().attempt(uniques.outer(call), Origin.signed(OWNER)))
                    .isEqualTo(Result.err(runtime.system().errorOf(SystemError.CALL_FILTERED))));
  }

  @Test
  void openCalls_byUsers_areMade() {
    for (UniquesCall call :
        List.of(
            new UniquesCall.Freeze(ID, ITEM),
            new UniquesCall.Thaw(ID, ITEM),
            new UniquesCall.SetAcceptOwnership(Optional.of(ID)))) {
      assertThat(runtime.kernel().attempt(uniques.outer(call), Origin.signed(TEAM)))
          .isEqualTo(Result.ok());
    }
    assertThat(
            runtime
                .kernel()
                .attempt(
                    uniques.outer(new UniquesCall.SetTeam(ID, at(BOB), at(BOB), at(BOB))),
                    Origin.signed(OWNER)))
        .isEqualTo(Result.ok());
  }

  @Test
  void rootCalls_ofAnybody_areBadOrigin() {
    for (UniquesCall call :
        List.of(new UniquesCall.ForceCreate(8, at(TEAM), true), status(EVE, true))) {
      assertThat(attempt(Origin.signed(OWNER), call))
          .isEqualTo(Result.err(new DispatchError.BadOrigin()));
    }
  }

  @Test
  void callsOfAccounts_byRoot_areBadOrigin() {
    for (UniquesCall call :
        List.of(
            new UniquesCall.Create(8, at(TEAM)),
            new UniquesCall.Mint(ID, 2, at(BOB)),
            new UniquesCall.Burn(ID, ITEM, Optional.empty()),
            new UniquesCall.Transfer(ID, ITEM, at(EVE)),
            new UniquesCall.Redeposit(ID, List.of()),
            new UniquesCall.Freeze(ID, ITEM),
            new UniquesCall.Thaw(ID, ITEM),
            new UniquesCall.FreezeCollection(ID),
            new UniquesCall.ThawCollection(ID),
            new UniquesCall.TransferOwnership(ID, at(EVE)),
            new UniquesCall.SetTeam(ID, at(BOB), at(BOB), at(BOB)),
            new UniquesCall.SetAcceptOwnership(Optional.empty()),
            new UniquesCall.SetPrice(ID, ITEM, Optional.empty(), Optional.empty()),
            new UniquesCall.BuyItem(ID, ITEM, PHA))) {
      assertThat(attempt(Origin.root(), call)).isEqualTo(Result.err(new DispatchError.BadOrigin()));
    }
  }

  @Test
  void create_ofATakenNumber_isInUse() {
    assertFails(EVE, new UniquesCall.Create(ID, at(EVE)), UniquesError.IN_USE);
    assertFails(
        Origin.root(), new UniquesCall.ForceCreate(ID, at(EVE), false), UniquesError.IN_USE);
    run(Origin.root(), new UniquesCall.ForceCreate(8, at(EVE), true));
    assertThat(last()).isEqualTo(new UniquesEvent.ForceCreated(8, EVE));
    run(EVE, new UniquesCall.Create(9, at(BOB)));
    assertThat(last()).isEqualTo(new UniquesEvent.Created(9, EVE, BOB));
    assertThat(attempt(Origin.signed(EVE), new UniquesCall.Create(10, new MultiAddress.Raw(KEY))))
        .isEqualTo(Result.err(new DispatchError.CannotLookup()));
  }

  @Test
  void mint_againstARule_isRefused() {
    assertFails(OWNER, new UniquesCall.Mint(ID, 2, at(BOB)), UniquesError.NO_PERMISSION);
    assertFails(TEAM, new UniquesCall.Mint(ID, ITEM, at(BOB)), UniquesError.ALREADY_EXISTS);
    assertFails(TEAM, new UniquesCall.Mint(8, ITEM, at(BOB)), UniquesError.UNKNOWN_COLLECTION);
  }

  @Test
  void maxSupply_onceSet_holds() {
    assertFails(EVE, new UniquesCall.SetCollectionMaxSupply(ID, 1), UniquesError.NO_PERMISSION);
    assertFails(
        OWNER, new UniquesCall.SetCollectionMaxSupply(8, 1), UniquesError.UNKNOWN_COLLECTION);
    assertFails(
        OWNER, new UniquesCall.SetCollectionMaxSupply(ID, 0), UniquesError.MAX_SUPPLY_TOO_SMALL);
    run(OWNER, new UniquesCall.SetCollectionMaxSupply(ID, 1));
    assertThat(last()).isEqualTo(new UniquesEvent.CollectionMaxSupplySet(ID, 1));
    assertFails(
        Origin.root(),
        new UniquesCall.SetCollectionMaxSupply(ID, 5),
        UniquesError.MAX_SUPPLY_ALREADY_SET);
    assertFails(TEAM, new UniquesCall.Mint(ID, 2, at(BOB)), UniquesError.MAX_SUPPLY_REACHED);
  }

  @Test
  void burn_byOwnerOrAdmin_removesTheItem() {
    assertFails(EVE, new UniquesCall.Burn(ID, ITEM, Optional.empty()), UniquesError.NO_PERMISSION);
    assertFails(BOB, new UniquesCall.Burn(ID, 2, Optional.empty()), UniquesError.UNKNOWN_ITEM);
    assertFails(
        BOB, new UniquesCall.Burn(8, ITEM, Optional.empty()), UniquesError.UNKNOWN_COLLECTION);
    assertFails(
        TEAM, new UniquesCall.Burn(ID, ITEM, Optional.of(at(EVE))), UniquesError.WRONG_OWNER);
    run(BOB, new UniquesCall.SetPrice(ID, ITEM, Optional.of(PHA), Optional.empty()));
    run(TEAM, new UniquesCall.Burn(ID, ITEM, Optional.of(at(BOB))));

    assertThat(last()).isEqualTo(new UniquesEvent.Burned(ID, ITEM, BOB));
    assertThat(uniques.ledger().itemsOf(BOB, ID)).isEmpty();
    assertThat(StoredItems.nmap(uniques, "ItemPriceOf").entries()).isEmpty();
  }

  @Test
  void transfer_byThoseWhoMay_moves() {
    assertFails(EVE, new UniquesCall.Transfer(ID, ITEM, at(EVE)), UniquesError.NO_PERMISSION);
    run(BOB, new UniquesCall.ApproveTransfer(ID, ITEM, at(EVE)));
    assertThat(last()).isEqualTo(new UniquesEvent.ApprovedTransfer(ID, ITEM, BOB, EVE));
    run(EVE, new UniquesCall.Transfer(ID, ITEM, at(EVE)));

    assertThat(last()).isEqualTo(new UniquesEvent.Transferred(ID, ITEM, BOB, EVE));
    assertThat(uniques.ledger().itemsOf(BOB, ID)).isEmpty();
    assertThat(uniques.ledger().itemsOf(EVE, ID)).containsExactly(ITEM);
    // The approval was Bob's.
    assertThat(item().approved()).isEmpty();
    run(TEAM, new UniquesCall.Transfer(ID, ITEM, at(OWNER)));
    run(OWNER, new UniquesCall.Transfer(ID, ITEM, at(BOB)));
    assertFails(BOB, new UniquesCall.Transfer(ID, 2, at(EVE)), UniquesError.UNKNOWN_ITEM);
    assertFails(BOB, new UniquesCall.Transfer(8, ITEM, at(EVE)), UniquesError.UNKNOWN_COLLECTION);
  }

  @Test
  void transfer_ofWhatIsFrozen_isRefused() {
    assertFails(BOB, new UniquesCall.Freeze(ID, ITEM), UniquesError.NO_PERMISSION);
    assertFails(TEAM, new UniquesCall.Freeze(ID, 2), UniquesError.UNKNOWN_ITEM);
    run(TEAM, new UniquesCall.Freeze(ID, ITEM));
    assertThat(last()).isEqualTo(new UniquesEvent.Frozen(ID, ITEM));
    assertFails(BOB, new UniquesCall.Transfer(ID, ITEM, at(EVE)), UniquesError.FROZEN);
    run(TEAM, new UniquesCall.Thaw(ID, ITEM));
    assertThat(last()).isEqualTo(new UniquesEvent.Thawed(ID, ITEM));

    assertFails(OWNER, new UniquesCall.FreezeCollection(ID), UniquesError.NO_PERMISSION);
    assertFails(TEAM, new UniquesCall.FreezeCollection(8), UniquesError.UNKNOWN_COLLECTION);
    run(TEAM, new UniquesCall.FreezeCollection(ID));
    assertThat(last()).isEqualTo(new UniquesEvent.CollectionFrozen(ID));
    assertFails(BOB, new UniquesCall.Transfer(ID, ITEM, at(EVE)), UniquesError.FROZEN);
    assertFails(OWNER, new UniquesCall.ThawCollection(ID), UniquesError.NO_PERMISSION);
    run(TEAM, new UniquesCall.ThawCollection(ID));
    assertThat(last()).isEqualTo(new UniquesEvent.CollectionThawed(ID));
    run(BOB, new UniquesCall.Transfer(ID, ITEM, at(EVE)));
  }

  /// What pools issue stays with whom they issued it to.
  @Test
  void transfer_ofAShare_isLocked() {
    runtime.staking().rmrk().ledger().createCollection(OWNER, 10_000, DATA);
    runtime.staking().rmrk().ledger().mint(BOB, 10_000, 0, false);

    assertFails(BOB, new UniquesCall.Transfer(10_000, 0, at(EVE)), UniquesError.LOCKED);
    run(BOB, new UniquesCall.SetPrice(10_000, 0, Optional.of(PHA), Optional.empty()));
    assertFails(EVE, new UniquesCall.BuyItem(10_000, 0, PHA), UniquesError.LOCKED);
    assertThat(runtime.balances().funds().free(EVE)).isEqualTo(PHA.multiply(BigInteger.TEN));
  }

  @Test
  void approval_takenBack_countsNoMore() {
    assertFails(
        EVE, new UniquesCall.ApproveTransfer(ID, ITEM, at(EVE)), UniquesError.NO_PERMISSION);
    assertFails(BOB, new UniquesCall.ApproveTransfer(ID, 2, at(EVE)), UniquesError.UNKNOWN_ITEM);
    assertFails(
        BOB, new UniquesCall.ApproveTransfer(8, ITEM, at(EVE)), UniquesError.UNKNOWN_COLLECTION);
    assertFails(
        BOB, new UniquesCall.CancelApproval(ID, ITEM, Optional.empty()), UniquesError.NO_DELEGATE);
    run(Origin.root(), new UniquesCall.ApproveTransfer(ID, ITEM, at(EVE)));
    assertFails(
        EVE,
        new UniquesCall.CancelApproval(ID, ITEM, Optional.empty()),
        UniquesError.NO_PERMISSION);
    assertFails(
        TEAM,
        new UniquesCall.CancelApproval(ID, ITEM, Optional.of(at(OWNER))),
        UniquesError.WRONG_DELEGATE);
    run(TEAM, new UniquesCall.CancelApproval(ID, ITEM, Optional.of(at(EVE))));

    assertThat(last()).isEqualTo(new UniquesEvent.ApprovalCancelled(ID, ITEM, BOB, EVE));
    assertFails(EVE, new UniquesCall.Transfer(ID, ITEM, at(EVE)), UniquesError.NO_PERMISSION);
  }

  @Test
  void redeposit_ofItems_changesNone() {
    assertFails(EVE, new UniquesCall.Redeposit(ID, List.of(ITEM)), UniquesError.NO_PERMISSION);
    run(OWNER, new UniquesCall.Redeposit(ID, List.of(ITEM)));
    assertThat(last()).isEqualTo(new UniquesEvent.Redeposited(ID, List.of()));
  }

  @Test
  void ownership_ofTheWilling_isGiven() {
    assertFails(OWNER, new UniquesCall.TransferOwnership(ID, at(EVE)), UniquesError.UNACCEPTED);
    run(EVE, new UniquesCall.SetAcceptOwnership(Optional.of(ID)));
    assertThat(last()).isEqualTo(new UniquesEvent.OwnershipAcceptanceChanged(EVE, Optional.of(ID)));
    assertThat(runtime.system().accounts().get(EVE).consumers()).isEqualTo(1);
    assertFails(BOB, new UniquesCall.TransferOwnership(ID, at(EVE)), UniquesError.NO_PERMISSION);
    run(OWNER, new UniquesCall.TransferOwnership(ID, at(EVE)));

    assertThat(last()).isEqualTo(new UniquesEvent.OwnerChanged(ID, EVE));
    assertThat(runtime.system().accounts().get(EVE).consumers()).isZero();
    assertThat(
            StoredItems.<KeyPair<AccountId, Long>, Unit>nmap(uniques, "ClassAccount")
                .contains(new KeyPair<>(OWNER, ID)))
        .isFalse();
    run(EVE, new UniquesCall.SetTeam(ID, at(EVE), at(EVE), at(EVE)));
    assertThat(last()).isEqualTo(new UniquesEvent.TeamChanged(ID, EVE, EVE, EVE));
    assertFails(
        OWNER, new UniquesCall.SetTeam(ID, at(EVE), at(EVE), at(EVE)), UniquesError.NO_PERMISSION);
  }

  @Test
  void ownership_declarationTakenBack_letsGo() {
    run(EVE, new UniquesCall.SetAcceptOwnership(Optional.of(8L)));
    run(EVE, new UniquesCall.SetAcceptOwnership(Optional.of(ID)));
    run(EVE, new UniquesCall.SetAcceptOwnership(Optional.empty()));
    run(EVE, new UniquesCall.SetAcceptOwnership(Optional.empty()));

    assertThat(runtime.system().accounts().get(EVE).consumers()).isZero();
    assertFails(OWNER, new UniquesCall.TransferOwnership(ID, at(EVE)), UniquesError.UNACCEPTED);
  }

  @Test
  void forceStatus_byRoot_changesEverything() {
    run(Origin.root(), status(EVE, true));
    assertThat(last()).isEqualTo(new UniquesEvent.ItemStatusChanged(ID));
    assertFails(BOB, new UniquesCall.Transfer(ID, ITEM, at(EVE)), UniquesError.FROZEN);
    assertFails(OWNER, new UniquesCall.SetCollectionMaxSupply(ID, 9), UniquesError.NO_PERMISSION);
    run(EVE, new UniquesCall.ThawCollection(ID));
    run(EVE, new UniquesCall.Mint(ID, 2, at(EVE)));
    assertFails(
        Origin.root(),
        new UniquesCall.ForceItemStatus(8, at(EVE), at(EVE), at(EVE), at(EVE), false, false),
        UniquesError.UNKNOWN_COLLECTION);
  }

  @Test
  void attributes_ofCollectionAndItem_areCounted() {
    assertFails(
        EVE,
        new UniquesCall.SetAttribute(ID, Optional.empty(), KEY, DATA),
        UniquesError.NO_PERMISSION);
    assertFails(
        OWNER,
        new UniquesCall.SetAttribute(8, Optional.empty(), KEY, DATA),
        UniquesError.UNKNOWN_COLLECTION);
    run(OWNER, new UniquesCall.SetAttribute(ID, Optional.empty(), KEY, DATA));
    assertThat(last()).isEqualTo(new UniquesEvent.AttributeSet(ID, Optional.empty(), KEY, DATA));
    run(OWNER, new UniquesCall.SetAttribute(ID, Optional.empty(), KEY, KEY));
    run(Origin.root(), new UniquesCall.SetAttribute(ID, Optional.of(ITEM), KEY, DATA));
    assertFails(OWNER, new UniquesCall.Destroy(ID, witness(1, 0, 1)), UniquesError.BAD_WITNESS);

    run(OWNER, new UniquesCall.ClearAttribute(ID, Optional.of(ITEM), KEY));
    assertThat(last()).isEqualTo(new UniquesEvent.AttributeCleared(ID, Optional.of(ITEM), KEY));
    int events = runtime.kernel().eventCount();
    run(OWNER, new UniquesCall.ClearAttribute(ID, Optional.of(ITEM), KEY));
    assertThat(runtime.kernel().eventCount()).isEqualTo(events);
    run(OWNER, new UniquesCall.Destroy(ID, witness(1, 0, 1)));
  }

  @Test
  void attributes_underFrozenMetadata_areFrozen() {
    run(OWNER, new UniquesCall.SetMetadata(ID, ITEM, DATA, true));
    run(OWNER, new UniquesCall.SetCollectionMetadata(ID, DATA, true));

    for (Optional<Long> item : List.of(Optional.of(ITEM), Optional.<Long>empty())) {
      assertFails(OWNER, new UniquesCall.SetAttribute(ID, item, KEY, DATA), UniquesError.FROZEN);
      assertFails(
          Origin.root(), new UniquesCall.ClearAttribute(ID, item, KEY), UniquesError.FROZEN);
    }
  }

  @Test
  void metadata_ofAnItem_isSetAndClearedUnlessFrozen() {
    assertFails(
        EVE, new UniquesCall.SetMetadata(ID, ITEM, DATA, false), UniquesError.NO_PERMISSION);
    assertFails(OWNER, new UniquesCall.ClearMetadata(ID, ITEM), UniquesError.UNKNOWN_COLLECTION);
    run(OWNER, new UniquesCall.SetMetadata(ID, ITEM, DATA, false));
    run(OWNER, new UniquesCall.SetMetadata(ID, ITEM, KEY, true));
    assertThat(last()).isEqualTo(new UniquesEvent.MetadataSet(ID, ITEM, KEY, true));
    assertFails(OWNER, new UniquesCall.SetMetadata(ID, ITEM, DATA, false), UniquesError.FROZEN);
    assertFails(OWNER, new UniquesCall.ClearMetadata(ID, ITEM), UniquesError.FROZEN);
    assertFails(OWNER, new UniquesCall.Destroy(ID, witness(1, 0, 0)), UniquesError.BAD_WITNESS);
    run(Origin.root(), new UniquesCall.ClearMetadata(ID, ITEM));
    assertThat(last()).isEqualTo(new UniquesEvent.MetadataCleared(ID, ITEM));
    run(OWNER, new UniquesCall.Destroy(ID, witness(1, 0, 0)));
  }

  @Test
  void metadata_ofACollection_isSetAndClearedUnlessFrozen() {
    assertFails(
        EVE, new UniquesCall.SetCollectionMetadata(ID, DATA, false), UniquesError.NO_PERMISSION);
    assertFails(
        OWNER, new UniquesCall.ClearCollectionMetadata(ID), UniquesError.UNKNOWN_COLLECTION);
    run(OWNER, new UniquesCall.SetCollectionMetadata(ID, DATA, true));
    assertThat(last()).isEqualTo(new UniquesEvent.CollectionMetadataSet(ID, DATA, true));
    assertFails(OWNER, new UniquesCall.SetCollectionMetadata(ID, DATA, false), UniquesError.FROZEN);
    assertFails(OWNER, new UniquesCall.ClearCollectionMetadata(ID), UniquesError.FROZEN);
    run(Origin.root(), new UniquesCall.ClearCollectionMetadata(ID));
    assertThat(last()).isEqualTo(new UniquesEvent.CollectionMetadataCleared(ID));
  }

  @Test
  void destroy_ofACollection_leavesNothingOfIt() {
    SortedMap<Bytes, Bytes> empty = before();
    run(BOB, new UniquesCall.SetPrice(ID, ITEM, Optional.of(PHA), Optional.empty()));
    run(OWNER, new UniquesCall.SetAttribute(ID, Optional.of(ITEM), KEY, DATA));
    run(OWNER, new UniquesCall.SetMetadata(ID, ITEM, DATA, false));
    run(OWNER, new UniquesCall.SetCollectionMetadata(ID, DATA, false));
    run(OWNER, new UniquesCall.SetCollectionMaxSupply(ID, 9));
    assertFails(EVE, new UniquesCall.Destroy(ID, witness(1, 1, 1)), UniquesError.NO_PERMISSION);
    assertFails(OWNER, new UniquesCall.Destroy(ID, witness(2, 1, 1)), UniquesError.BAD_WITNESS);
    run(OWNER, new UniquesCall.Destroy(ID, witness(1, 1, 1)));

    assertThat(last()).isEqualTo(new UniquesEvent.Destroyed(ID));
    assertThat(stored(runtime)).isEqualTo(empty);
    assertFails(
        Origin.root(),
        new UniquesCall.Destroy(ID, witness(0, 0, 0)),
        UniquesError.UNKNOWN_COLLECTION);
  }

  /// A runtime without the collection, whose accounts have the same funds.
  private static SortedMap<Bytes, Bytes> before() {
    KhalaRuntime plain = KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(3000));
    for (AccountId who : new AccountId[] {OWNER, BOB, EVE, TEAM}) {
      plain.balances().endow(who, PHA.multiply(BigInteger.TEN));
    }
    return stored(plain);
  }

  /// What was removed again was never there.
  private static SortedMap<Bytes, Bytes> stored(KhalaRuntime runtime) {
    SortedMap<Bytes, Bytes> stored = StoredItems.changes(runtime);
    stored.values().removeIf(Bytes::isEmpty);
    return stored;
  }

  @Test
  void item_forSale_isBoughtForItsPrice() {
    assertFails(
        EVE,
        new UniquesCall.SetPrice(ID, ITEM, Optional.of(PHA), Optional.empty()),
        UniquesError.NO_PERMISSION);
    assertFails(
        BOB,
        new UniquesCall.SetPrice(ID, 2, Optional.of(PHA), Optional.empty()),
        UniquesError.UNKNOWN_ITEM);
    assertFails(EVE, new UniquesCall.BuyItem(ID, ITEM, PHA), UniquesError.NOT_FOR_SALE);
    run(BOB, new UniquesCall.SetPrice(ID, ITEM, Optional.of(PHA), Optional.of(at(EVE))));
    assertThat(last()).isEqualTo(new UniquesEvent.ItemPriceSet(ID, ITEM, PHA, Optional.of(EVE)));
    assertFails(BOB, new UniquesCall.BuyItem(ID, ITEM, PHA), UniquesError.NO_PERMISSION);
    assertFails(TEAM, new UniquesCall.BuyItem(ID, ITEM, PHA), UniquesError.NO_PERMISSION);
    assertFails(
        EVE,
        new UniquesCall.BuyItem(ID, ITEM, PHA.subtract(BigInteger.ONE)),
        UniquesError.BID_TOO_LOW);
    assertFails(EVE, new UniquesCall.BuyItem(ID, 2, PHA), UniquesError.UNKNOWN_ITEM);
    run(EVE, new UniquesCall.BuyItem(ID, ITEM, PHA.multiply(BigInteger.TWO)));

    assertThat(last()).isEqualTo(new UniquesEvent.ItemBought(ID, ITEM, PHA, BOB, EVE));
    assertThat(runtime.balances().funds().free(BOB))
        .isEqualTo(PHA.multiply(BigInteger.valueOf(11)));
    assertThat(item().owner()).isEqualTo(EVE);
    assertFails(BOB, new UniquesCall.BuyItem(ID, ITEM, PHA), UniquesError.NOT_FOR_SALE);
  }

  @Test
  void item_takenOffSale_isNotBought() {
    run(BOB, new UniquesCall.SetPrice(ID, ITEM, Optional.of(BigInteger.ZERO), Optional.empty()));
    run(BOB, new UniquesCall.SetPrice(ID, ITEM, Optional.empty(), Optional.empty()));

    assertThat(last()).isEqualTo(new UniquesEvent.ItemPriceRemoved(ID, ITEM));
    assertFails(EVE, new UniquesCall.BuyItem(ID, ITEM, PHA), UniquesError.NOT_FOR_SALE);
  }

  private static UniquesCall status(AccountId everything, boolean frozen) {
    MultiAddress who = at(everything);
    return new UniquesCall.ForceItemStatus(ID, who, who, who, who, false, frozen);
  }

  private static DestroyWitness witness(long items, long metadatas, long attributes) {
    return new DestroyWitness(items, metadatas, attributes);
  }

  private ItemDetails item() {
    return StoredItems.<KeyPair<Long, Long>, ItemDetails>nmap(uniques, "Asset")
        .get(new KeyPair<>(ID, ITEM));
  }

  private static MultiAddress at(AccountId who) {
    return MultiAddress.of(who);
  }

  private Result<Unit, DispatchError> attempt(Origin origin, UniquesCall call) {
    return runtime.kernel().attemptUnfiltered(uniques.outer(call), origin);
  }

  private void run(AccountId who, UniquesCall call) {
    run(Origin.signed(who), call);
  }

  private void run(Origin origin, UniquesCall call) {
    assertThat(attempt(origin, call)).isEqualTo(Result.ok());
  }

  private void assertFails(AccountId who, UniquesCall call, UniquesError error) {
    assertFails(Origin.signed(who), call, error);
  }

  /// A call that fails leaves no trace.
  private void assertFails(Origin origin, UniquesCall call, UniquesError error) {
    SortedMap<Bytes, Bytes> before = StoredItems.changes(runtime);
    int events = runtime.kernel().eventCount();
    assertThat(attempt(origin, call)).isEqualTo(Result.err(uniques.errorOf(error)));
    assertThat(StoredItems.changes(runtime)).isEqualTo(before);
    assertThat(runtime.kernel().eventCount()).isEqualTo(events);
  }

  private PalletEvent last() {
    return runtime.kernel().events().getLast().event().event();
  }
}
