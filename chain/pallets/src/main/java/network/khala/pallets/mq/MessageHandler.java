package network.khala.pallets.mq;

import java.util.Optional;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;

/// A pallet's part that acts on messages of one topic.
///
/// @param <E> the topic's type
public interface MessageHandler<E> {
  /// The topic.
  Topic topic();

  /// Reads the payload, once for each message.
  ///
  /// @return nothing if it is not of the topic's type, or beyond its bounds
  Optional<E> read(Message message);

  /// Acts on a message, after checking its sender.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException if the message is refused; what was
  ///   changed before stays
  void handle(MessageOrigin sender, E event);

  /// What is to be done about a message; nothing if it cannot be read.
  default Optional<Runnable> action(Message message) {
    return read(message).map(event -> () -> handle(message.sender(), event));
  }
}
