package network.khala.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-GCM without associated data, by the JDK's implementation: keys of 16 or 32 bytes, nonces of
/// 12, and a tag of 16 bytes after the ciphertext.
///
/// A nonce must never serve twice under one key: two messages under one nonce give away both, and
/// the power to forge. Use [#randomNonce] unless the key serves once.
///
/// Source: `docs/protocol/keys.md#authenticated-encryption`.
public final class AesGcm {
  /// The length of a nonce in bytes.
  public static final int NONCE_SIZE = 12;

  /// The length of the tag in bytes.
  public static final int TAG_SIZE = 16;

  private AesGcm() {}

  /// Twelve fresh random bytes.
  public static byte[] randomNonce() {
    return Randomness.bytes(NONCE_SIZE);
  }

  /// Encrypts: ciphertext of the plaintext's length, then the tag.
  public static byte[] encrypt(SecretBytes key, byte[] nonce, byte[] plaintext) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM encryption failed in this Java runtime", e);
    }
  }

  /// Decrypts ciphertext and tag; the caller wipes the plaintext if it is secret.
  ///
  /// @throws VerificationException if the tag does not match: wrong key or nonce, or altered bytes
  public static byte[] decrypt(SecretBytes key, byte[] nonce, byte[] ciphertext) {
    if (ciphertext.length < TAG_SIZE) {
      throw new VerificationException(
          "ciphertext of %d bytes is shorter than its tag".formatted(ciphertext.length));
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(ciphertext);
    } catch (AEADBadTagException _) {
      throw new VerificationException("ciphertext does not match its tag");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM decryption failed in this Java runtime", e);
    }
  }

  private static Cipher cipher(int mode, SecretBytes key, byte[] nonce)
      throws GeneralSecurityException {
    if (key.size() != 16 && key.size() != 32) {
      throw new IllegalArgumentException("an AES key has 16 or 32 bytes, not " + key.size());
    }
    if (nonce.length != NONCE_SIZE) {
      throw new IllegalArgumentException("a nonce has 12 bytes, not " + nonce.length);
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key.backing(), "AES"), new GCMParameterSpec(8 * TAG_SIZE, nonce));
    return cipher;
  }
}
