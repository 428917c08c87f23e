package network.khala.protocol.mq;

import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.DecodeException;
import network.khala.scale.ScalePath;
import network.khala.scale.ScaleReader;
import network.khala.scale.TypeName;

/// One message of the queue.
///
/// @param sender who sends it
/// @param destination the topic
/// @param payload the encoding of the topic's type
@ScalePath("phala_mq::types::Message")
public record Message(
    @TypeName("SenderId") MessageOrigin sender,
    @TypeName("Topic") Topic destination,
    @TypeName("Vec<u8>") Bytes payload) {
  /// The codec of one message.
  public static final Codec<Message> CODEC = CodecFactory.STANDARD.of(Message.class);

  /// The codec of the messages of a block, the value of `PhalaMq.OutboundMessages`.
  public static final Codec<List<Message>> LIST_CODEC = Codecs.list(CODEC);

  /// Reads the payload as the given type. Bytes after it are allowed, as everywhere in the queue.
  ///
  /// @return empty if it does not decode
  public <T> Optional<T> decode(Codec<T> codec) {
    try {
      return Optional.of(codec.decode(new ScaleReader(payload)));
    } catch (DecodeException _) {
      return Optional.empty();
    }
  }
}
