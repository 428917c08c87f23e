package network.khala.protocol.light;

import java.util.List;
import network.khala.protocol.mq.Message;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.U32;

/// All that an enclave must know of a block, 48 bytes.
///
/// @param number the block
/// @param timestampMs `Timestamp.Now` after the block, milliseconds
/// @param consensusVersion `PhalaRegistry.PRuntimeConsensusVersion` after the block, 0 if unset
/// @param messagesHash BLAKE2b-256 of the encoded list of the block's messages
public record BlockHead(
    @U32 long number, long timestampMs, @U32 long consensusVersion, Hash messagesHash) {
  /// The length of the encoding.
  public static final int SIZE = 48;

  /// The codec of one head.
  public static final Codec<BlockHead> CODEC = CodecFactory.STANDARD.of(BlockHead.class);

  /// The largest number of heads that an enclave takes in one call.
  public static final int MAX_HEADS = 16_384;

  /// The codec of what an enclave takes in one call: at most [#MAX_HEADS] consecutive heads.
  public static final Codec<List<BlockHead>> BATCH_CODEC = Codecs.boundedList(CODEC, MAX_HEADS);

  /// The codec of any number of consecutive heads.
  public static final Codec<List<BlockHead>> LIST_CODEC = Codecs.list(CODEC);

  /// The messages hash of a block without messages.
  public static final Hash NO_MESSAGES = Hash.blake2(new byte[] {0});

  /// The messages hash of a block with the given messages.
  public static Hash hashOf(List<Message> messages) {
    return Hash.blake2(Message.LIST_CODEC.encode(messages));
  }

  /// The messages hash of a block whose stored value of `PhalaMq.OutboundMessages` is given.
  ///
  /// @param encodedMessages the value as stored, empty if it is not
  public static Hash hashOfEncoded(Bytes encodedMessages) {
    return encodedMessages.isEmpty() ? NO_MESSAGES : Hash.blake2(encodedMessages);
  }
}
