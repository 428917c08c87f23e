package network.khala.pallets.assets;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;

/// Who may do what with an asset: creation, ownership, the team, freezing.
final class AssetAdministration {
  private final AssetsStorage storage;
  private final Funds funds;
  private final Reports reports;

  AssetAdministration(AssetsStorage storage, Funds funds, Reports reports) {
    this.storage = storage;
    this.funds = funds;
    this.reports = reports;
  }

  void create(AccountId owner, long asset, AccountId admin, BigInteger minBalance) {
    requireFree(asset, minBalance);
    funds.reserve(owner, AssetsPallet.ASSET_DEPOSIT);
    storage.asset.put(
        asset, AssetDetails.of(owner, admin, AssetsPallet.ASSET_DEPOSIT, minBalance, false));
    reports.deposit(new AssetsEvent.Created(asset, owner, admin));
  }

  void forceCreate(long asset, AccountId owner, boolean isSufficient, BigInteger minBalance) {
    requireFree(asset, minBalance);
    storage.asset.put(
        asset, AssetDetails.of(owner, owner, BigInteger.ZERO, minBalance, isSufficient));
    reports.deposit(new AssetsEvent.ForceCreated(asset, owner));
  }

  void freeze(AccountId who, long asset, AccountId account) {
    AssetDetails details = existing(asset);
    requireNotDestroying(details);
    reports.require(details.freezer().equals(who), AssetsError.NO_PERMISSION);
    setFrozen(asset, account, true);
    reports.deposit(new AssetsEvent.Frozen(asset, account));
  }

  void thaw(AccountId who, long asset, AccountId account) {
    AssetDetails details = existing(asset);
    requireNotDestroying(details);
    reports.require(details.admin().equals(who), AssetsError.NO_PERMISSION);
    setFrozen(asset, account, false);
    reports.deposit(new AssetsEvent.Thawed(asset, account));
  }

  void freezeAsset(AccountId who, long asset) {
    AssetDetails details = live(asset);
    reports.require(details.freezer().equals(who), AssetsError.NO_PERMISSION);
    storage.asset.put(asset, details.withStatus(AssetStatus.FROZEN));
    reports.deposit(new AssetsEvent.AssetFrozen(asset));
  }

  void thawAsset(AccountId who, long asset) {
    AssetDetails details = existing(asset);
    reports.require(details.admin().equals(who), AssetsError.NO_PERMISSION);
    reports.require(details.status() == AssetStatus.FROZEN, AssetsError.NOT_FROZEN);
    storage.asset.put(asset, details.withStatus(AssetStatus.LIVE));
    reports.deposit(new AssetsEvent.AssetThawed(asset));
  }

  void transferOwnership(AccountId who, long asset, AccountId next) {
    AssetDetails details = live(asset);
    reports.require(details.owner().equals(who), AssetsError.NO_PERMISSION);
    if (who.equals(next)) {
      return;
    }
    BigInteger deposit = details.deposit().add(storage.metadata.get(asset).deposit());
    funds.repatriateReserved(who, next, deposit);
    storage.asset.put(asset, details.withOwner(next));
    reports.deposit(new AssetsEvent.OwnerChanged(asset, next));
  }

  void setTeam(AccountId who, long asset, AccountId issuer, AccountId admin, AccountId freezer) {
    AssetDetails details = live(asset);
    reports.require(details.owner().equals(who), AssetsError.NO_PERMISSION);
    storage.asset.put(asset, details.withTeam(issuer, admin, freezer));
    reports.deposit(new AssetsEvent.TeamChanged(asset, issuer, admin, freezer));
  }

  void forceStatus(AssetsCall.ForceAssetStatus call, AccountId owner, Team team) {
    AssetDetails details = existing(call.id());
    requireNotDestroying(details);
    reports.require(call.minBalance().signum() > 0, AssetsError.MIN_BALANCE_ZERO);
    storage.asset.put(
        call.id(),
        details
            .withOwner(owner)
            .withTeam(team.issuer(), team.admin(), team.freezer())
            .withRules(call.minBalance(), call.isSufficient())
            .withStatus(call.isFrozen() ? AssetStatus.FROZEN : AssetStatus.LIVE));
    reports.deposit(new AssetsEvent.AssetStatusChanged(call.id()));
  }

  /// Who issues, administers and freezes.
  record Team(AccountId issuer, AccountId admin, AccountId freezer) {}

  /// A lower minimum harms nobody; a higher one would end accounts.
  void setMinBalance(AccountId who, long asset, BigInteger minBalance) {
    AssetDetails details = existing(asset);
    reports.require(details.owner().equals(who), AssetsError.NO_PERMISSION);
    reports.require(!details.isSufficient(), AssetsError.NO_PERMISSION);
    reports.require(
        minBalance.compareTo(details.minBalance()) < 0 || details.accounts() == 0,
        AssetsError.NO_PERMISSION);
    reports.require(minBalance.signum() > 0, AssetsError.MIN_BALANCE_ZERO);
    storage.asset.put(asset, details.withRules(minBalance, false));
    reports.deposit(new AssetsEvent.AssetMinBalanceChanged(asset, minBalance));
  }

  AssetDetails existing(long asset) {
    return storage.asset.find(asset).orElseThrow(() -> reports.failure(AssetsError.UNKNOWN));
  }

  AssetDetails live(long asset) {
    AssetDetails details = existing(asset);
    reports.require(details.status() == AssetStatus.LIVE, AssetsError.ASSET_NOT_LIVE);
    return details;
  }

  private void requireNotDestroying(AssetDetails details) {
    reports.require(details.status() != AssetStatus.DESTROYING, AssetsError.ASSET_NOT_LIVE);
  }

  private void requireFree(long asset, BigInteger minBalance) {
    reports.require(storage.asset.find(asset).isEmpty(), AssetsError.IN_USE);
    reports.require(minBalance.signum() > 0, AssetsError.MIN_BALANCE_ZERO);
  }

  private void setFrozen(long asset, AccountId who, boolean frozen) {
    KeyPair<Long, AccountId> key = new KeyPair<>(asset, who);
    Optional<AssetAccount> account = storage.account.find(key);
    storage.account.put(
        key, account.orElseThrow(() -> reports.failure(AssetsError.NO_ACCOUNT)).withFrozen(frozen));
  }
}
