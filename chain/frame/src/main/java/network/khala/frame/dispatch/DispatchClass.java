package network.khala.frame.dispatch;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Which share of a block a call is charged to.
@ScalePath("frame_support::dispatch::DispatchClass")
public enum DispatchClass {
  /// What users send.
  @Index(0)
  NORMAL,
  /// What keeps the network running; a share of every block is kept for it.
  @Index(1)
  OPERATIONAL,
  /// Inherents: never refused for lack of room.
  @Index(2)
  MANDATORY
}
