package network.khala.pallets.assets;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// What may be done with an asset.
@ScalePath("pallet_assets::types::AssetStatus")
public enum AssetStatus {
  /// Everything.
  @Index(0)
  LIVE,
  /// Nothing moves.
  @Index(1)
  FROZEN,
  /// Nothing but its destruction.
  @Index(2)
  DESTROYING
}
