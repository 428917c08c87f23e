package network.khala.pallets.scheduler;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Scheduler`.
@ScalePath("pallet_scheduler::pallet::Error")
public enum SchedulerError implements PalletError {
  /// There are as many calls at the block as may be, or the name is taken.
  @Index(0)
  FAILED_TO_SCHEDULE,
  /// There is no such call.
  @Index(1)
  NOT_FOUND,
  /// The block has begun already.
  @Index(2)
  TARGET_BLOCK_NUMBER_IN_PAST,
  /// Reserved.
  @Index(3)
  RESCHEDULE_NO_CHANGE,
  /// Reserved.
  @Index(4)
  NAMED
}
