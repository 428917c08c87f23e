package network.khala.pallets.vesting;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Vesting`.
@ScalePath("pallet_vesting::pallet::Error")
public enum VestingError implements PalletError {
  /// The account has no schedule.
  @Index(0)
  NOT_VESTING,
  /// The account has as many schedules as may be.
  @Index(1)
  AT_MAX_VESTING_SCHEDULES,
  /// Less than what may be given so.
  @Index(2)
  AMOUNT_LOW,
  /// There is no such schedule.
  @Index(3)
  SCHEDULE_INDEX_OUT_OF_BOUNDS,
  /// The schedule locks nothing, or never ends.
  @Index(4)
  INVALID_SCHEDULE_PARAMS
}
