package network.khala.pallets.identity;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Identity`.
@ScalePath("pallet_identity::pallet::Error")
public enum IdentityError implements PalletError {
  /// There are as many accounts below this one as may be.
  @Index(0)
  TOO_MANY_SUB_ACCOUNTS,
  /// There is no such thing.
  @Index(1)
  NOT_FOUND,
  /// The account has no identity.
  @Index(2)
  NOT_NAMED,
  /// There is no such registrar.
  @Index(3)
  EMPTY_INDEX,
  /// The registrar wants more.
  @Index(4)
  FEE_CHANGED,
  /// The account has no identity.
  @Index(5)
  NO_IDENTITY,
  /// The registrar was asked already, or calls the identity wrong.
  @Index(6)
  STICKY_JUDGEMENT,
  /// The registrar has answered already.
  @Index(7)
  JUDGEMENT_GIVEN,
  /// That is no answer.
  @Index(8)
  INVALID_JUDGEMENT,
  /// The sender is not this registrar.
  @Index(9)
  INVALID_INDEX,
  /// The account has no identity.
  @Index(10)
  INVALID_TARGET,
  /// Reserved: more names and values do not decode.
  @Index(11)
  TOO_MANY_FIELDS,
  /// There are as many registrars as may be.
  @Index(12)
  TOO_MANY_REGISTRARS,
  /// The account is below another one already.
  @Index(13)
  ALREADY_CLAIMED,
  /// The account is below nobody.
  @Index(14)
  NOT_SUB,
  /// The account is below somebody else.
  @Index(15)
  NOT_OWNED,
  /// The identity was changed meanwhile.
  @Index(16)
  JUDGEMENT_FOR_DIFFERENT_IDENTITY,
  /// The registrar cannot take its fee.
  @Index(17)
  JUDGEMENT_PAYMENT_FAILED
}
