package network.khala.pallets.identity;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Receiver;
import network.khala.pallets.system.AccountLookup;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Pallet `Identity`.
public final class IdentityPallet extends CallablePallet<IdentityCall> {
  private final IdentityConfig config;
  private final IdentityStorage storage;
  private final Funds funds;
  private final Receiver treasury;
  private final SubAccounts subs;
  private final Registrars registrars;

  /// The pallet of a chain.
  ///
  /// @param treasury who gets the deposits of ended identities
  public IdentityPallet(
      Kernel kernel, int index, IdentityConfig config, Funds funds, Receiver treasury) {
    super(kernel, "Identity", index, IdentityCall.class);
    this.config = config;
    this.storage = new IdentityStorage(items());
    this.funds = funds;
    this.treasury = treasury;
    this.subs = new SubAccounts(config, storage, funds, reports());
    this.registrars = new Registrars(storage, items().codec(IdentityInfo.class), funds, reports());
    constant("BasicDeposit", Codecs.U128, config.basicDeposit());
    constant("FieldDeposit", Codecs.U128, config.fieldDeposit());
    constant("SubAccountDeposit", Codecs.U128, config.subAccountDeposit());
    constant("MaxSubAccounts", Codecs.U32, (long) IdentityConfig.SUB_ACCOUNTS_MAX);
    constant("MaxAdditionalFields", Codecs.U32, (long) IdentityConfig.ADDITIONAL_MAX);
    constant("MaxRegistrars", Codecs.U32, (long) IdentityConfig.REGISTRARS_MAX);
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(IdentityEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(IdentityError.class);
  }

  @Override
  protected long units(IdentityCall call) {
    return switch (call) {
      case IdentityCall.SetIdentity(IdentityInfo info) -> info.additional().size();
      case IdentityCall.SetSubs(List<Tuple2<AccountId, Data>> all) -> all.size();
      case IdentityCall.ClearIdentity _, IdentityCall.KillIdentity _ ->
          IdentityConfig.SUB_ACCOUNTS_MAX;
      default -> 0;
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, IdentityCall call) {
    switch (call) {
      case IdentityCall.AddRegistrar(MultiAddress account) -> {
        config.governance().require(origin);
        registrars.add(AccountLookup.resolve(account));
      }
      case IdentityCall.KillIdentity(MultiAddress target) -> {
        config.governance().require(origin);
        kill(AccountLookup.resolve(target));
      }
      default -> dispatchSigned(origin.requireSigned(), call);
    }
    return PostDispatch.AS_DECLARED;
  }

  private void dispatchSigned(AccountId who, IdentityCall call) {
    switch (call) {
      case IdentityCall.SetIdentity(IdentityInfo info) -> set(who, info);
      case IdentityCall.SetSubs(List<Tuple2<AccountId, Data>> all) -> subs.setAll(who, all);
      case IdentityCall.ClearIdentity() -> clear(who);
      case IdentityCall.RequestJudgement(long index, BigInteger feeMax) ->
          registrars.request(who, index, feeMax);
      case IdentityCall.CancelRequest(long index) -> registrars.cancel(who, index);
      case IdentityCall.SetFee(long index, BigInteger fee) ->
          registrars.change(who, index, one -> new RegistrarInfo(one.account(), fee, one.fields()));
      case IdentityCall.SetAccountId(long index, MultiAddress next) -> {
        AccountId account = AccountLookup.resolve(next);
        registrars.change(who, index, one -> new RegistrarInfo(account, one.fee(), one.fields()));
      }
      case IdentityCall.SetFields(long index, FieldSet fields) ->
          registrars.change(who, index, one -> new RegistrarInfo(one.account(), one.fee(), fields));
      case IdentityCall.ProvideJudgement one ->
          registrars.judge(
              who,
              one.regIndex(),
              AccountLookup.resolve(one.target()),
              one.judgement(),
              one.identity());
      case IdentityCall.AddSub(MultiAddress sub, Data name) ->
          subs.add(who, AccountLookup.resolve(sub), name);
      case IdentityCall.RenameSub(MultiAddress sub, Data name) ->
          subs.rename(who, AccountLookup.resolve(sub), name);
      case IdentityCall.RemoveSub(MultiAddress sub) -> subs.remove(who, AccountLookup.resolve(sub));
      case IdentityCall.QuitSub() -> subs.quit(who);
      case IdentityCall.AddRegistrar _, IdentityCall.KillIdentity _ ->
          throw new IllegalStateException("no call of an account");
    }
  }

  /// What registrars were asked, or hold against the account, stays.
  private void set(AccountId who, IdentityInfo info) {
    Optional<Registration> before = storage.identityOf.find(who);
    BigInteger reserved = before.map(Registration::deposit).orElse(BigInteger.ZERO);
    BigInteger due =
        config
            .basicDeposit()
            .add(config.fieldDeposit().multiply(BigInteger.valueOf(info.additional().size())));
    funds.adjustReserve(who, reserved, due);
    List<Tuple2<Long, Judgement>> kept = before.map(Registration::sticky).orElse(List.of());
    storage.identityOf.put(who, new Registration(kept, due, info));
    deposit(new IdentityEvent.IdentitySet(who));
  }

  private void clear(AccountId who) {
    BigInteger reserved = forget(who);
    funds.unreserve(who, reserved);
    deposit(new IdentityEvent.IdentityCleared(who, reserved));
  }

  private void kill(AccountId who) {
    BigInteger reserved = forget(who);
    funds.confiscateReserved(who, reserved, treasury);
    deposit(new IdentityEvent.IdentityKilled(who, reserved));
  }

  /// @return what was reserved
  private BigInteger forget(AccountId who) {
    Registration identity =
        storage.identityOf.take(who).orElseThrow(() -> failure(IdentityError.NOT_NAMED));
    return identity.reserved().add(subs.forget(who));
  }
}
