package network.khala.pallets.timestamp;

import network.khala.frame.dispatch.PalletCall;
import network.khala.scale.Compact;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of pallet `Timestamp`.
@ScalePath("pallet_timestamp::pallet::Call")
public sealed interface TimestampCall extends PalletCall {
  /// Inherent: sets the time, in milliseconds since 1970.
  @Index(0)
  @ScaleName("set")
  record Set(@Compact @TypeName("T::Moment") long now) implements TimestampCall {}
}
