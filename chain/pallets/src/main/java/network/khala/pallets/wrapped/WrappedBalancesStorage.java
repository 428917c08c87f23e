package network.khala.pallets.wrapped;

import java.math.BigInteger;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;
import network.khala.scale.Unit;

/// Storage of pallet `PhalaWrappedBalances`, in the order of metadata.
final class WrappedBalancesStorage {
  final StorageNMap<KeyPair<Long, AccountId>, Tuple2<BigInteger, BigInteger>> voteAccountMap;
  final StorageNMap<KeyPair<AccountId, Long>, Unit> accountVoteMap;
  final StorageMap<AccountId, FinanceAccount> stakerAccounts;
  final StorageValue<BigInteger> unmintableDust;

  WrappedBalancesStorage(StorageItems items) {
    Codec<AccountId> account = items.codec(AccountId.class);
    Hasher hasher = Hasher.BLAKE2_128_CONCAT;
    voteAccountMap =
        items.doubleMap(
            "VoteAccountMap",
            hasher,
            Codecs.U32,
            hasher,
            account,
            Codecs.tuple(Codecs.U128, Codecs.U128));
    accountVoteMap =
        items.doubleMap("AccountVoteMap", hasher, account, hasher, Codecs.U32, Codecs.UNIT);
    stakerAccounts =
        items.map(
            "StakerAccounts", Hasher.TWOX_64_CONCAT, account, items.codec(FinanceAccount.class));
    unmintableDust = items.value("UnmintableDust", Codecs.U128, BigInteger.ZERO);
  }
}
