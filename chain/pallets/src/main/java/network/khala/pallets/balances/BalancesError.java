package network.khala.pallets.balances;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Balances`.
@ScalePath("pallet_balances::pallet::Error")
public enum BalancesError implements PalletError {
  /// The vested balance is too high for the transfer.
  @Index(0)
  VESTING_BALANCE,
  /// Locks forbid it.
  @Index(1)
  LIQUIDITY_RESTRICTIONS,
  /// The balance is too low.
  @Index(2)
  INSUFFICIENT_BALANCE,
  /// The amount is below the existential deposit.
  @Index(3)
  EXISTENTIAL_DEPOSIT,
  /// The account would end.
  @Index(4)
  EXPENDABILITY,
  /// The account has a vesting schedule already.
  @Index(5)
  EXISTING_VESTING_SCHEDULE,
  /// The account does not exist.
  @Index(6)
  DEAD_ACCOUNT,
  /// The account has too many reserves.
  @Index(7)
  TOO_MANY_RESERVES,
  /// The account has too many holds.
  @Index(8)
  TOO_MANY_HOLDS,
  /// The account has too many freezes.
  @Index(9)
  TOO_MANY_FREEZES
}
