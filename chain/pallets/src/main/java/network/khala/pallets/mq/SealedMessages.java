package network.khala.pallets.mq;

import java.util.List;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.mq.Message;
import network.khala.scale.Bytes;

/// The messages of a block that is done, as the accumulator has taken them in.
///
/// @param head what enclaves get of the block
/// @param encoded the SCALE list of the messages
/// @param messages the same, decoded
public record SealedMessages(BlockHead head, Bytes encoded, List<Message> messages) {
  /// Copies the list.
  public SealedMessages {
    messages = List.copyOf(messages);
  }
}
