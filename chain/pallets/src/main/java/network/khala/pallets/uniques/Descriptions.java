package network.khala.pallets.uniques;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;

/// What is said of collections and items: metadata and attributes. Its owner says it, or root, for
/// whom no owner is named and who alone may change what is frozen. No deposits are taken.
final class Descriptions {
  private final UniquesStorage storage;
  private final CollectionAdministration collections;
  private final Reports reports;

  Descriptions(UniquesStorage storage, CollectionAdministration collections, Reports reports) {
    this.storage = storage;
    this.collections = collections;
    this.reports = reports;
  }

  void setAttribute(
      Optional<AccountId> owner, long collection, Optional<Long> item, Bytes key, Bytes value) {
    CollectionDetails details = collections.owned(owner, collection);
    requireThawedAttributes(collection, item);
    KeyTriple<Long, Optional<Long>, Bytes> at = new KeyTriple<>(collection, item, key);
    if (!storage.attributes.contains(at)) {
      countAttributes(collection, details, Math.addExact(details.attributes(), 1));
    }
    storage.attributes.put(at, new Tuple2<>(value, BigInteger.ZERO));
    reports.deposit(new UniquesEvent.AttributeSet(collection, item, key, value));
  }

  /// Says nothing where there is no such attribute.
  void clearAttribute(Optional<AccountId> owner, long collection, Optional<Long> item, Bytes key) {
    CollectionDetails details = collections.owned(owner, collection);
    requireThawedAttributes(collection, item);
    if (storage.attributes.take(new KeyTriple<>(collection, item, key)).isPresent()) {
      countAttributes(collection, details, details.attributes() - 1);
      reports.deposit(new UniquesEvent.AttributeCleared(collection, item, key));
    }
  }

  /// Frozen metadata freezes attributes, for root too.
  private void requireThawedAttributes(long collection, Optional<Long> item) {
    Optional<Boolean> frozen =
        item.isPresent()
            ? storage
                .itemMetadata
                .find(new KeyPair<>(collection, item.get()))
                .map(ItemMetadata::isFrozen)
            : storage.collectionMetadata.find(collection).map(CollectionMetadata::isFrozen);
    reports.require(!frozen.orElse(false), UniquesError.FROZEN);
  }

  private void countAttributes(long collection, CollectionDetails details, long count) {
    storage.collections.put(
        collection, details.withCounts(details.items(), details.itemMetadatas(), count));
  }

  void setMetadata(
      Optional<AccountId> owner, long collection, long item, Bytes data, boolean frozen) {
    CollectionDetails details = collections.owned(owner, collection);
    KeyPair<Long, Long> key = new KeyPair<>(collection, item);
    Optional<ItemMetadata> before = storage.itemMetadata.find(key);
    requireThawed(owner, before.map(ItemMetadata::isFrozen));
    if (before.isEmpty()) {
      countMetadatas(collection, details, Math.addExact(details.itemMetadatas(), 1));
    }
    storage.itemMetadata.put(key, new ItemMetadata(BigInteger.ZERO, data, frozen));
    reports.deposit(new UniquesEvent.MetadataSet(collection, item, data, frozen));
  }

  void clearMetadata(Optional<AccountId> owner, long collection, long item) {
    CollectionDetails details = collections.owned(owner, collection);
    KeyPair<Long, Long> key = new KeyPair<>(collection, item);
    Optional<ItemMetadata> before = storage.itemMetadata.find(key);
    requireThawed(owner, before.map(ItemMetadata::isFrozen));
    reports.require(before.isPresent(), UniquesError.UNKNOWN_COLLECTION);
    storage.itemMetadata.remove(key);
    countMetadatas(collection, details, details.itemMetadatas() - 1);
    reports.deposit(new UniquesEvent.MetadataCleared(collection, item));
  }

  private void countMetadatas(long collection, CollectionDetails details, long count) {
    storage.collections.put(
        collection, details.withCounts(details.items(), count, details.attributes()));
  }

  void setCollectionMetadata(
      Optional<AccountId> owner, long collection, Bytes data, boolean frozen) {
    collections.owned(owner, collection);
    requireThawed(
        owner, storage.collectionMetadata.find(collection).map(CollectionMetadata::isFrozen));
    storage.collectionMetadata.put(
        collection, new CollectionMetadata(BigInteger.ZERO, data, frozen));
    reports.deposit(new UniquesEvent.CollectionMetadataSet(collection, data, frozen));
  }

  void clearCollectionMetadata(Optional<AccountId> owner, long collection) {
    collections.owned(owner, collection);
    Optional<CollectionMetadata> before = storage.collectionMetadata.find(collection);
    requireThawed(owner, before.map(CollectionMetadata::isFrozen));
    reports.require(before.isPresent(), UniquesError.UNKNOWN_COLLECTION);
    storage.collectionMetadata.remove(collection);
    reports.deposit(new UniquesEvent.CollectionMetadataCleared(collection));
  }

  private void requireThawed(Optional<AccountId> owner, Optional<Boolean> frozen) {
    reports.require(owner.isEmpty() || !frozen.orElse(false), UniquesError.FROZEN);
  }
}
