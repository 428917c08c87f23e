package network.khala.pallets.uniques;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.KeyPair;
import network.khala.pallets.system.AccountLookup;
import network.khala.pallets.system.Accounts;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Codecs;

/// Pallet `Uniques`, with the calls that the chain opens to users.
public final class UniquesPallet extends CallablePallet<UniquesCall> {
  private final UniquesStorage storage;
  private final ItemLedger ledger;
  private final Accounts accounts;

  /// The pallet of a chain.
  public UniquesPallet(Kernel kernel, int index, SystemPallet system) {
    super(kernel, "Uniques", index, UniquesCall.class);
    this.accounts = system.accounts();
    this.storage = new UniquesStorage(items());
    this.ledger = new ItemLedger(storage, items().codec(AccountId.class), reports());
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

  @Override
  protected PostDispatch dispatch(Origin origin, UniquesCall call) {
    AccountId who = origin.requireSigned();
    switch (call) {
      case UniquesCall.Freeze(long collection, long item) -> {
        setFrozen(who, collection, item, true);
        deposit(new UniquesEvent.Frozen(collection, item));
      }
      case UniquesCall.Thaw(long collection, long item) -> {
        setFrozen(who, collection, item, false);
        deposit(new UniquesEvent.Thawed(collection, item));
      }
      case UniquesCall.SetTeam(
              long collection,
              MultiAddress issuer,
              MultiAddress admin,
              MultiAddress freezer) ->
          setTeam(
              who,
              collection,
              AccountLookup.resolve(issuer),
              AccountLookup.resolve(admin),
              AccountLookup.resolve(freezer));
      case UniquesCall.SetAcceptOwnership(Optional<Long> collection) ->
          setAcceptOwnership(who, collection);
    }
    return PostDispatch.AS_DECLARED;
  }

  private void setFrozen(AccountId who, long collection, long item, boolean frozen) {
    KeyPair<Long, Long> key = new KeyPair<>(collection, item);
    ItemDetails details =
        storage.items.find(key).orElseThrow(() -> failure(UniquesError.UNKNOWN_ITEM));
    require(ledger.collection(collection).freezer().equals(who), UniquesError.NO_PERMISSION);
    storage.items.put(key, details.withFrozen(frozen));
  }

  private void setTeam(
      AccountId who, long collection, AccountId issuer, AccountId admin, AccountId freezer) {
    CollectionDetails details = ledger.collection(collection);
    require(details.owner().equals(who), UniquesError.NO_PERMISSION);
    storage.collections.put(collection, details.withTeam(issuer, admin, freezer));
    deposit(new UniquesEvent.TeamChanged(collection, issuer, admin, freezer));
  }

  /// A willing account is held by its declaration, so that it is still there for the collection.
  private void setAcceptOwnership(AccountId who, Optional<Long> collection) {
    boolean before = storage.ownershipAcceptance.contains(who);
    if (before && collection.isEmpty()) {
      accounts.removeConsumer(who);
    } else if (!before && collection.isPresent()) {
      accounts.addConsumer(who);
    }
    collection.ifPresentOrElse(
        wanted -> storage.ownershipAcceptance.put(who, wanted),
        () -> storage.ownershipAcceptance.remove(who));
    deposit(new UniquesEvent.OwnershipAcceptanceChanged(who, collection));
  }
}
