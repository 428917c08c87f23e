package network.khala.pallets.identity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import network.khala.frame.Reports;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Tuple2;

/// The accounts below others. The account above leaves a deposit for each.
final class SubAccounts {
  private final IdentityConfig config;
  private final IdentityStorage storage;
  private final Funds funds;
  private final Reports reports;

  SubAccounts(IdentityConfig config, IdentityStorage storage, Funds funds, Reports reports) {
    this.config = config;
    this.storage = storage;
    this.funds = funds;
    this.reports = reports;
  }

  void setAll(AccountId who, List<Tuple2<AccountId, Data>> subs) {
    reports.require(storage.identityOf.contains(who), IdentityError.NOT_FOUND);
    reports.require(
        subs.size() <= IdentityConfig.SUB_ACCOUNTS_MAX, IdentityError.TOO_MANY_SUB_ACCOUNTS);
    for (Tuple2<AccountId, Data> sub : subs) {
      reports.require(
          storage.superOf.find(sub.first()).map(above -> above.first().equals(who)).orElse(true),
          IdentityError.ALREADY_CLAIMED);
    }
    Tuple2<BigInteger, List<AccountId>> before = storage.subsOf.get(who);
    BigInteger due = config.subAccountDeposit().multiply(BigInteger.valueOf(subs.size()));
    funds.adjustReserve(who, before.first(), due);
    before.second().forEach(storage.superOf::remove);
    for (Tuple2<AccountId, Data> sub : subs) {
      storage.superOf.put(sub.first(), new Tuple2<>(who, sub.second()));
    }
    put(who, due, subs.stream().map(Tuple2::first).toList());
  }

  void add(AccountId who, AccountId sub, Data name) {
    requireIdentity(who);
    reports.require(!storage.superOf.contains(sub), IdentityError.ALREADY_CLAIMED);
    Tuple2<BigInteger, List<AccountId>> before = storage.subsOf.get(who);
    reports.require(
        before.second().size() < IdentityConfig.SUB_ACCOUNTS_MAX,
        IdentityError.TOO_MANY_SUB_ACCOUNTS);
    BigInteger deposit = config.subAccountDeposit();
    funds.reserve(who, deposit);
    storage.superOf.put(sub, new Tuple2<>(who, name));
    List<AccountId> all = new ArrayList<>(before.second());
    all.add(sub);
    put(who, before.first().add(deposit), all);
    reports.deposit(new IdentityEvent.SubIdentityAdded(sub, who, deposit));
  }

  void rename(AccountId who, AccountId sub, Data name) {
    requireIdentity(who);
    reports.require(
        storage.superOf.find(sub).map(above -> above.first().equals(who)).orElse(false),
        IdentityError.NOT_OWNED);
    storage.superOf.put(sub, new Tuple2<>(who, name));
  }

  void remove(AccountId who, AccountId sub) {
    requireIdentity(who);
    AccountId above =
        storage
            .superOf
            .find(sub)
            .map(Tuple2::first)
            .orElseThrow(() -> reports.failure(IdentityError.NOT_SUB));
    reports.require(above.equals(who), IdentityError.NOT_OWNED);
    storage.superOf.remove(sub);
    BigInteger freed = release(who, sub);
    funds.unreserve(who, freed);
    reports.deposit(new IdentityEvent.SubIdentityRemoved(sub, who, freed));
  }

  /// The deposit goes to the account that leaves.
  void quit(AccountId sub) {
    AccountId above =
        storage
            .superOf
            .take(sub)
            .map(Tuple2::first)
            .orElseThrow(() -> reports.failure(IdentityError.NOT_SUB));
    BigInteger freed = release(above, sub);
    funds.payReserved(above, sub, freed);
    reports.deposit(new IdentityEvent.SubIdentityRevoked(sub, above, freed));
  }

  /// Forgets all accounts below one.
  ///
  /// @return what is reserved for them
  BigInteger forget(AccountId who) {
    Tuple2<BigInteger, List<AccountId>> all = storage.subsOf.get(who);
    storage.subsOf.remove(who);
    all.second().forEach(storage.superOf::remove);
    return all.first();
  }

  private BigInteger release(AccountId who, AccountId sub) {
    Tuple2<BigInteger, List<AccountId>> before = storage.subsOf.get(who);
    BigInteger freed = config.subAccountDeposit().min(before.first());
    put(
        who,
        before.first().subtract(freed),
        before.second().stream().filter(one -> !one.equals(sub)).toList());
    return freed;
  }

  private void put(AccountId who, BigInteger deposit, List<AccountId> all) {
    if (all.isEmpty() && deposit.signum() == 0) {
      storage.subsOf.remove(who);
    } else {
      storage.subsOf.put(who, new Tuple2<>(deposit, all));
    }
  }

  private void requireIdentity(AccountId who) {
    reports.require(storage.identityOf.contains(who), IdentityError.NO_IDENTITY);
  }
}
