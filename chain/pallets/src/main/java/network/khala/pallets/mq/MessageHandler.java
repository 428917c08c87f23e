package network.khala.pallets.mq;

import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.Topic;

/// A pallet's part that acts on messages of one topic.
public interface MessageHandler {
  /// The topic.
  Topic topic();

  /// Whether the payload is of the topic's type and within its bounds.
  boolean understands(Message message);

  /// Acts on a message, after checking its sender.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException if the message is refused; what was
  ///   changed before stays
  void handle(Message message);
}
