package network.khala.pallets.uniques;

import java.util.Map;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.pallets.system.Accounts;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// Collections, their owners and who acts for these. Where a right is optional, nobody is root.
final class CollectionAdministration {
  private final UniquesStorage storage;
  private final ItemLedger ledger;
  private final Accounts accounts;
  private final Reports reports;

  CollectionAdministration(
      UniquesStorage storage, ItemLedger ledger, Accounts accounts, Reports reports) {
    this.storage = storage;
    this.ledger = ledger;
    this.accounts = accounts;
    this.reports = reports;
  }

  void create(long collection, AccountId owner, AccountId admin) {
    ledger.open(collection, CollectionDetails.of(owner, admin, false));
    reports.deposit(new UniquesEvent.Created(collection, owner, admin));
  }

  void forceCreate(long collection, AccountId owner, boolean freeHolding) {
    ledger.open(collection, CollectionDetails.of(owner, owner, freeHolding));
    reports.deposit(new UniquesEvent.ForceCreated(collection, owner));
  }

  /// Removes a collection with its items, metadata, attributes and prices.
  void destroy(Optional<AccountId> owner, long collection, DestroyWitness witness) {
    CollectionDetails details = owned(owner, collection);
    DestroyWitness actual =
        new DestroyWitness(details.items(), details.itemMetadatas(), details.attributes());
    reports.require(witness.equals(actual), UniquesError.BAD_WITNESS);
    byte[] prefix = Codecs.U32.encode(collection);
    for (Map.Entry<KeyPair<Long, Long>, ItemDetails> item : storage.items.entriesUnder(prefix)) {
      storage.itemsOf.remove(
          new KeyTriple<>(item.getValue().owner(), collection, item.getKey().second()));
    }
    storage.items.clearUnder(prefix);
    storage.itemMetadata.clearUnder(prefix);
    storage.prices.clearUnder(prefix);
    storage.attributes.clearUnder(prefix);
    storage.collectionMetadata.remove(collection);
    storage.maxSupply.remove(collection);
    storage.collections.remove(collection);
    storage.collectionsOf.remove(new KeyPair<>(details.owner(), collection));
    reports.deposit(new UniquesEvent.Destroyed(collection));
  }

  void freeze(AccountId who, long collection) {
    CollectionDetails details = ledger.collection(collection);
    reports.require(details.freezer().equals(who), UniquesError.NO_PERMISSION);
    storage.collections.put(collection, details.withFrozen(true));
    reports.deposit(new UniquesEvent.CollectionFrozen(collection));
  }

  void thaw(AccountId who, long collection) {
    CollectionDetails details = ledger.collection(collection);
    reports.require(details.admin().equals(who), UniquesError.NO_PERMISSION);
    storage.collections.put(collection, details.withFrozen(false));
    reports.deposit(new UniquesEvent.CollectionThawed(collection));
  }

  /// Deviation: what held the new owner for its declaration lets go of it.
  void transferOwnership(AccountId who, long collection, AccountId next) {
    boolean willing = storage.ownershipAcceptance.find(next).equals(Optional.of(collection));
    reports.require(willing, UniquesError.UNACCEPTED);
    CollectionDetails details = owned(Optional.of(who), collection);
    if (who.equals(next)) {
      return;
    }
    move(collection, details, details.withOwner(next));
    storage.ownershipAcceptance.remove(next);
    accounts.removeConsumer(next);
    reports.deposit(new UniquesEvent.OwnerChanged(collection, next));
  }

  void setTeam(
      AccountId who, long collection, AccountId issuer, AccountId admin, AccountId freezer) {
    CollectionDetails details = owned(Optional.of(who), collection);
    storage.collections.put(collection, details.withTeam(issuer, admin, freezer));
    reports.deposit(new UniquesEvent.TeamChanged(collection, issuer, admin, freezer));
  }

  /// Everything about a collection that is no count.
  void force(long collection, CollectionDetails next) {
    move(collection, ledger.collection(collection), next);
    reports.deposit(new UniquesEvent.ItemStatusChanged(collection));
  }

  private void move(long collection, CollectionDetails before, CollectionDetails after) {
    storage.collectionsOf.remove(new KeyPair<>(before.owner(), collection));
    storage.collectionsOf.put(new KeyPair<>(after.owner(), collection), Unit.UNIT);
    storage.collections.put(collection, after);
  }

  /// A willing account is held by its declaration, so that it is still there for the collection.
  void setAcceptOwnership(AccountId who, Optional<Long> collection) {
    boolean before = storage.ownershipAcceptance.contains(who);
    if (before && collection.isEmpty()) {
      accounts.removeConsumer(who);
    } else if (!before && collection.isPresent()) {
      accounts.addConsumer(who);
    }
    collection.ifPresentOrElse(
        wanted -> storage.ownershipAcceptance.put(who, wanted),
        () -> storage.ownershipAcceptance.remove(who));
    reports.deposit(new UniquesEvent.OwnershipAcceptanceChanged(who, collection));
  }

  void setMaxSupply(Optional<AccountId> owner, long collection, long most) {
    reports.require(!storage.maxSupply.contains(collection), UniquesError.MAX_SUPPLY_ALREADY_SET);
    CollectionDetails details = owned(owner, collection);
    reports.require(details.items() <= most, UniquesError.MAX_SUPPLY_TOO_SMALL);
    storage.maxSupply.put(collection, most);
    reports.deposit(new UniquesEvent.CollectionMaxSupplySet(collection, most));
  }

  /// A collection, which must be the account's if one is named.
  CollectionDetails owned(Optional<AccountId> owner, long collection) {
    CollectionDetails details = ledger.collection(collection);
    reports.require(
        owner.isEmpty() || owner.get().equals(details.owner()), UniquesError.NO_PERMISSION);
    return details;
  }
}
