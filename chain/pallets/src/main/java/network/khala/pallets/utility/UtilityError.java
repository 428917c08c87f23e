package network.khala.pallets.utility;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Utility`.
@ScalePath("pallet_utility::pallet::Error")
public enum UtilityError implements PalletError {
  /// More calls than one batch may hold.
  @Index(0)
  TOO_MANY_CALLS
}
