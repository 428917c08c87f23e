package network.khala.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Key stretching over HMAC, by the JDK's implementation.
final class Hmac {
  private Hmac() {}

  /// PBKDF2-HMAC-SHA512, one block: 64 bytes. The JDK's own PBKDF2 takes passwords that are text
  /// only.
  static byte[] pbkdf2Sha512(byte[] password, byte[] salt, int rounds) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(password, "HmacSHA512"));
      mac.update(salt);
      mac.update(new byte[] {0, 0, 0, 1});
      byte[] block = mac.doFinal();
      byte[] result = block.clone();
      for (int round = 1; round < rounds; round++) {
        mac.update(block);
        mac.doFinal(block, 0);
        for (int i = 0; i < result.length; i++) {
          result[i] ^= block[i];
        }
      }
      Arrays.fill(block, (byte) 0);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks HMAC-SHA512", e);
    }
  }
}
