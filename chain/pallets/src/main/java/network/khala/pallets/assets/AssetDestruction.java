package network.khala.pallets.assets;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.system.Accounts;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codecs;

/// The end of an asset, in steps of bounded size: accounts, approvals, the asset itself.
final class AssetDestruction {
  private final AssetsStorage storage;
  private final AssetAdministration administration;
  private final AssetExistence existence;
  private final Funds funds;
  private final Reports reports;

  AssetDestruction(
      AssetsStorage storage,
      AssetAdministration administration,
      Accounts accounts,
      Funds funds,
      Reports reports) {
    this.storage = storage;
    this.administration = administration;
    this.existence = new AssetExistence(accounts, reports);
    this.funds = funds;
    this.reports = reports;
  }

  /// @param owner who asks, or nobody for root
  void start(Optional<AccountId> owner, long asset) {
    AssetDetails details = administration.existing(asset);
    reports.require(owner.map(details.owner()::equals).orElse(true), AssetsError.NO_PERMISSION);
    storage.asset.put(asset, details.withStatus(AssetStatus.DESTROYING));
    reports.deposit(new AssetsEvent.DestructionStarted(asset));
  }

  void destroyAccounts(long asset) {
    AssetDetails details = destroying(asset);
    List<Map.Entry<KeyPair<Long, AccountId>, AssetAccount>> dying = new ArrayList<>();
    for (Map.Entry<KeyPair<Long, AccountId>, AssetAccount> entry :
        storage.account.entriesUnder(Codecs.U32.encode(asset))) {
      if (dying.size() == AssetsPallet.REMOVED_MAX) {
        break;
      }
      dying.add(entry);
    }
    for (Map.Entry<KeyPair<Long, AccountId>, AssetAccount> entry : dying) {
      AccountId who = entry.getKey().second();
      if (entry.getValue().reason() instanceof ExistenceReason.DepositHeld(BigInteger deposit)) {
        funds.unreserve(who, deposit);
      }
      details = existence.close(details, who, entry.getValue().reason());
      storage.account.remove(entry.getKey());
    }
    storage.asset.put(asset, details);
    reports.deposit(new AssetsEvent.AccountsDestroyed(asset, dying.size(), details.accounts()));
  }

  void destroyApprovals(long asset) {
    AssetDetails details = destroying(asset);
    List<Map.Entry<KeyTriple<Long, AccountId, AccountId>, Approval>> dying = new ArrayList<>();
    for (Map.Entry<KeyTriple<Long, AccountId, AccountId>, Approval> entry :
        storage.approvals.entriesUnder(Codecs.U32.encode(asset))) {
      if (dying.size() == AssetsPallet.REMOVED_MAX) {
        break;
      }
      dying.add(entry);
    }
    for (Map.Entry<KeyTriple<Long, AccountId, AccountId>, Approval> entry : dying) {
      funds.unreserve(entry.getKey().second(), entry.getValue().deposit());
      storage.approvals.remove(entry.getKey());
    }
    long remaining = details.approvals() - dying.size();
    storage.asset.put(asset, details.withApprovals(remaining));
    reports.deposit(new AssetsEvent.ApprovalsDestroyed(asset, dying.size(), remaining));
  }

  void finish(long asset) {
    AssetDetails details = destroying(asset);
    reports.require(details.accounts() == 0, AssetsError.IN_USE);
    reports.require(details.approvals() == 0, AssetsError.IN_USE);
    BigInteger deposit = details.deposit().add(storage.metadata.get(asset).deposit());
    storage.metadata.remove(asset);
    storage.asset.remove(asset);
    funds.unreserve(details.owner(), deposit);
    reports.deposit(new AssetsEvent.Destroyed(asset));
  }

  private AssetDetails destroying(long asset) {
    AssetDetails details = administration.existing(asset);
    reports.require(details.status() == AssetStatus.DESTROYING, AssetsError.INCORRECT_STATUS);
    return details;
  }
}
