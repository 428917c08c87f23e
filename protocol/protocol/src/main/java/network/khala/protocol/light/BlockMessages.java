package network.khala.protocol.light;

import java.util.List;
import network.khala.protocol.mq.Message;
import network.khala.scale.Bound;
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
public record BlockMessages(@U32 long number, @Bound(MAX_MESSAGES) List<Message> messages) {
  /// The largest number of messages of one block that an enclave takes; the chain makes half as
  /// many at most.
  public static final int MAX_MESSAGES = 32_768;

  /// The codec of one block's messages, for reading a long list block by block.
  public static final Codec<BlockMessages> CODEC = CodecFactory.STANDARD.of(BlockMessages.class);

  /// The codec of the messages of consecutive blocks.
  public static final Codec<List<BlockMessages>> LIST_CODEC = Codecs.list(CODEC);

  /// Copies the list.
  public BlockMessages {
    messages = List.copyOf(messages);
  }
}
