package network.khala.frame.dispatch;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Whether a call costs a fee.
@ScalePath("frame_support::dispatch::Pays")
public enum Pays {
  /// The sender pays.
  @Index(0)
  YES,
  /// Nobody pays.
  @Index(1)
  NO
}
