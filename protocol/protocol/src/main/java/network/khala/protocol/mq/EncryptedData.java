package network.khala.protocol.mq;

import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Length;

/// Bytes that only the receiver can read.
///
/// @param iv the nonce of AES-256-GCM, 12 bytes
/// @param pubkey the sender's key-agreement key
/// @param data the ciphertext and its 16-byte tag
public record EncryptedData(@Length(12) Bytes iv, Sr25519PublicKey pubkey, Bytes data) {
  /// The codec of encrypted data.
  public static final Codec<EncryptedData> CODEC = CodecFactory.STANDARD.of(EncryptedData.class);
}
