package network.khala.pallets.balances;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Events of pallet `Balances`. Amounts are in 10^-12 of a token.
@ScalePath("pallet_balances::pallet::Event")
public sealed interface BalancesEvent extends PalletEvent {
  /// An account was created with some free balance.
  @Index(0)
  record Endowed(
      @TypeName("T::AccountId") AccountId account, @TypeName("T::Balance") BigInteger freeBalance)
      implements BalancesEvent {}

  /// An account ended with less than the existential deposit, which is lost.
  @Index(1)
  record DustLost(
      @TypeName("T::AccountId") AccountId account, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount was moved.
  @Index(2)
  record Transfer(
      @TypeName("T::AccountId") AccountId from,
      @TypeName("T::AccountId") AccountId to,
      @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// A free balance was set by root.
  @Index(3)
  record BalanceSet(
      @TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger free)
      implements BalancesEvent {}

  /// An amount was set aside.
  @Index(4)
  record Reserved(
      @TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount that was set aside is free again.
  @Index(5)
  record Unreserved(
      @TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount that was set aside went to another account.
  @Index(6)
  record ReserveRepatriated(
      @TypeName("T::AccountId") AccountId from,
      @TypeName("T::AccountId") AccountId to,
      @TypeName("T::Balance") BigInteger amount,
      @TypeName("Status") BalanceStatus destinationStatus)
      implements BalancesEvent {}

  /// An amount was put in, by a pallet.
  @Index(7)
  record Deposit(@TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount was taken out, for fees for example.
  @Index(8)
  record Withdraw(
      @TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount was taken as a punishment.
  @Index(9)
  record Slashed(@TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount was made.
  @Index(10)
  record Minted(@TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount was destroyed.
  @Index(11)
  record Burned(@TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount was taken out, to be put in again.
  @Index(12)
  record Suspended(
      @TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An amount was put in again.
  @Index(13)
  record Restored(
      @TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// An account was put under the accounting in force.
  @Index(14)
  record Upgraded(@TypeName("T::AccountId") AccountId who) implements BalancesEvent {}

  /// Issuance grew.
  @Index(15)
  record Issued(@TypeName("T::Balance") BigInteger amount) implements BalancesEvent {}

  /// Issuance shrank.
  @Index(16)
  record Rescinded(@TypeName("T::Balance") BigInteger amount) implements BalancesEvent {}

  /// More is frozen by locks.
  @Index(17)
  record Locked(@TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// Less is frozen by locks.
  @Index(18)
  record Unlocked(
      @TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// More is frozen.
  @Index(19)
  record Frozen(@TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}

  /// Less is frozen.
  @Index(20)
  record Thawed(@TypeName("T::AccountId") AccountId who, @TypeName("T::Balance") BigInteger amount)
      implements BalancesEvent {}
}
