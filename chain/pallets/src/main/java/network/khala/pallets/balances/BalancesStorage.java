package network.khala.pallets.balances;

import java.math.BigInteger;
import java.util.List;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.system.AccountData;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// Storage of pallet `Balances`, in the order of metadata. Balances themselves lie in
/// `System.Account`; `Account` stays empty.
final class BalancesStorage {
  static final int LOCKS_MAX = 50;
  static final int RESERVES_MAX = 50;

  final StorageValue<BigInteger> totalIssuance;
  final StorageValue<BigInteger> inactiveIssuance;
  final StorageMap<AccountId, AccountData> account;
  final StorageMap<AccountId, List<BalanceLock>> locks;
  final StorageMap<AccountId, List<ReserveData>> reserves;
  final StorageMap<AccountId, List<IdAmount>> holds;
  final StorageMap<AccountId, List<IdAmount>> freezes;

  BalancesStorage(StorageItems items) {
    Codec<AccountId> accountId = items.codec(AccountId.class);
    Codec<List<IdAmount>> amounts = Codecs.boundedList(items.codec(IdAmount.class), 0);
    totalIssuance = items.value("TotalIssuance", Codecs.U128, BigInteger.ZERO);
    inactiveIssuance = items.value("InactiveIssuance", Codecs.U128, BigInteger.ZERO);
    account =
        items.map(
            "Account",
            Hasher.BLAKE2_128_CONCAT,
            accountId,
            items.codec(AccountData.class),
            AccountData.EMPTY);
    locks =
        items.map(
            "Locks",
            Hasher.BLAKE2_128_CONCAT,
            accountId,
            Codecs.weakBoundedList(items.codec(BalanceLock.class), LOCKS_MAX),
            List.of());
    reserves =
        items.map(
            "Reserves",
            Hasher.BLAKE2_128_CONCAT,
            accountId,
            Codecs.boundedList(items.codec(ReserveData.class), RESERVES_MAX),
            List.of());
    holds = items.map("Holds", Hasher.BLAKE2_128_CONCAT, accountId, amounts, List.of());
    freezes = items.map("Freezes", Hasher.BLAKE2_128_CONCAT, accountId, amounts, List.of());
  }
}
