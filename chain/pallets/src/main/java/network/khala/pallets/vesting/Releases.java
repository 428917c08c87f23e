package network.khala.pallets.vesting;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Versions of the pallet's storage.
@ScalePath("pallet_vesting::Releases")
public enum Releases {
  /// One schedule for each account.
  @Index(0)
  V0,
  /// Several.
  @Index(1)
  V1
}
