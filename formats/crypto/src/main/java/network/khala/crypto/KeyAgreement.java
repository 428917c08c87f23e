package network.khala.crypto;

import network.khala.scale.Bytes32;

/// A secret channel between two sr25519 keys: what [Sr25519KeyPair#agree] finds is the AES-256-GCM
/// key, the same on both sides and the same each time. So every message needs a nonce of its own,
/// whichever side sends it: see [AesGcm#randomNonce].
///
/// Source: `docs/protocol/keys.md#key-agreement`.
public final class KeyAgreement implements AutoCloseable {
  private final SecretBytes sharedKey;

  private KeyAgreement(SecretBytes sharedKey) {
    this.sharedKey = sharedKey;
  }

  /// The channel between an own key and a peer's public key.
  ///
  /// @throws VerificationException if the peer's key is malformed
  public static KeyAgreement between(Sr25519KeyPair own, Bytes32 peer) {
    return new KeyAgreement(own.agree(peer));
  }

  /// Encrypts a message: ciphertext of its length, then 16 bytes of tag.
  public byte[] encrypt(byte[] nonce, byte[] plaintext) {
    return AesGcm.encrypt(sharedKey, nonce, plaintext);
  }

  /// Decrypts a message of the peer's or one's own.
  ///
  /// @throws VerificationException if the tag does not match
  public byte[] decrypt(byte[] nonce, byte[] ciphertext) {
    return AesGcm.decrypt(sharedKey, nonce, ciphertext);
  }

  /// The shared key, 32 bytes; the caller closes it.
  public SecretBytes sharedKey() {
    return SecretBytes.copyOf(sharedKey.backing());
  }

  @Override
  public void close() {
    sharedKey.close();
  }
}
