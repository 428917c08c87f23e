package network.khala.protocol.mq;

import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Tuple;

/// What a user sends to a contract: in the open, or encrypted to the contract's key.
///
/// @param <T> what it is, such as an `InkCommand`
public sealed interface Payload<T> {
  /// The codec of payloads of the given type.
  static <T> Codec<Payload<T>> codec(Codec<T> content) {
    return CodecFactory.STANDARD.of(Payload.class, content);
  }

  /// In the open.
  ///
  /// @param content the content
  @Index(0)
  @Tuple
  record Plain<T>(T content) implements Payload<T> {}

  /// Encrypted.
  ///
  /// @param data decrypts to the content's encoding
  @Index(1)
  @Tuple
  record Encrypted<T>(EncryptedData data) implements Payload<T> {}
}
