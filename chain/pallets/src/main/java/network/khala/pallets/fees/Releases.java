package network.khala.pallets.fees;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Which form the pallet's storage has.
@ScalePath("pallet_transaction_payment::Releases")
public enum Releases {
  /// Before the multiplier was unsigned.
  @Index(0)
  V1_ANCIENT,
  /// The form in force.
  @Index(1)
  V2
}
