package network.khala.protocol.gatekeeper;

import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Length;

/// An sr25519 secret that only the receiver can read.
///
/// @param ecdhPubkey the sender's key-agreement key, derived for this kind of key
/// @param encryptedKey AES-256-GCM of the 64-byte secret, tag included: 80 bytes
/// @param iv the nonce, 12 bytes
public record EncryptedKey(Sr25519PublicKey ecdhPubkey, Bytes encryptedKey, @Length(12) Bytes iv) {
  /// The codec of encrypted keys.
  public static final Codec<EncryptedKey> CODEC = CodecFactory.STANDARD.of(EncryptedKey.class);
}
