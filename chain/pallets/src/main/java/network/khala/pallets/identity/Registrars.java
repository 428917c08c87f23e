package network.khala.pallets.identity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.DispatchException;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;

/// Those who vouch for identities, and what they say.
final class Registrars {
  private final IdentityStorage storage;
  private final Codec<IdentityInfo> infoCodec;
  private final Funds funds;
  private final Reports reports;

  Registrars(IdentityStorage storage, Codec<IdentityInfo> infoCodec, Funds funds, Reports reports) {
    this.storage = storage;
    this.infoCodec = infoCodec;
    this.funds = funds;
    this.reports = reports;
  }

  void add(AccountId account) {
    List<Optional<RegistrarInfo>> all = new ArrayList<>(storage.registrars.get());
    reports.require(all.size() < IdentityConfig.REGISTRARS_MAX, IdentityError.TOO_MANY_REGISTRARS);
    all.add(Optional.of(new RegistrarInfo(account, BigInteger.ZERO, FieldSet.NONE)));
    storage.registrars.set(all);
    reports.deposit(new IdentityEvent.RegistrarAdded(all.size() - 1L));
  }

  private Optional<RegistrarInfo> find(long index) {
    List<Optional<RegistrarInfo>> all = storage.registrars.get();
    return index < all.size() ? all.get((int) index) : Optional.empty();
  }

  /// A registrar changes what is known of it.
  void change(AccountId who, long index, UnaryOperator<RegistrarInfo> change) {
    RegistrarInfo registrar = ofSender(who, index);
    List<Optional<RegistrarInfo>> all = new ArrayList<>(storage.registrars.get());
    all.set((int) index, Optional.of(change.apply(registrar)));
    storage.registrars.set(all);
  }

  private RegistrarInfo ofSender(AccountId who, long index) {
    return find(index)
        .filter(one -> one.account().equals(who))
        .orElseThrow(() -> reports.failure(IdentityError.INVALID_INDEX));
  }

  void request(AccountId who, long index, BigInteger feeMax) {
    RegistrarInfo registrar =
        find(index).orElseThrow(() -> reports.failure(IdentityError.EMPTY_INDEX));
    reports.require(feeMax.compareTo(registrar.fee()) >= 0, IdentityError.FEE_CHANGED);
    Registration identity = identity(who);
    reports.require(
        !identity.of(index).map(Judgement::isSticky).orElse(false), IdentityError.STICKY_JUDGEMENT);
    funds.reserve(who, registrar.fee());
    storage.identityOf.put(who, identity.with(index, new Judgement.FeePaid(registrar.fee())));
    reports.deposit(new IdentityEvent.JudgementRequested(who, index));
  }

  private Registration identity(AccountId who) {
    return storage
        .identityOf
        .find(who)
        .orElseThrow(() -> reports.failure(IdentityError.NO_IDENTITY));
  }

  void cancel(AccountId who, long index) {
    Registration identity = identity(who);
    Judgement judgement =
        identity.of(index).orElseThrow(() -> reports.failure(IdentityError.NOT_FOUND));
    if (!(judgement instanceof Judgement.FeePaid(BigInteger fee))) {
      throw reports.failure(IdentityError.JUDGEMENT_GIVEN);
    }
    funds.unreserve(who, fee);
    storage.identityOf.put(who, identity.without(index));
    reports.deposit(new IdentityEvent.JudgementUnrequested(who, index));
  }

  /// @param identityHash what the registrar has looked at
  void judge(AccountId who, long index, AccountId target, Judgement judgement, Hash identityHash) {
    reports.require(!(judgement instanceof Judgement.FeePaid), IdentityError.INVALID_JUDGEMENT);
    ofSender(who, index);
    Registration identity =
        storage
            .identityOf
            .find(target)
            .orElseThrow(() -> reports.failure(IdentityError.INVALID_TARGET));
    reports.require(
        Hash.blake2(infoCodec.encode(identity.info())).equals(identityHash),
        IdentityError.JUDGEMENT_FOR_DIFFERENT_IDENTITY);
    if (identity.of(index).orElse(null) instanceof Judgement.FeePaid(BigInteger fee)) {
      pay(target, who, fee);
    }
    storage.identityOf.put(target, identity.with(index, judgement));
    reports.deposit(new IdentityEvent.JudgementGiven(target, index));
  }

  private void pay(AccountId from, AccountId registrar, BigInteger fee) {
    try {
      funds.payReserved(from, registrar, fee);
    } catch (DispatchException _) {
      throw reports.failure(IdentityError.JUDGEMENT_PAYMENT_FAILED);
    }
  }
}
