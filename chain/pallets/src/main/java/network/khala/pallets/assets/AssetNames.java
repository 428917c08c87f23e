package network.khala.pallets.assets;

import java.math.BigInteger;
import network.khala.frame.Reports;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;

/// Names, symbols and decimals of assets, against a deposit by their length.
final class AssetNames {
  private final AssetsStorage storage;
  private final AssetAdministration administration;
  private final Funds funds;
  private final Reports reports;

  AssetNames(
      AssetsStorage storage, AssetAdministration administration, Funds funds, Reports reports) {
    this.storage = storage;
    this.administration = administration;
    this.funds = funds;
    this.reports = reports;
  }

  void set(AccountId who, long asset, Bytes name, Bytes symbol, int decimals) {
    requireShort(name, symbol);
    AssetDetails details = administration.live(asset);
    reports.require(details.owner().equals(who), AssetsError.NO_PERMISSION);
    AssetMetadata before = storage.metadata.get(asset);
    reports.require(!before.isFrozen(), AssetsError.NO_PERMISSION);
    BigInteger deposit =
        AssetsPallet.METADATA_DEPOSIT_BASE.add(
            AssetsPallet.METADATA_DEPOSIT_PER_BYTE.multiply(
                BigInteger.valueOf(name.size() + symbol.size())));
    BigInteger more = deposit.subtract(before.deposit());
    if (more.signum() > 0) {
      funds.reserve(who, more);
    } else {
      funds.unreserve(who, more.negate());
    }
    put(asset, new AssetMetadata(deposit, name, symbol, decimals, false));
  }

  void clear(AccountId who, long asset) {
    AssetDetails details = administration.live(asset);
    reports.require(details.owner().equals(who), AssetsError.NO_PERMISSION);
    remove(asset, details.owner());
  }

  void forceSet(long asset, Bytes name, Bytes symbol, int decimals, boolean isFrozen) {
    requireShort(name, symbol);
    administration.existing(asset);
    BigInteger deposit = storage.metadata.get(asset).deposit();
    put(asset, new AssetMetadata(deposit, name, symbol, decimals, isFrozen));
  }

  void forceClear(long asset) {
    remove(asset, administration.existing(asset).owner());
  }

  private void put(long asset, AssetMetadata metadata) {
    storage.metadata.put(asset, metadata);
    reports.deposit(
        new AssetsEvent.MetadataSet(
            asset, metadata.name(), metadata.symbol(), metadata.decimals(), metadata.isFrozen()));
  }

  private void remove(long asset, AccountId owner) {
    AssetMetadata metadata =
        storage.metadata.take(asset).orElseThrow(() -> reports.failure(AssetsError.UNKNOWN));
    funds.unreserve(owner, metadata.deposit());
    reports.deposit(new AssetsEvent.MetadataCleared(asset));
  }

  private void requireShort(Bytes name, Bytes symbol) {
    reports.require(
        name.size() <= AssetsStorage.STRING_MAX && symbol.size() <= AssetsStorage.STRING_MAX,
        AssetsError.BAD_METADATA);
  }
}
