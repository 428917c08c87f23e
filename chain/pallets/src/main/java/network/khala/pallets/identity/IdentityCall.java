package network.khala.pallets.identity;

import java.math.BigInteger;
import java.util.List;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Compact;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `Identity`.
@ScalePath("pallet_identity::pallet::Call")
public sealed interface IdentityCall extends PalletCall {
  /// Governance: names a registrar.
  @Index(0)
  @ScaleName("add_registrar")
  record AddRegistrar(@TypeName("AccountIdLookupOf<T>") MultiAddress account)
      implements IdentityCall {}

  /// Says something of the sender, against a deposit.
  @Index(1)
  @ScaleName("set_identity")
  record SetIdentity(@TypeName("Box<IdentityInfo<T::MaxAdditionalFields>>") IdentityInfo info)
      implements IdentityCall {}

  /// Sets the accounts below the sender.
  @Index(2)
  @ScaleName("set_subs")
  record SetSubs(@TypeName("Vec<(T::AccountId, Data)>") List<Tuple2<AccountId, Data>> subs)
      implements IdentityCall {}

  /// Takes all back.
  @Index(3)
  @ScaleName("clear_identity")
  record ClearIdentity() implements IdentityCall {}

  /// Asks a registrar to vouch.
  @Index(4)
  @ScaleName("request_judgement")
  record RequestJudgement(
      @TypeName("RegistrarIndex") @Compact @U32 long regIndex,
      @TypeName("BalanceOf<T>") @Compact BigInteger maxFee)
      implements IdentityCall {}

  /// Takes that back.
  @Index(5)
  @ScaleName("cancel_request")
  record CancelRequest(@U32 @TypeName("RegistrarIndex") long regIndex) implements IdentityCall {}

  /// A registrar: sets its fee.
  @Index(6)
  @ScaleName("set_fee")
  record SetFee(
      @TypeName("RegistrarIndex") @Compact @U32 long index,
      @TypeName("BalanceOf<T>") @Compact BigInteger fee)
      implements IdentityCall {}

  /// A registrar: hands its place on.
  @Index(7)
  @ScaleName("set_account_id")
  record SetAccountId(
      @TypeName("RegistrarIndex") @Compact @U32 long index,
      @TypeName("AccountIdLookupOf<T>") @ScaleName("new") MultiAddress next)
      implements IdentityCall {}

  /// A registrar: says what it looks at.
  @Index(8)
  @ScaleName("set_fields")
  record SetFields(
      @TypeName("RegistrarIndex") @Compact @U32 long index,
      @TypeName("IdentityFields") FieldSet fields)
      implements IdentityCall {}

  /// A registrar: vouches, or does not.
  @Index(9)
  @ScaleName("provide_judgement")
  record ProvideJudgement(
      @TypeName("RegistrarIndex") @Compact @U32 long regIndex,
      @TypeName("AccountIdLookupOf<T>") MultiAddress target,
      @TypeName("Judgement<BalanceOf<T>>") Judgement judgement,
      @TypeName("T::Hash") Hash identity)
      implements IdentityCall {}

  /// Governance: ends an identity; its deposits are lost.
  @Index(10)
  @ScaleName("kill_identity")
  record KillIdentity(@TypeName("AccountIdLookupOf<T>") MultiAddress target)
      implements IdentityCall {}

  /// Adds an account below the sender.
  @Index(11)
  @ScaleName("add_sub")
  record AddSub(@TypeName("AccountIdLookupOf<T>") MultiAddress sub, Data data)
      implements IdentityCall {}

  /// Names an account below the sender otherwise.
  @Index(12)
  @ScaleName("rename_sub")
  record RenameSub(@TypeName("AccountIdLookupOf<T>") MultiAddress sub, Data data)
      implements IdentityCall {}

  /// Removes an account below the sender.
  @Index(13)
  @ScaleName("remove_sub")
  record RemoveSub(@TypeName("AccountIdLookupOf<T>") MultiAddress sub) implements IdentityCall {}

  /// An account below another: leaves it.
  @Index(14)
  @ScaleName("quit_sub")
  record QuitSub() implements IdentityCall {}
}
