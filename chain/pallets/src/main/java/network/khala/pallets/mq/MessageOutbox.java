package network.khala.pallets.mq;

import network.khala.protocol.mq.Topic;

/// Where a pallet puts its messages.
public interface MessageOutbox {
  /// Sends a message of the pallet: handlers on chain run at once, enclaves get it with the block.
  ///
  /// @param pallet the sender's name in metadata
  /// @param payload the encoding of the topic's type
  /// @throws network.khala.frame.dispatch.DispatchException `Exhausted` if a call sends it and the
  ///   block has no room for it
  void push(String pallet, Topic topic, byte[] payload);
}
