package network.khala.pallets.uniques;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// What pallets do with collections and their items. No deposits are taken.
public final class ItemLedger {
  private final UniquesStorage storage;
  private final Codec<AccountId> accountCodec;
  private final Reports reports;

  ItemLedger(UniquesStorage storage, Codec<AccountId> accountCodec, Reports reports) {
    this.storage = storage;
    this.accountCodec = accountCodec;
    this.reports = reports;
  }

  /// Creates a collection of which everything is the owner's.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `InUse`
  public void create(long collection, AccountId owner) {
    open(collection, CollectionDetails.of(owner, owner, false));
    reports.deposit(new UniquesEvent.Created(collection, owner, owner));
  }

  void open(long collection, CollectionDetails details) {
    reports.require(storage.collections.find(collection).isEmpty(), UniquesError.IN_USE);
    storage.collections.put(collection, details);
    storage.collectionsOf.put(new KeyPair<>(details.owner(), collection), Unit.UNIT);
  }

  /// Creates an item.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `AlreadyExists`, `UnknownCollection`,
  ///   `MaxSupplyReached`
  public void mint(long collection, long item, AccountId owner) {
    KeyPair<Long, Long> key = new KeyPair<>(collection, item);
    reports.require(!storage.items.contains(key), UniquesError.ALREADY_EXISTS);
    CollectionDetails details = collection(collection);
    boolean room =
        storage.maxSupply.find(collection).map(most -> details.items() < most).orElse(true);
    reports.require(room, UniquesError.MAX_SUPPLY_REACHED);
    storage.collections.put(collection, details.withItems(Math.addExact(details.items(), 1)));
    storage.itemsOf.put(new KeyTriple<>(owner, collection, item), Unit.UNIT);
    storage.items.put(key, ItemDetails.of(owner));
    reports.deposit(new UniquesEvent.Issued(collection, item, owner));
  }

  /// Removes an item.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `UnknownItem`, `UnknownCollection`
  public void burn(long collection, long item) {
    KeyPair<Long, Long> key = new KeyPair<>(collection, item);
    AccountId owner =
        owner(collection, item).orElseThrow(() -> reports.failure(UniquesError.UNKNOWN_ITEM));
    CollectionDetails details = collection(collection);
    storage.collections.put(collection, details.withItems(details.items() - 1));
    storage.items.remove(key);
    storage.itemsOf.remove(new KeyTriple<>(owner, collection, item));
    storage.prices.remove(key);
    reports.deposit(new UniquesEvent.Burned(collection, item, owner));
  }

  /// Whose an item is.
  public Optional<AccountId> owner(long collection, long item) {
    return storage.items.find(new KeyPair<>(collection, item)).map(ItemDetails::owner);
  }

  /// The items of an account in a collection, in the order of their hashed numbers.
  public List<Long> itemsOf(AccountId owner, long collection) {
    List<Long> items = new ArrayList<>();
    storage
        .itemsOf
        .entriesUnder(accountCodec.encode(owner), Codecs.U32.encode(collection))
        .forEach(entry -> items.add(entry.getKey().third()));
    return items;
  }

  ItemDetails item(long collection, long item) {
    return storage
        .items
        .find(new KeyPair<>(collection, item))
        .orElseThrow(() -> reports.failure(UniquesError.UNKNOWN_ITEM));
  }

  CollectionDetails collection(long collection) {
    return storage
        .collections
        .find(collection)
        .orElseThrow(() -> reports.failure(UniquesError.UNKNOWN_COLLECTION));
  }
}
