package network.khala.pallets.uniques;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;
import network.khala.scale.Unit;

/// Storage of pallet `Uniques`, in the order of metadata, and the limits of its texts in bytes.
public final class UniquesStorage {
  /// Metadata.
  public static final int STRING_MAX = 50;

  /// Keys of attributes and properties.
  public static final int KEY_MAX = 32;

  /// Values of attributes and properties.
  public static final int VALUE_MAX = 256;

  final StorageMap<Long, CollectionDetails> collections;
  final StorageMap<AccountId, Long> ownershipAcceptance;
  final StorageNMap<KeyTriple<AccountId, Long, Long>, Unit> itemsOf;
  final StorageNMap<KeyPair<AccountId, Long>, Unit> collectionsOf;
  final StorageNMap<KeyPair<Long, Long>, ItemDetails> items;
  final StorageMap<Long, CollectionMetadata> collectionMetadata;
  final StorageNMap<KeyPair<Long, Long>, ItemMetadata> itemMetadata;

  /// By collection, item and key, the value and what was left for it; without an item, those of the
  /// collection.
  final StorageNMap<KeyTriple<Long, Optional<Long>, Bytes>, Tuple2<Bytes, BigInteger>> attributes;

  /// The price, and who alone may buy.
  final StorageNMap<KeyPair<Long, Long>, Tuple2<BigInteger, Optional<AccountId>>> prices;

  final StorageMap<Long, Long> maxSupply;

  UniquesStorage(StorageItems declared) {
    Codec<AccountId> accountId = declared.codec(AccountId.class);
    Codec<Bytes> key = Codecs.boundedBytes(KEY_MAX);
    Codec<Bytes> value = Codecs.boundedBytes(VALUE_MAX);
    Codec<Optional<AccountId>> buyer = Codecs.option(accountId);
    Codec<Tuple2<BigInteger, Optional<AccountId>>> price = Codecs.tuple(Codecs.U128, buyer);
    Hasher hasher = Hasher.BLAKE2_128_CONCAT;
    collections =
        declared.map("Class", hasher, Codecs.U32, declared.codec(CollectionDetails.class));
    ownershipAcceptance = declared.map("OwnershipAcceptance", hasher, accountId, Codecs.U32);
    itemsOf = declared.tripleMap("Account", hasher, accountId, Codecs.U32, Codecs.U32, Codecs.UNIT);
    collectionsOf =
        declared.doubleMap("ClassAccount", hasher, accountId, hasher, Codecs.U32, Codecs.UNIT);
    items =
        declared.doubleMap(
            "Asset", hasher, Codecs.U32, hasher, Codecs.U32, declared.codec(ItemDetails.class));
    collectionMetadata =
        declared.map(
            "ClassMetadataOf", hasher, Codecs.U32, declared.codec(CollectionMetadata.class));
    itemMetadata =
        declared.doubleMap(
            "InstanceMetadataOf",
            hasher,
            Codecs.U32,
            hasher,
            Codecs.U32,
            declared.codec(ItemMetadata.class));
    attributes =
        declared.tripleMap(
            "Attribute",
            hasher,
            Codecs.U32,
            Codecs.option(Codecs.U32),
            key,
            Codecs.tuple(value, Codecs.U128));
    prices = declared.doubleMap("ItemPriceOf", hasher, Codecs.U32, hasher, Codecs.U32, price);
    maxSupply = declared.map("CollectionMaxSupply", hasher, Codecs.U32, Codecs.U32);
  }
}
