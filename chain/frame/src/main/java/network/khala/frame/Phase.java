package network.khala.frame;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.U32;

/// Where in a block an event was deposited.
@ScalePath("frame_system::Phase")
public sealed interface Phase {
  /// While the extrinsic with this index ran.
  @Index(0)
  @Tuple
  record ApplyExtrinsic(@U32 long index) implements Phase {}

  /// After the last extrinsic.
  @Index(1)
  record Finalization() implements Phase {}

  /// Before the first extrinsic.
  @Index(2)
  record Initialization() implements Phase {}
}
