package network.khala.protocol.mq;

import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Tuple;

/// The tag by which the transaction pool chains the messages of one sender: the extrinsic with
/// sequence `n` provides the tag of `n` and requires that of `n − 1`.
///
/// @param label always [#LABEL]
/// @param sender who sends
/// @param sequence the number of the message
@Tuple
public record PoolTag(String label, MessageOrigin sender, long sequence) {
  /// What keeps these tags apart from others.
  public static final String LABEL = "PhalaMqOffchainMessages";

  private static final Codec<PoolTag> CODEC = CodecFactory.STANDARD.of(PoolTag.class);

  /// The encoded tag of the sender's message `sequence`.
  public static byte[] of(MessageOrigin sender, long sequence) {
    return CODEC.encode(new PoolTag(LABEL, sender, sequence));
  }
}
