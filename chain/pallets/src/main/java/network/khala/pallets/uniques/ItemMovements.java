package network.khala.pallets.uniques;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Preservation;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Tuple2;
import network.khala.scale.Unit;

/// How items come, go and change hands. Where a right is optional, nobody is root.
final class ItemMovements {
  private final UniquesStorage storage;
  private final ItemLedger ledger;
  private final Funds funds;
  private final Reports reports;
  private ItemLocks locks = (_, _) -> false;

  ItemMovements(UniquesStorage storage, ItemLedger ledger, Funds funds, Reports reports) {
    this.storage = storage;
    this.ledger = ledger;
    this.funds = funds;
    this.reports = reports;
  }

  void lockBy(ItemLocks itemLocks) {
    this.locks = itemLocks;
  }

  void mint(AccountId who, long collection, long item, AccountId owner) {
    reports.require(ledger.owner(collection, item).isEmpty(), UniquesError.ALREADY_EXISTS);
    reports.require(ledger.collection(collection).issuer().equals(who), UniquesError.NO_PERMISSION);
    ledger.mint(collection, item, owner);
  }

  void burn(AccountId who, long collection, long item, Optional<AccountId> claimedOwner) {
    CollectionDetails details = ledger.collection(collection);
    AccountId owner = ledger.item(collection, item).owner();
    reports.require(details.admin().equals(who) || owner.equals(who), UniquesError.NO_PERMISSION);
    reports.require(
        claimedOwner.isEmpty() || claimedOwner.get().equals(owner), UniquesError.WRONG_OWNER);
    ledger.burn(collection, item);
  }

  void transfer(AccountId who, long collection, long item, AccountId to) {
    ItemDetails details = movable(collection, item);
    boolean permitted =
        details.owner().equals(who)
            || ledger.collection(collection).admin().equals(who)
            || details.approved().equals(Optional.of(who));
    reports.require(permitted, UniquesError.NO_PERMISSION);
    move(collection, item, details, to);
  }

  /// An item that nothing holds where it is.
  private ItemDetails movable(long collection, long item) {
    reports.require(!ledger.collection(collection).isFrozen(), UniquesError.FROZEN);
    reports.require(!locks.isLocked(collection, item), UniquesError.LOCKED);
    ItemDetails details = ledger.item(collection, item);
    reports.require(!details.isFrozen(), UniquesError.FROZEN);
    return details;
  }

  private void move(long collection, long item, ItemDetails details, AccountId to) {
    KeyPair<Long, Long> key = new KeyPair<>(collection, item);
    storage.itemsOf.remove(new KeyTriple<>(details.owner(), collection, item));
    storage.itemsOf.put(new KeyTriple<>(to, collection, item), Unit.UNIT);
    storage.items.put(key, details.at(to));
    storage.prices.remove(key);
    reports.deposit(new UniquesEvent.Transferred(collection, item, details.owner(), to));
  }

  /// No item needs a deposit here, and none has one: there is nothing to adapt.
  void redeposit(AccountId who, long collection) {
    reports.require(ledger.collection(collection).owner().equals(who), UniquesError.NO_PERMISSION);
    reports.deposit(new UniquesEvent.Redeposited(collection, List.of()));
  }

  void setFrozen(AccountId who, long collection, long item, boolean frozen) {
    ItemDetails details = ledger.item(collection, item);
    reports.require(
        ledger.collection(collection).freezer().equals(who), UniquesError.NO_PERMISSION);
    storage.items.put(new KeyPair<>(collection, item), details.withFrozen(frozen));
    reports.deposit(
        frozen
            ? new UniquesEvent.Frozen(collection, item)
            : new UniquesEvent.Thawed(collection, item));
  }

  void approve(Optional<AccountId> who, long collection, long item, AccountId delegate) {
    ItemDetails details = disposable(who, collection, item);
    storage.items.put(new KeyPair<>(collection, item), details.withApproved(Optional.of(delegate)));
    reports.deposit(new UniquesEvent.ApprovedTransfer(collection, item, details.owner(), delegate));
  }

  void cancelApproval(
      Optional<AccountId> who, long collection, long item, Optional<AccountId> claimedDelegate) {
    ItemDetails details = disposable(who, collection, item);
    AccountId delegate =
        details.approved().orElseThrow(() -> reports.failure(UniquesError.NO_DELEGATE));
    reports.require(
        claimedDelegate.isEmpty() || claimedDelegate.get().equals(delegate),
        UniquesError.WRONG_DELEGATE);
    storage.items.put(new KeyPair<>(collection, item), details.withApproved(Optional.empty()));
    reports.deposit(
        new UniquesEvent.ApprovalCancelled(collection, item, details.owner(), delegate));
  }

  /// An item of the account's own, or of a collection that it administers.
  private ItemDetails disposable(Optional<AccountId> who, long collection, long item) {
    CollectionDetails details = ledger.collection(collection);
    ItemDetails found = ledger.item(collection, item);
    boolean permitted =
        who.isEmpty() || who.get().equals(details.admin()) || who.get().equals(found.owner());
    reports.require(permitted, UniquesError.NO_PERMISSION);
    return found;
  }

  void setPrice(
      AccountId who,
      long collection,
      long item,
      Optional<BigInteger> price,
      Optional<AccountId> buyer) {
    reports.require(ledger.item(collection, item).owner().equals(who), UniquesError.NO_PERMISSION);
    KeyPair<Long, Long> key = new KeyPair<>(collection, item);
    if (price.isPresent()) {
      storage.prices.put(key, new Tuple2<>(price.get(), buyer));
      reports.deposit(new UniquesEvent.ItemPriceSet(collection, item, price.get(), buyer));
    } else {
      storage.prices.remove(key);
      reports.deposit(new UniquesEvent.ItemPriceRemoved(collection, item));
    }
  }

  void buy(AccountId buyer, long collection, long item, BigInteger bid) {
    AccountId seller = ledger.item(collection, item).owner();
    reports.require(!seller.equals(buyer), UniquesError.NO_PERMISSION);
    Tuple2<BigInteger, Optional<AccountId>> offer =
        storage
            .prices
            .find(new KeyPair<>(collection, item))
            .orElseThrow(() -> reports.failure(UniquesError.NOT_FOR_SALE));
    BigInteger price = offer.first();
    reports.require(bid.compareTo(price) >= 0, UniquesError.BID_TOO_LOW);
    Optional<AccountId> onlyBuyer = offer.second();
    reports.require(
        onlyBuyer.isEmpty() || onlyBuyer.get().equals(buyer), UniquesError.NO_PERMISSION);
    if (price.signum() > 0) {
      funds.transfer(buyer, seller, price, Preservation.PRESERVE);
    }
    move(collection, item, movable(collection, item), buyer);
    reports.deposit(new UniquesEvent.ItemBought(collection, item, price, seller, buyer));
  }
}
