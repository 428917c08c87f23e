package network.khala.pallets.assets;

import network.khala.frame.Reports;
import network.khala.pallets.system.Accounts;
import network.khala.protocol.substrate.AccountId;

/// The tie between an account of an asset and the account of the chain: a sufficient asset keeps
/// the latter alive, any other asset is a consumer of it.
final class AssetExistence {
  private final Accounts accounts;
  private final Reports reports;

  AssetExistence(Accounts accounts, Reports reports) {
    this.accounts = accounts;
    this.reports = reports;
  }

  /// @param details the asset with one more account
  /// @param reason why the account may exist
  record Opened(AssetDetails details, ExistenceReason reason) {}

  boolean canOpen(AssetDetails details, AccountId who) {
    return details.isSufficient() || hasRoomForConsumer(who);
  }

  Opened open(AssetDetails details, AccountId who) {
    if (details.isSufficient()) {
      accounts.addSufficient(who);
      return new Opened(
          details.withAccounts(details.accounts() + 1, details.sufficients() + 1),
          new ExistenceReason.Sufficient());
    }
    // One more must stay free, so that an attacker's assets cannot use an account up.
    reports.require(hasRoomForConsumer(who), AssetsError.UNAVAILABLE_CONSUMER);
    accounts.addConsumer(who);
    return new Opened(
        details.withAccounts(details.accounts() + 1, details.sufficients()),
        new ExistenceReason.Consumer());
  }

  /// The asset with one account less.
  AssetDetails close(AssetDetails details, AccountId who, ExistenceReason reason) {
    long sufficients = details.sufficients();
    switch (reason) {
      case ExistenceReason.Consumer() -> accounts.removeConsumer(who);
      case ExistenceReason.Sufficient() -> {
        sufficients--;
        accounts.removeSufficient(who);
      }
      case ExistenceReason.DepositHeld _, ExistenceReason.DepositRefunded() -> {}
    }
    return details.withAccounts(details.accounts() - 1, sufficients);
  }

  private boolean hasRoomForConsumer(AccountId who) {
    return accounts.canAddConsumer(who)
        && accounts.get(who).consumers() < Accounts.CONSUMERS_MAX - 1;
  }
}
