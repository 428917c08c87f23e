package network.khala.pallets.identity;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `Identity`. Deposits are in 10^-12.
@ScalePath("pallet_identity::pallet::Event")
public sealed interface IdentityEvent extends PalletEvent {
  /// An account said something of itself.
  @Index(0)
  record IdentitySet(@TypeName("T::AccountId") AccountId who) implements IdentityEvent {}

  /// It took it back.
  @Index(1)
  record IdentityCleared(
      @TypeName("T::AccountId") AccountId who, @TypeName("BalanceOf<T>") BigInteger deposit)
      implements IdentityEvent {}

  /// Governance ended an identity.
  @Index(2)
  record IdentityKilled(
      @TypeName("T::AccountId") AccountId who, @TypeName("BalanceOf<T>") BigInteger deposit)
      implements IdentityEvent {}

  /// A registrar was asked.
  @Index(3)
  record JudgementRequested(
      @TypeName("T::AccountId") AccountId who, @U32 @TypeName("RegistrarIndex") long registrarIndex)
      implements IdentityEvent {}

  /// A registrar is not asked any longer.
  @Index(4)
  record JudgementUnrequested(
      @TypeName("T::AccountId") AccountId who, @U32 @TypeName("RegistrarIndex") long registrarIndex)
      implements IdentityEvent {}

  /// A registrar answered.
  @Index(5)
  record JudgementGiven(
      @TypeName("T::AccountId") AccountId target,
      @U32 @TypeName("RegistrarIndex") long registrarIndex)
      implements IdentityEvent {}

  /// There is one more registrar.
  @Index(6)
  record RegistrarAdded(@U32 @TypeName("RegistrarIndex") long registrarIndex)
      implements IdentityEvent {}

  /// An account is below another.
  @Index(7)
  record SubIdentityAdded(
      @TypeName("T::AccountId") AccountId sub,
      @TypeName("T::AccountId") AccountId main,
      @TypeName("BalanceOf<T>") BigInteger deposit)
      implements IdentityEvent {}

  /// It was removed.
  @Index(8)
  record SubIdentityRemoved(
      @TypeName("T::AccountId") AccountId sub,
      @TypeName("T::AccountId") AccountId main,
      @TypeName("BalanceOf<T>") BigInteger deposit)
      implements IdentityEvent {}

  /// It left.
  @Index(9)
  record SubIdentityRevoked(
      @TypeName("T::AccountId") AccountId sub,
      @TypeName("T::AccountId") AccountId main,
      @TypeName("BalanceOf<T>") BigInteger deposit)
      implements IdentityEvent {}
}
