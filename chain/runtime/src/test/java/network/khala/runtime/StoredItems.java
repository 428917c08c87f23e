package network.khala.runtime;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.frame.Pallet;
import network.khala.frame.storage.StorageEntry;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.system.AccountData;
import network.khala.pallets.system.AccountInfo;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;

/// What pallets keep to themselves, by the names of metadata. The types that a caller declares must
/// be those of the pallet's storage.
@SuppressWarnings("unchecked")
final class StoredItems {
  private StoredItems() {}

  static <V> StorageValue<V> value(Pallet pallet, String name) {
    return (StorageValue<V>) entry(pallet, name);
  }

  static <K, V> StorageMap<K, V> map(Pallet pallet, String name) {
    return (StorageMap<K, V>) entry(pallet, name);
  }

  static <K, V> StorageNMap<K, V> nmap(Pallet pallet, String name) {
    return (StorageNMap<K, V>) entry(pallet, name);
  }

  /// What every account owns.
  static Map<AccountId, AccountData> accounts(KhalaRuntime runtime) {
    Map<AccountId, AccountData> all = new TreeMap<>();
    StorageMap<AccountId, AccountInfo> accounts = map(runtime.system(), "Account");
    accounts.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue().data()));
    return all;
  }

  /// The sum of what all accounts own.
  static BigInteger sumOfAccounts(KhalaRuntime runtime) {
    return accounts(runtime).values().stream()
        .map(AccountData::total)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /// What a runtime changed, in key order; what it removed is empty.
  static SortedMap<Bytes, Bytes> changes(KhalaRuntime runtime) {
    SortedMap<Bytes, Bytes> changes = new TreeMap<>();
    runtime
        .state()
        .changes()
        .forEach((key, value) -> changes.put(key, value == null ? Bytes.EMPTY : Bytes.of(value)));
    return changes;
  }

  private static StorageEntry<?> entry(Pallet pallet, String name) {
    return pallet.items().entries().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
