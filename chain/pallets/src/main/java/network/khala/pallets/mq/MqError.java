package network.khala.pallets.mq;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaMq`.
@ScalePath("phala_pallets::mq::pallet::Error")
public enum MqError implements PalletError {
  /// The sender does not stand outside the chain.
  @Index(0)
  BAD_SENDER,
  /// The message is not the sender's next.
  @Index(1)
  BAD_SEQUENCE,
  /// The topic is invalid, or closed to this sender.
  @Index(2)
  BAD_DESTINATION
}
