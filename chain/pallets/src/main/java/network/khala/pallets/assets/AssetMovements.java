package network.khala.pallets.assets;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;

/// What users do with assets: mint, burn, transfers, approvals, accounts on deposit.
///
/// What a transfer leaves below the minimum goes along with it.
final class AssetMovements {
  private final AssetsStorage storage;
  private final AssetAdministration administration;
  private final AssetLedger ledger;
  private final Funds funds;
  private final Reports reports;

  AssetMovements(
      AssetsStorage storage,
      AssetAdministration administration,
      AssetLedger ledger,
      Funds funds,
      Reports reports) {
    this.storage = storage;
    this.administration = administration;
    this.ledger = ledger;
    this.funds = funds;
    this.reports = reports;
  }

  void mint(AccountId who, long asset, AccountId beneficiary, BigInteger amount) {
    reports.require(administration.live(asset).issuer().equals(who), AssetsError.NO_PERMISSION);
    ledger.mint(asset, beneficiary, amount);
  }

  void burn(AccountId who, long asset, AccountId from, BigInteger amount) {
    AssetDetails details = administration.live(asset);
    spendable(asset, from);
    reports.require(details.admin().equals(who), AssetsError.NO_PERMISSION);
    ledger.burn(asset, from, amount);
  }

  void forceTransfer(AccountId who, long asset, AccountId from, AccountId to, BigInteger amount) {
    reports.require(administration.live(asset).admin().equals(who), AssetsError.NO_PERMISSION);
    transfer(asset, from, to, amount, false);
  }

  /// @param keepAlive whether the minimum must be left
  void transfer(long asset, AccountId from, AccountId to, BigInteger amount, boolean keepAlive) {
    if (amount.signum() == 0) {
      return;
    }
    AssetDetails details = administration.live(asset);
    BigInteger available = spendable(asset, from);
    BigInteger reducible =
        keepAlive ? available.subtract(details.minBalance()).max(BigInteger.ZERO) : available;
    reports.require(reducible.compareTo(amount) >= 0, AssetsError.BALANCE_LOW);
    BigInteger rest = available.subtract(amount);
    BigInteger moved = rest.compareTo(details.minBalance()) < 0 ? available : amount;
    ledger.checkDeposit(asset, details, to, moved);
    if (!from.equals(to)) {
      ledger.increase(asset, to, moved);
      ledger.setBalance(asset, from, available.subtract(moved));
    }
    reports.deposit(new AssetsEvent.Transferred(asset, from, to, moved));
  }

  void approve(AccountId owner, long asset, AccountId delegate, BigInteger amount) {
    AssetDetails details = administration.live(asset);
    KeyTriple<Long, AccountId, AccountId> key = new KeyTriple<>(asset, owner, delegate);
    Optional<Approval> before = storage.approvals.find(key);
    if (before.isEmpty()) {
      storage.asset.put(asset, details.withApprovals(Math.addExact(details.approvals(), 1)));
    }
    Approval approval = before.orElse(new Approval(BigInteger.ZERO, BigInteger.ZERO));
    BigInteger more = AssetsPallet.APPROVAL_DEPOSIT.subtract(approval.deposit());
    if (more.signum() > 0) {
      funds.reserve(owner, more);
    }
    storage.approvals.put(
        key,
        new Approval(
            AssetLedger.requireSum(approval.amount(), amount),
            approval.deposit().max(AssetsPallet.APPROVAL_DEPOSIT)));
    reports.deposit(new AssetsEvent.ApprovedTransfer(asset, owner, delegate, amount));
  }

  void cancelApproval(long asset, AccountId owner, AccountId delegate) {
    administration.live(asset);
    Approval approval =
        storage
            .approvals
            .take(new KeyTriple<>(asset, owner, delegate))
            .orElseThrow(() -> reports.failure(AssetsError.UNKNOWN));
    release(asset, owner, approval);
    reports.deposit(new AssetsEvent.ApprovalCancelled(asset, owner, delegate));
  }

  void requireAdmin(AccountId who, long asset) {
    reports.require(administration.live(asset).admin().equals(who), AssetsError.NO_PERMISSION);
  }

  void transferApproved(
      AccountId delegate, long asset, AccountId owner, AccountId to, BigInteger amount) {
    administration.live(asset);
    KeyTriple<Long, AccountId, AccountId> key = new KeyTriple<>(asset, owner, delegate);
    Approval approval =
        storage.approvals.find(key).orElseThrow(() -> reports.failure(AssetsError.UNAPPROVED));
    BigInteger rest = approval.amount().subtract(amount);
    reports.require(rest.signum() >= 0, AssetsError.UNAPPROVED);
    transfer(asset, owner, to, amount, false);
    if (rest.signum() == 0) {
      storage.approvals.remove(key);
      release(asset, owner, approval);
    } else {
      storage.approvals.put(key, new Approval(rest, approval.deposit()));
    }
    reports.deposit(new AssetsEvent.TransferredApproved(asset, owner, delegate, to, amount));
  }

  void touch(AccountId who, long asset) {
    reports.require(!ledger.hasAccount(asset, who), AssetsError.ALREADY_EXISTS);
    AssetDetails details = administration.live(asset);
    funds.reserve(who, AssetsPallet.ACCOUNT_DEPOSIT);
    storage.asset.put(
        asset, details.withAccounts(Math.addExact(details.accounts(), 1), details.sufficients()));
    storage.account.put(
        new KeyPair<>(asset, who),
        AssetAccount.of(
            BigInteger.ZERO, new ExistenceReason.DepositHeld(AssetsPallet.ACCOUNT_DEPOSIT)));
  }

  /// What the account still has ceases to be.
  void refund(AccountId who, long asset, boolean allowBurn) {
    AssetAccount account =
        ledger.account(asset, who).orElseThrow(() -> reports.failure(AssetsError.NO_DEPOSIT));
    if (!(account.reason() instanceof ExistenceReason.DepositHeld(BigInteger deposit))) {
      throw reports.failure(AssetsError.NO_DEPOSIT);
    }
    AssetDetails details = administration.live(asset);
    reports.require(!account.isFrozen(), AssetsError.FROZEN);
    reports.require(account.balance().signum() == 0 || allowBurn, AssetsError.WOULD_BURN);
    funds.unreserve(who, deposit);
    storage.account.remove(new KeyPair<>(asset, who));
    storage.asset.put(asset, details.withAccounts(details.accounts() - 1, details.sufficients()));
    ledger.changeSupply(asset, account.balance().negate());
  }

  private void release(long asset, AccountId owner, Approval approval) {
    AssetDetails details = administration.existing(asset);
    storage.asset.put(asset, details.withApprovals(details.approvals() - 1));
    funds.unreserve(owner, approval.deposit());
  }

  /// What an account has, unless it is frozen or not there.
  private BigInteger spendable(long asset, AccountId who) {
    AssetAccount account =
        ledger.account(asset, who).orElseThrow(() -> reports.failure(AssetsError.NO_ACCOUNT));
    reports.require(!account.isFrozen(), AssetsError.FROZEN);
    return account.balance();
  }
}
