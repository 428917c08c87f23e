package network.khala.pallets.vault;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Why a vault was locked.
@ScalePath("phala_pallets::compute::vault::pallet::ForceShutdownReason")
public enum ForceShutdownReason {
  /// A request waited longer than it may, and what is about to become free does not cover it.
  @Index(0)
  NO_ENOUGH_RELEASING_STAKE,
  /// The first request has waited for three grace periods.
  @Index(1)
  WAITING3X_GRACE_PERIOD
}
