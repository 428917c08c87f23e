package network.khala.pruntime.keys;

import java.util.Arrays;
import java.util.Optional;
import network.khala.crypto.AesGcm;
import network.khala.crypto.KeyAgreement;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.KeyUse;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.crypto.VerificationException;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// Encrypts an sr25519 secret for one receiver, under a key agreed between it and a key that is
/// derived for this use. The agreed key is the same each time, so every encryption has a nonce of
/// twelve random bytes: a derived one would serve twice under different secrets.
public final class KeySharing {
  private KeySharing() {}

  /// Encrypts a secret.
  ///
  /// @param parent the sender's key, from which the key for this use is derived
  /// @param secret 64 bytes, which stay the caller's
  /// @throws VerificationException if the receiver's key is malformed
  public static EncryptedKey encrypt(
      Sr25519KeyPair parent, KeyUse use, Sr25519PublicKey receiver, SecretBytes secret) {
    byte[] nonce = AesGcm.randomNonce();
    byte[] plain = secret.toArray();
    try (Sr25519KeyPair sender = KeyDerivation.derive(parent, use);
        KeyAgreement channel = KeyAgreement.between(sender, receiver.value())) {
      return new EncryptedKey(
          new Sr25519PublicKey(sender.publicKey()),
          Bytes.wrap(channel.encrypt(nonce, plain)),
          Bytes.wrap(nonce));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /// Decrypts what was encrypted for `own`; empty if it is not for it, or damaged, or no secret.
  /// The caller closes the result.
  public static Optional<SecretBytes> decrypt(Sr25519KeyPair own, EncryptedKey key) {
    try (KeyAgreement channel = KeyAgreement.between(own, key.ecdhPubkey().value())) {
      SecretBytes secret =
          SecretBytes.wrap(channel.decrypt(key.iv().toArray(), key.encryptedKey().toArray()));
      try {
        Sr25519KeyPair.fromSecret(secret).close();
        return Optional.of(secret);
      } catch (IllegalArgumentException e) {
        secret.close();
        return Optional.empty();
      }
    } catch (VerificationException e) {
      return Optional.empty();
    }
  }
}
