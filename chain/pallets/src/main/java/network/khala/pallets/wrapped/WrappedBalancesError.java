package network.khala.pallets.wrapped;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaWrappedBalances`.
@ScalePath("phala_pallets::compute::wrapped_balances::pallet::Error")
public enum WrappedBalancesError implements PalletError {
  /// The account never wrapped or delegated anything.
  @Index(0)
  STAKER_ACCOUNT_NOT_FOUND,
  /// There is less W-PHA, or votes lock it.
  @Index(1)
  UNWRAP_AMOUNT_EXCEEDS_AVALIABLE_STAKE,
  /// The vote is larger than what the voter has.
  @Index(2)
  VOTE_AMOUNT_LARGER_THAN_TOTAL_STAKES,
  /// There is no such referendum, or it is over.
  @Index(3)
  REFERENDUM_INVALID,
  /// The referendum is not over.
  @Index(4)
  REFERENDUM_ONGOING,
  /// The number of votes to forget is not 1 to 100.
  @Index(5)
  ITERATIONS_IS_NOT_VAILD
}
