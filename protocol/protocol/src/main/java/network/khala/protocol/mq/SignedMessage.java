package network.khala.protocol.mq;

import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScalePath;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeName;

/// A message of a sender outside the chain.
///
/// @param message the message
/// @param sequence its number among the sender's messages, from 0 without gaps
/// @param signature sr25519 of [#dataToSign] under the sender's key; 64 bytes if it is genuine
@ScalePath("phala_mq::types::SignedMessage")
public record SignedMessage(
    @TypeName("Message") Message message,
    @TypeName("u64") long sequence,
    @TypeName("Vec<u8>") Bytes signature) {
  /// The codec of signed messages.
  public static final Codec<SignedMessage> CODEC = CodecFactory.STANDARD.of(SignedMessage.class);

  /// What is signed: `SCALE(message) ‖ sequence u64`, unwrapped.
  public static byte[] dataToSign(Message message, long sequence) {
    ScaleWriter out = new ScaleWriter();
    Message.CODEC.encode(message, out);
    out.u64(sequence);
    return out.toArray();
  }

  /// What this message's signature covers.
  public byte[] dataToSign() {
    return dataToSign(message, sequence);
  }
}
