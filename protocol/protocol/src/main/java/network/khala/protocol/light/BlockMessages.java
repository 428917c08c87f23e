package network.khala.protocol.light;

import java.util.List;
import network.khala.protocol.mq.Message;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple;
import network.khala.scale.U32;

/// The messages of one block.
///
/// @param number the block
/// @param messages its messages in order
@Tuple
public record BlockMessages(@U32 long number, List<Message> messages) {
  /// The codec of the messages of consecutive blocks.
  public static final Codec<List<BlockMessages>> LIST_CODEC =
      Codecs.list(CodecFactory.STANDARD.of(BlockMessages.class));

  /// Copies the list.
  public BlockMessages {
    messages = List.copyOf(messages);
  }
}
