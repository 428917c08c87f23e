package network.khala.pallets.uniques;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.system.AccountLookup;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// Pallet `Uniques`.
public final class UniquesPallet extends CallablePallet<UniquesCall> {
  private final ItemLedger ledger;
  private final CollectionAdministration collections;
  private final ItemMovements movements;
  private final Descriptions descriptions;

  /// The pallet of a chain.
  public UniquesPallet(Kernel kernel, int index, SystemPallet system, Funds funds) {
    super(kernel, "Uniques", index, UniquesCall.class);
    UniquesStorage storage = new UniquesStorage(items());
    this.ledger = new ItemLedger(storage, items().codec(AccountId.class), reports());
    this.collections = new CollectionAdministration(storage, ledger, system.accounts(), reports());
    this.movements = new ItemMovements(storage, ledger, funds, reports());
    this.descriptions = new Descriptions(storage, collections, reports());
    constant("CollectionDeposit", Codecs.U128, BigInteger.ZERO);
    constant("ItemDeposit", Codecs.U128, BigInteger.ZERO);
    constant("MetadataDepositBase", Codecs.U128, BigInteger.ZERO);
    constant("AttributeDepositBase", Codecs.U128, BigInteger.ZERO);
    constant("DepositPerByte", Codecs.U128, BigInteger.ZERO);
    constant("StringLimit", Codecs.U32, (long) UniquesStorage.STRING_MAX);
    constant("KeyLimit", Codecs.U32, (long) UniquesStorage.KEY_MAX);
    constant("ValueLimit", Codecs.U32, (long) UniquesStorage.VALUE_MAX);
  }

  /// What pallets do with items.
  public ItemLedger ledger() {
    return ledger;
  }

  /// Sets which items only their pallet moves; called while the runtime is composed.
  public void lockBy(ItemLocks locks) {
    movements.lockBy(locks);
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(UniquesEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(UniquesError.class);
  }

  /// A collection is destroyed with everything in it, as the caller claims it to be.
  @Override
  protected long units(UniquesCall call) {
    return switch (call) {
      case UniquesCall.Destroy(long _, DestroyWitness witness) ->
          witness.items() + witness.itemMetadatas() + witness.attributes();
      case UniquesCall.Redeposit(long _, List<Long> items) -> items.size();
      case UniquesCall.Create _,
          UniquesCall.ForceCreate _,
          UniquesCall.Mint _,
          UniquesCall.Burn _,
          UniquesCall.Transfer _,
          UniquesCall.Freeze _,
          UniquesCall.Thaw _,
          UniquesCall.FreezeCollection _,
          UniquesCall.ThawCollection _,
          UniquesCall.TransferOwnership _,
          UniquesCall.SetTeam _,
          UniquesCall.ApproveTransfer _,
          UniquesCall.CancelApproval _,
          UniquesCall.ForceItemStatus _,
          UniquesCall.SetAttribute _,
          UniquesCall.ClearAttribute _,
          UniquesCall.SetMetadata _,
          UniquesCall.ClearMetadata _,
          UniquesCall.SetCollectionMetadata _,
          UniquesCall.ClearCollectionMetadata _,
          UniquesCall.SetAcceptOwnership _,
          UniquesCall.SetCollectionMaxSupply _,
          UniquesCall.SetPrice _,
          UniquesCall.BuyItem _ ->
          0;
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, UniquesCall call) {
    switch (call) {
      case UniquesCall.Create(long id, MultiAddress admin) ->
          collections.create(id, origin.requireSigned(), at(admin));
      case UniquesCall.ForceCreate(long id, MultiAddress owner, boolean freeHolding) -> {
        origin.requireRoot();
        collections.forceCreate(id, at(owner), freeHolding);
      }
      case UniquesCall.Destroy(long id, DestroyWitness witness) ->
          collections.destroy(ownerUnlessRoot(origin), id, witness);
      case UniquesCall.Mint(long id, long item, MultiAddress owner) ->
          movements.mint(origin.requireSigned(), id, item, at(owner));
      case UniquesCall.Burn(long id, long item, Optional<MultiAddress> claimedOwner) ->
          movements.burn(
              origin.requireSigned(), id, item, claimedOwner.map(AccountLookup::resolve));
      case UniquesCall.Transfer(long id, long item, MultiAddress to) ->
          movements.transfer(origin.requireSigned(), id, item, at(to));
      case UniquesCall.Redeposit(long id, List<Long> _) ->
          movements.redeposit(origin.requireSigned(), id);
      case UniquesCall.Freeze(long id, long item) ->
          movements.setFrozen(origin.requireSigned(), id, item, true);
      case UniquesCall.Thaw(long id, long item) ->
          movements.setFrozen(origin.requireSigned(), id, item, false);
      case UniquesCall.FreezeCollection(long id) -> collections.freeze(origin.requireSigned(), id);
      case UniquesCall.ThawCollection(long id) -> collections.thaw(origin.requireSigned(), id);
      case UniquesCall.TransferOwnership(long id, MultiAddress owner) ->
          collections.transferOwnership(origin.requireSigned(), id, at(owner));
      case UniquesCall.SetTeam(
              long id,
              MultiAddress issuer,
              MultiAddress admin,
              MultiAddress freezer) ->
          collections.setTeam(origin.requireSigned(), id, at(issuer), at(admin), at(freezer));
      case UniquesCall.ApproveTransfer(long id, long item, MultiAddress delegate) ->
          movements.approve(ownerUnlessRoot(origin), id, item, at(delegate));
      case UniquesCall.CancelApproval(long id, long item, Optional<MultiAddress> delegate) ->
          movements.cancelApproval(
              ownerUnlessRoot(origin), id, item, delegate.map(AccountLookup::resolve));
      case UniquesCall.ForceItemStatus status -> {
        origin.requireRoot();
        collections.force(status.collection(), forced(status));
      }
      case UniquesCall.SetAttribute(long id, Optional<Long> item, Bytes key, Bytes value) ->
          descriptions.setAttribute(ownerUnlessRoot(origin), id, item, key, value);
      case UniquesCall.ClearAttribute(long id, Optional<Long> item, Bytes key) ->
          descriptions.clearAttribute(ownerUnlessRoot(origin), id, item, key);
      case UniquesCall.SetMetadata(long id, long item, Bytes data, boolean frozen) ->
          descriptions.setMetadata(ownerUnlessRoot(origin), id, item, data, frozen);
      case UniquesCall.ClearMetadata(long id, long item) ->
          descriptions.clearMetadata(ownerUnlessRoot(origin), id, item);
      case UniquesCall.SetCollectionMetadata(long id, Bytes data, boolean frozen) ->
          descriptions.setCollectionMetadata(ownerUnlessRoot(origin), id, data, frozen);
      case UniquesCall.ClearCollectionMetadata(long id) ->
          descriptions.clearCollectionMetadata(ownerUnlessRoot(origin), id);
      case UniquesCall.SetAcceptOwnership(Optional<Long> id) ->
          collections.setAcceptOwnership(origin.requireSigned(), id);
      case UniquesCall.SetCollectionMaxSupply(long id, long most) ->
          collections.setMaxSupply(ownerUnlessRoot(origin), id, most);
      case UniquesCall.SetPrice(
              long id,
              long item,
              Optional<BigInteger> price,
              Optional<MultiAddress> buyer) ->
          movements.setPrice(
              origin.requireSigned(), id, item, price, buyer.map(AccountLookup::resolve));
      case UniquesCall.BuyItem(long id, long item, BigInteger bid) ->
          movements.buy(origin.requireSigned(), id, item, bid);
    }
    return PostDispatch.AS_DECLARED;
  }

  private CollectionDetails forced(UniquesCall.ForceItemStatus status) {
    return ledger
        .collection(status.collection())
        .withStatus(
            at(status.owner()),
            at(status.issuer()),
            at(status.admin()),
            at(status.freezer()),
            status.freeHolding(),
            status.isFrozen());
  }

  private static AccountId at(MultiAddress address) {
    return AccountLookup.resolve(address);
  }

  /// Nobody for root, who needs no right.
  private static Optional<AccountId> ownerUnlessRoot(Origin origin) {
    return origin instanceof Origin.Root ? Optional.empty() : Optional.of(origin.requireSigned());
  }
}
