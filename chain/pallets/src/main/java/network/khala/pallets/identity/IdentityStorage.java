package network.khala.pallets.identity;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Storage of pallet `Identity`, in the order of metadata.
final class IdentityStorage {
  final StorageMap<AccountId, Registration> identityOf;

  /// The account above, and the name below it.
  final StorageMap<AccountId, Tuple2<AccountId, Data>> superOf;

  /// What is reserved, and the accounts below.
  final StorageMap<AccountId, Tuple2<BigInteger, List<AccountId>>> subsOf;

  final StorageValue<List<Optional<RegistrarInfo>>> registrars;

  IdentityStorage(StorageItems items) {
    Codec<AccountId> account = items.codec(AccountId.class);
    identityOf =
        items.map("IdentityOf", Hasher.TWOX_64_CONCAT, account, items.codec(Registration.class));
    superOf =
        items.map(
            "SuperOf",
            Hasher.BLAKE2_128_CONCAT,
            account,
            Codecs.tuple(account, items.codec(Data.class)));
    subsOf =
        items.map(
            "SubsOf",
            Hasher.TWOX_64_CONCAT,
            account,
            Codecs.tuple(Codecs.U128, Codecs.boundedList(account, IdentityConfig.SUB_ACCOUNTS_MAX)),
            new Tuple2<>(BigInteger.ZERO, List.of()));
    registrars =
        items.value(
            "Registrars",
            Codecs.boundedList(
                Codecs.option(items.codec(RegistrarInfo.class)), IdentityConfig.REGISTRARS_MAX),
            List.of());
  }
}
